import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfWan, minus, mulDiv, ONE, ratioOf, wanOfFen } from './money.ts';

describe('money', () => {
  it('rounds half to even, away from nothing', () => {
    const half = ratioOf(0.5);
    expect([1, 3, 5, -1, -3].map((fen) => mulDiv(fen, half))).toEqual([0, 2, 2, -0, -2].map((x) => x + 0));
    expect(fenOfWan(0.0000005)).toBe(0);
    expect(fenOfWan(0.0000015)).toBe(2);
    expect(fenOfWan(1e-7)).toBe(0);
    expect(fenOfWan(-1234.567891)).toBe(-1234567891);
  });

  it('reads decimals as written', () => {
    expect(ratioOf(0.1)).toEqual({ over: 1n, under: 10n });
    expect(ratioOf(-2.5e-7)).toEqual({ over: -25n, under: 10n ** 8n });
    expect(ratioOf(3e21)).toEqual({ over: 3n * 10n ** 21n, under: 1n });
    expect(mulDiv(1_000_000_007, minus(ONE, ratioOf(0.4)))).toBe(600_000_004);
  });

  it('gives back what was written, to the fen, and refuses what is too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (fen) => {
        expect(fenOfWan(wanOfFen(fen))).toBe(fen);
      }),
    );
    expect(() => mulDiv(10 ** 15, ratioOf(2))).toThrow(RangeError);
  });

  it('is exact where doubles are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.integer({ min: 0, max: 1000 }), (fen, share) => {
        const exact = mulDiv(fen, { over: BigInt(share), under: 1000n });
        const off = 1000n * BigInt(exact) - BigInt(fen) * BigInt(share);
        expect(off >= -500n && off <= 500n).toBe(true);
      }),
    );
  });
});
