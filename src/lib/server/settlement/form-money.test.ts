import { describe, expect, it } from 'vitest';
import { fenTyped } from './form-money.ts';

describe('an amount as typed', () => {
  it('is taken to the fen, with the separators that people write', () => {
    expect(fenTyped('1,234.567891')).toBe(1_234_567_891);
    expect(fenTyped(' 45 ')).toBe(45_000_000);
    expect(fenTyped('1，000')).toBe(1_000_000_000);
    expect(fenTyped('-5.5')).toBe(-5_500_000);
  });

  it.each(['', 'x', '1e5', '1.', '--1', '12 万', '1000000001'])('is none: %s', (text) => expect(fenTyped(text)).toBeNull());
});
