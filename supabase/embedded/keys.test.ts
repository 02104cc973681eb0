import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeys } from './keys.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('keys', () => {
  it('are made once, and only their owner may read them', () => {
    const first = openKeys(folder);
    const second = openKeys(folder);
    expect(second.publishableKey).toBe(first.publishableKey);
    expect(second.secretKey).toBe(first.secretKey);
    expect(second.verify(first.sign({ sub: 'a' }))).toEqual({ sub: 'a' });
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('keep the tokens of the previous signing key valid, not older ones', () => {
    const keys = openKeys(folder);
    const old = keys.sign({ sub: 'a' });
    keys.rotate();
    const recent = keys.sign({ sub: 'a' });
    expect(keys.jwks().keys).toHaveLength(2);
    expect(keys.verify(old)).toBeDefined();

    keys.rotate();
    expect(keys.verify(old)).toBeUndefined();
    expect(keys.verify(recent)).toBeDefined();
    expect(openKeys(folder).verify(recent)).toBeDefined();
  });

  it('count as generated until both are given', () => {
    expect(openKeys(folder).generated).toBe(true);
    expect(openKeys(folder, { publishable: 'p' }).generated).toBe(true);
    const given = openKeys(folder, { publishable: 'p', secret: 's' });
    expect([given.generated, given.roleOfKey('p'), given.roleOfKey('s')]).toEqual([false, 'anon', 'service_role']);
  });
});
