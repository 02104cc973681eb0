import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import siteFile from './reference/site-conditions.json' with { type: 'json' };
import { SiteConditionFile, suitability } from './site-condition.ts';

const { rows } = SiteConditionFile.parse(siteFile);

describe('conditions of a site', () => {
  it('are suited fully within the ideal range, not at all beyond the limits, and steadily between', () => {
    const cold = { none: [null, 20], ideal: [null, 10] } satisfies Pick<(typeof rows)[number], 'none' | 'ideal'>;
    expect([-5, 10, 15, 20, 30].map((figure) => suitability(figure, cold))).toEqual([1, 1, 0.5, 0, 0]);
  });

  it('give a share, whatever the figure, and fall with the distance from the ideal', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        (row, at, by) => {
          const [from, to] = row.ideal;
          const suits = suitability(at, row);
          expect(suits).toBeGreaterThanOrEqual(0);
          expect(suits).toBeLessThanOrEqual(1);
          if (to !== null && at > to) expect(suitability(at + by, row)).toBeLessThanOrEqual(suits);
          if (from !== null && at < from) expect(suitability(at - by, row)).toBeLessThanOrEqual(suits);
        },
      ),
    );
  });
});
