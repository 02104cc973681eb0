import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CreditCode, creditCodeCheck, creditCodeFault, normaliseCreditCode } from './credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...ALPHABET);
const digit = fc.constantFrom(...'0123456789');
const text = (each: fc.Arbitrary<string>, length: number) =>
  fc.array(each, { minLength: length, maxLength: length }).map((all) => all.join(''));
const code = fc
  .tuple(text(character, 2), text(digit, 6), text(character, 9))
  .map((parts) => parts.join(''))
  .map((body) => body + creditCodeCheck(body));

describe('the check character', () => {
  it.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91330100799655058B', '91110108551385082Q'])(
    'holds for %s',
    (known) => expect(creditCodeFault(known)).toBeNull(),
  );

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (right, place, other) => {
        fc.pre(right[place] !== other);
        expect(creditCodeFault(right.slice(0, place) + other + right.slice(place + 1))).not.toBeNull();
      }),
    );
  });

  it('finds every exchange of two neighbours', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (right, place) => {
        const [a, b] = [right[place] as string, right[place + 1] as string];
        fc.pre(a !== b);
        expect(creditCodeFault(right.slice(0, place) + b + a + right.slice(place + 2))).not.toBeNull();
      }),
    );
  });
});

describe('what is wrong', () => {
  it.each([
    ['91350100M000100Y4', { kind: 'length', found: 17, needed: 18 }],
    ['9135O100M000100Y43', { kind: 'character', at: 5, found: 'O', meant: '0' }],
    ['91350100M000100Y4#', { kind: 'character', at: 18, found: '#', meant: null }],
    ['9135A100M000100Y43', { kind: 'region_digit', at: 5, found: 'A' }],
    ['91350100M000100Y44', { kind: 'check', found: '4', expected: '3', swapped: null }],
    ['914403001922038126', { kind: 'check', found: '6', expected: '8', swapped: 16 }],
  ])('%s', (wrong, fault) => expect(creditCodeFault(wrong)).toEqual(fault));

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => void creditCodeFault(normaliseCreditCode(typed))));
  });
});

it('is read as people type it', () => {
  expect(CreditCode.parse(' ９１350100-M000 100y43')).toBe('91350100M000100Y43');
  expect(CreditCode.safeParse('91350100M000100Y44').success).toBe(false);
});
