import { AuthError, validationFailed } from './errors.ts';
import type { AuthConfig, PasswordRequirements } from './config.ts';

/** bcrypt reads no further; a longer password would be equal to any other with the same beginning. */
const MAX_BYTES = 72;

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const SYMBOLS = '!@#$%^&*()_+-=[]{};\'\\:"|<>?,./`~';

const REQUIRED_SETS: Record<PasswordRequirements, readonly string[]> = {
  '': [],
  letters_digits: [LOWER + UPPER, DIGITS],
  lower_upper_letters_digits: [LOWER, UPPER, DIGITS],
  lower_upper_letters_digits_symbols: [LOWER, UPPER, DIGITS, SYMBOLS],
};

export const isTooLong = (password: string) => Buffer.byteLength(password) > MAX_BYTES;

/** @throws AuthError `validation_failed` (too long), `weak_password` with reasons `length`, `characters` */
export function checkNewPassword(password: string, config: AuthConfig): void {
  if (isTooLong(password)) throw validationFailed(`Password cannot be longer than ${MAX_BYTES} characters`);
  const weak: { reason: string; message: string }[] = [];
  if (Buffer.byteLength(password) < config.minimumPasswordLength)
    weak.push({ reason: 'length', message: `Password should be at least ${config.minimumPasswordLength} characters.` });

  const sets = REQUIRED_SETS[config.passwordRequirements];
  if (sets.some((set) => ![...set].some((character) => password.includes(character))))
    weak.push({ reason: 'characters', message: `Password should contain at least one character of each: ${sets.join(', ')}.` });

  if (weak.length === 0) return;
  const text = weak.map(({ message }) => message).join(' ');
  throw new AuthError(
    422,
    'weak_password',
    text,
    weak.map(({ reason }) => reason),
  );
}
