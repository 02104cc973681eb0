import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, dimensionOf, UNIT_CODES } from './units.ts';

describe('units', () => {
  it('knows that 15 mu are one hectare', () => {
    expect(convert(15, 'mu', 'm2')).toBeCloseTo(10_000, 9);
    expect(convert(10_000, 'm2', 'mu')).toBeCloseTo(15, 9);
  });

  it('refuses to turn a reserve into a yearly output, or power into energy', () => {
    expect(convert(1, 't', 't_per_year')).toBeNull();
    expect(convert(1, 'MW', 'GWh_per_year')).toBeNull();
  });

  it('converts there and back inside one dimension, and nowhere else', () => {
    const unit = fc.constantFrom(...UNIT_CODES);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), unit, unit, (quantity, a, b) => {
        const there = convert(quantity, a, b);
        if (dimensionOf(a) !== dimensionOf(b)) expect(there).toBeNull();
        else expect(convert(there as number, b, a)).toBeCloseTo(quantity, 3);
      }),
    );
  });
});
