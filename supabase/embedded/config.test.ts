import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(toml: string, env: NodeJS.ProcessEnv = {}) {
  writeFileSync(join(folder, 'config.toml'), toml);
  return readConfig(join(folder, 'config.toml'), env);
}

describe('config.toml', () => {
  it('may be silent: then all is as the Supabase CLI assumes, but nobody signs up alone', () => {
    expect(read('')).toMatchObject({ apiPort: 54321, schemas: ['public'], maxRows: 1000, auth: { jwtExpiry: 3600, enableSignup: false } });
    expect(readConfig(join(folder, 'nowhere.toml')).apiPort).toBe(54321);
  });

  it('is read in its own units', () => {
    const config = read(`
      [api]
      port = 1234
      schemas = ["public", "other"]
      [storage]
      file_size_limit = "5MiB"
      [auth.email]
      max_frequency = "1m30s"
      [auth.rate_limit]
      sign_in_sign_ups = 7
      [edge_runtime]
      whatever = true
    `);
    expect(config).toMatchObject({ apiPort: 1234, schemas: ['public', 'other'], storageFileSizeLimit: 5 * 1024 * 1024 });
    expect(config.auth.rateLimits).toMatchObject({ mailMaxFrequency: 90, signInSignUps: 7 });
  });

  it('takes secrets from the environment', () => {
    const smtp = '[auth.email.smtp]\nhost = "mail"\nport = 587\nuser = "u"\npass = "env(SMTP_PASS)"\nadmin_email = "a@b.cn"';
    expect(read(smtp, { SMTP_PASS: 'secret' }).auth.smtp).toMatchObject({ pass: 'secret', host: 'mail' });
    expect(read(`${smtp}\nenabled = false`).auth.smtp).toBeUndefined();
  });

  it('finds seeds by pattern, in order, and mails by path', () => {
    mkdirSync(join(folder, 'seeds'), { recursive: true });
    for (const name of ['seeds/b.sql', 'seeds/a.sql']) writeFileSync(join(folder, name), '');
    expect(read('[db.seed]\nsql_paths = ["./seeds/*.sql", "./missing.sql"]').seedFiles).toEqual([
      join(folder, 'seeds/a.sql'),
      join(folder, 'seeds/b.sql'),
    ]);
    expect(read('[db.seed]\nenabled = false').seedFiles).toEqual([]);
  });

  it.each([
    ['[api]\nport = "many"', 'api.port'],
    ['[api]\nschemas = []', 'api.schemas'],
    ['[auth.email]\nmax_frequency = "soon"', 'expected a duration'],
    ['[storage]\nfile_size_limit = "5 bananas"', 'expected a size'],
  ])('names what is wrong: %j', (toml, complaint) => {
    expect(() => read(toml)).toThrow(complaint);
    expect(() => read(toml)).toThrow('config.toml');
  });
});
