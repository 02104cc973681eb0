import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { ModelBuilder, type Entry, type Model } from './model.ts';
import type { Solver } from './port.ts';
import { solveDense } from './simplex.ts';

let highs: Solver;
beforeAll(async () => {
  highs = await loadHighsSolver();
});

const small = fc.integer({ min: -9, max: 9 });
const limits = fc.tuple(small, small).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const row = fc.oneof(
  limits,
  limits.map(([low]) => [low, Infinity] as const),
  limits.map(([, high]) => [-Infinity, high] as const),
  small.map((x) => [x, x] as const),
);

/** Linear programmes of up to five rows and six columns, of whole numbers; few columns lack a bound. */
const models: fc.Arbitrary<Model> = fc
  .record({
    sense: fc.constantFrom('maximize' as const, 'minimize' as const),
    rows: fc.array(row, { maxLength: 5 }),
    columns: fc.array(
      fc.record({
        cost: small,
        bounds: fc.oneof(
          { weight: 6, arbitrary: limits },
          { weight: 1, arbitrary: fc.constantFrom([0, Infinity] as const, [-Infinity, 4] as const) },
        ),
        entries: fc.array(small, { minLength: 5, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ sense, rows, columns }) => {
    const builder = new ModelBuilder(sense);
    rows.forEach(([low, high], i) => builder.row(`r${i}`, low, high));
    columns.forEach(({ cost, bounds: [lower, upper], entries }, j) => {
      const used = entries.slice(0, rows.length).map((a, i): Entry => [i, a]);
      builder.column(
        `x${j}`,
        cost,
        used.filter(([, a]) => a !== 0),
        { lower, upper },
      );
    });
    return builder.build();
  });

describe('solveDense', () => {
  it('agrees with HiGHS on small linear programmes', () => {
    fc.assert(
      fc.property(models, (model) => {
        const [ours, theirs] = [solveDense(model), highs.solve(model)];
        expect(ours.status).toBe(theirs.status);
        if (ours.status === 'optimal') expect(ours.objective).toBeCloseTo(theirs.bound ?? NaN, 5);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a point within all bounds', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { values } = solveDense(model);
        if (!values) return;
        const sums = new Float64Array(model.rows);
        values.forEach((x, j) => {
          expect(x).toBeGreaterThanOrEqual(model.lower[j]! - 1e-6);
          expect(x).toBeLessThanOrEqual(model.upper[j]! + 1e-6);
          for (let k = model.start[j]!; k < model.start[j + 1]!; k++) sums[model.row[k]!]! += model.entry[k]! * x;
        });
        sums.forEach((sum, i) => {
          expect(sum).toBeGreaterThanOrEqual(model.rowLower[i]! - 1e-6);
          expect(sum).toBeLessThanOrEqual(model.rowUpper[i]! + 1e-6);
        });
      }),
    );
  });
});
