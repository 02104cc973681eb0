import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNear } from './typing-mistakes.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

describe('isNear', () => {
  it('knows the four mistakes', () => {
    expect(isNear('logistics', 'loigstics', 1)).toBe(true);
    expect(isNear('cotton', 'coton', 1)).toBe(true);
    expect(isNear('cotton', 'cottton', 1)).toBe(true);
    expect(isNear('cotton', 'catton', 1)).toBe(true);
    expect(isNear('cotton', 'catten', 1)).toBe(false);
  });

  it('is the same both ways, holds for a word and itself, and more mistakes allow more', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(isNear(a, a, 0)).toBe(true);
        expect(isNear(a, b, 1)).toBe(isNear(b, a, 1));
        if (isNear(a, b, 1)) expect(isNear(a, b, 2)).toBe(true);
      }),
    );
  });
});
