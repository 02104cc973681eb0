import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openKeys } from '../keys.ts';
import { identifyCaller } from './caller.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keys = openKeys(folder);

const now = Math.floor(Date.now() / 1000);
const alice = { sub: 'alice', role: 'authenticated', exp: now + 60 };
const strict = { requireApiKey: true, refuseBadToken: true };
const identify = (headers: Record<string, string>, rules = strict) => identifyCaller(headers, keys, rules);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const role = (headers: Record<string, string>, rules = strict) => {
  const found = identify(headers, rules);
  return 'caller' in found ? found.caller.role : found.refusal.status;
};
const code = (headers: Record<string, string>) => {
  const found = identify(headers);
  return 'refusal' in found ? (JSON.parse(found.refusal.body as string) as { code?: string }).code : undefined;
};

describe('who calls', () => {
  it('is the role of the key, in either format, when no user is signed in', () => {
    expect(role({ apikey: keys.publishableKey })).toBe('anon');
    expect(role({ apikey: keys.secretKey })).toBe('service_role');
    expect(role({ apikey: keys.legacyAnonKey })).toBe('anon');
    expect(role({ apikey: keys.legacyServiceRoleKey, ...bearer(keys.legacyServiceRoleKey) })).toBe('service_role');
    // supabase-js without a session sends its key twice.
    expect(role({ apikey: keys.publishableKey, ...bearer(keys.publishableKey) })).toBe('anon');
    expect(role(bearer(keys.secretKey))).toBe('service_role');
  });

  it('is the user, whatever the key, when there is a valid token', () => {
    const found = identify({ apikey: keys.secretKey, ...bearer(keys.sign(alice)) });
    expect(found).toEqual({ caller: { role: 'authenticated', claims: alice } });
  });

  it('does not let a key in Authorization outrank the one in apikey', () => {
    expect(role({ apikey: keys.publishableKey, ...bearer(keys.secretKey) })).toBe('anon');
  });

  it('is nobody with a bad token: never anon instead', () => {
    const key = { apikey: keys.publishableKey };
    expect(code({ ...key, ...bearer(keys.sign({ ...alice, exp: now - 60 })) })).toBe('PGRST303');
    expect(code({ ...key, ...bearer(`${keys.sign(alice)}x`) })).toBe('PGRST301');
    expect(code({ ...key, ...bearer('nonsense') })).toBe('PGRST301');
    expect(code({ ...key, ...bearer(keys.sign({ ...alice, role: 'postgres' })) })).toBe('PGRST301');
  });

  it('leaves bad tokens to the service that asks for it', () => {
    expect(role({ apikey: keys.publishableKey, ...bearer('nonsense') }, { ...strict, refuseBadToken: false })).toBe('anon');
  });

  it('is nobody without a key or with a wrong one', () => {
    expect(role({})).toBe(401);
    expect(role(bearer(keys.sign(alice)))).toBe(401);
    expect(role({ apikey: 'sb_publishable_guessed' })).toBe(401);
    expect(role({ apikey: keys.sign(alice) })).toBe(401);
    expect(role({}, { ...strict, requireApiKey: false })).toBe('anon');
  });
});
