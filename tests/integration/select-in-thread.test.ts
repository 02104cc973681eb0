import { describe, expect, it } from 'vitest';
import { selectInThread } from '../../src/lib/adapters/highs/select-in-thread.ts';
import { checkPortfolio } from '../../src/lib/engine/projects/check.ts';
import { madeUpCountry } from '../bench/select/instances.ts';

const packing = madeUpCountry({ bundles: 3_000, listings: 1_000, counties: 30, share: 0.6 });

describe('selectInThread', { timeout: 120_000 }, () => {
  it('is ended long before its time and keeps the best it has told', async () => {
    let told = 0;
    const { promise: first, resolve: found } = Promise.withResolvers<void>();
    const run = selectInThread({ packing, gap: 0, seed: 0, limit: { seconds: 1_000_000 } }, ({ objective, selected }) => {
      if (!selected) return;
      told = objective ?? 0;
      found();
    });
    await first;
    run.cancel();
    const portfolio = await run.portfolio;
    expect([portfolio.status, portfolio.stoppedBy]).toEqual(['feasible', 'time']);
    expect(portfolio.objective).toBeCloseTo(told, 6);
    expect(portfolio.bound).toBeGreaterThanOrEqual(told);
    expect(checkPortfolio(packing, portfolio.selected)).toEqual([]);
  });

  it('answers the same in any thread for the same work', async () => {
    const run = () => selectInThread({ packing, gap: 0, seed: 5, limit: { work: 20_000 } }).portfolio;
    const [one, other] = [await run(), await run()];
    expect(one.stoppedBy).toBe('work');
    expect(other).toEqual(one);
  });
});
