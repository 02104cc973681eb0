import { describe, expect, it } from 'vitest';
import { inSlices } from './in-slices.ts';

describe('inSlices', () => {
  it('lets others have their turn before the work is done', async () => {
    let othersHadTheirTurn = false;
    setImmediate(() => (othersHadTheirTurn = true));
    function* work(): Generator<void, string> {
      while (!othersHadTheirTurn) yield;
      return 'done';
    }
    await expect(inSlices(work())).resolves.toBe('done');
  });

  it('passes on what a step throws', async () => {
    function* work(): Generator<void, string> {
      yield;
      throw new RangeError('a step');
    }
    await expect(inSlices(work())).rejects.toThrow('a step');
  });
});
