import { afterAll, describe, expect, test } from 'vitest';
import { hashSync } from 'bcryptjs';
import { AUTH_DEFAULTS } from './config.ts';
import { PasswordPool } from './password-pool.ts';
import { checkNewPassword, isTooLong } from './passwords.ts';

const config = { ...AUTH_DEFAULTS, externalUrl: '', siteUrl: '', mailboxFile: '' };

describe('new passwords', () => {
  test('one byte too short is weak, with the reason', () => {
    expect(() => checkNewPassword('1234567', config)).toThrow(expect.objectContaining({ code: 'weak_password', reasons: ['length'] }));
    expect(() => checkNewPassword('12345678', config)).not.toThrow();
  });

  test('bcrypt reads 72 bytes, not characters', () => {
    expect(isTooLong('山'.repeat(24))).toBe(false);
    expect(isTooLong('山'.repeat(24) + 'x')).toBe(true);
    expect(() => checkNewPassword('x'.repeat(73), config)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });

  test('required kinds of characters are all required', () => {
    const strict = { ...config, passwordRequirements: 'lower_upper_letters_digits_symbols' as const };
    expect(() => checkNewPassword('abcDEF123', strict)).toThrow(expect.objectContaining({ reasons: ['characters'] }));
    expect(() => checkNewPassword('abcDEF12!', strict)).not.toThrow();
  });
});

describe('the password pool', () => {
  const pool = new PasswordPool();
  afterAll(() => pool.close());

  test('its hashes are bcrypt with cost 10 and match their password only', async () => {
    const hash = await pool.hash('correct horse');
    expect(hash).toMatch(/^\$2b\$10\$/);
    expect(await Promise.all(['correct horse', 'Correct horse', ''].map((p) => pool.matches(p, hash)))).toEqual([true, false, false]);
  });

  test('takes the hashes of pgcrypto and of GoTrue ($2a$)', async () => {
    const hash = hashSync('from elsewhere', 6).replace('$2b$', '$2a$');
    expect(await pool.matches('from elsewhere', hash)).toBe(true);
  });

  test.each([null, '', 'plain text', '$argon2id$v=19$m=1$x$y'])('nobody signs in with %j as hash', async (hash) => {
    expect(await pool.matches(hash ?? '', hash)).toBe(false);
  });

  test('gives each of many callers his own answer', async () => {
    const hash = hashSync('p7', 4);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => pool.matches(`p${i}`, hash)));
    expect(answers.flatMap((right, i) => (right ? [i] : []))).toEqual([7]);
  });
});
