import { z } from 'zod';

/**
 * 统一社会信用代码, the number of every registered organisation (GB 32100-2015): registration authority, category, six
 * digits of the region, nine characters of the organisation, one check character. The alphabet leaves out I O Z S V,
 * which are taken for 1 0 2 5 U. The database checks the same (`private.credit_code_is_valid`).
 */

/** Position in this text = value of the character. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const REGION = { from: 2, before: 8 }; // places of the region's digits, counted from 0

/** What a character outside the alphabet was probably meant to be. */
const MISREAD: Readonly<Record<string, string>> = { I: '1', O: '0', Z: '2', S: '5', V: 'U' };

/** What is wrong with a code, so that the person can find it: `at` counts from 1. */
export type CreditCodeFault =
  | { kind: 'length'; found: number; needed: number }
  | { kind: 'character'; at: number; found: string; meant: string | null }
  | { kind: 'region_digit'; at: number; found: string }
  /** Either the last character or one of the others is wrong; `swapped`: two neighbours (the first's place) whose exchange sets it right. */
  | { kind: 'check'; found: string; expected: string; swapped: number | null };

/** As people type it: spaces, hyphens and full-width characters gone, letters large. */
export const normaliseCreditCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/**
 * The check character of the first 17: 31 − (Σ value·3^i mod 31), where 31 counts as 0.
 *
 * @param body  17 characters of the alphabet
 * @source GB 32100-2015, annex A
 */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

const holds = (code: string): boolean => creditCodeCheck(code.slice(0, -1)) === code.at(-1);

/** The first fault of a normalised code, or null when it is right. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  const characters = [...code];
  const wrong = characters.findIndex((character) => !ALPHABET.includes(character));
  if (wrong >= 0) {
    const found = characters[wrong] as string;
    return { kind: 'character', at: wrong + 1, found, meant: MISREAD[found] ?? null };
  }
  if (code.length !== LENGTH) return { kind: 'length', found: code.length, needed: LENGTH };
  for (let place = REGION.from; place < REGION.before; place += 1) {
    const found = code[place] as string;
    if (found > '9') return { kind: 'region_digit', at: place + 1, found };
  }
  if (holds(code)) return null;
  return { kind: 'check', found: code.at(-1) as string, expected: creditCodeCheck(code.slice(0, -1)), swapped: swappedAt(code) };
}

/** The only place where exchanging two neighbours makes the code right; null when there is none or more than one. */
function swappedAt(code: string): number | null {
  const places = [...code].flatMap((_, place) => {
    const [a, b] = [code[place] as string, code[place + 1]];
    if (b === undefined || a === b) return [];
    const exchanged = code.slice(0, place) + b + a + code.slice(place + 2);
    return /^..\d{6}/.test(exchanged) && holds(exchanged) ? [place + 1] : [];
  });
  return places.length === 1 ? (places[0] as number) : null;
}

/** A right code, normalised. */
export const CreditCode = z
  .string()
  .transform(normaliseCreditCode)
  .refine((code) => creditCodeFault(code) === null, { error: 'credit_code_invalid' });
