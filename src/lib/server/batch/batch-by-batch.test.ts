import { describe, expect, it } from 'vitest';
import { batchByBatch, nextSize } from './batch-by-batch.ts';

const data = (done: number, isOver: boolean) => ({ data: { done, total: 5000, passedOver: 0, isOver }, error: null });

describe('work batch by batch', () => {
  it('goes on until it is over', async () => {
    let done = 0;
    const result = await batchByBatch('work', async (most) => data((done += most), done >= 5000));
    expect(result).toMatchObject({ ok: true, value: { isOver: true } });
    expect(done).toBeGreaterThanOrEqual(5000);
  });

  it('makes smaller steps when a statement took longer than it may, and gives up at the smallest', async () => {
    const sizes: number[] = [];
    const timedOut = { data: null, error: { code: '57014', message: 'canceling statement due to statement timeout' } };
    await batchByBatch('work', async (most) => (sizes.push(most), most > 100 ? timedOut : data(most, true)));
    expect(sizes).toEqual([1000, 250, 62]);
    await expect(batchByBatch('work', async () => timedOut)).rejects.toThrow('57014');
  });

  it('stops when somebody else took the work over', async () => {
    const refused = { data: null, error: { code: 'P0001', message: 'wrong_state' } };
    expect(await batchByBatch('work', async () => refused)).toEqual({ ok: false, error: { code: 'wrong_state' } });
  });

  it('suits its size to the machine, within limits', () => {
    expect(nextSize(1000, 1000)).toBe(1000);
    expect(nextSize(1000, 1)).toBe(2000);
    expect(nextSize(1000, 60_000)).toBe(500);
    expect(nextSize(60, 60_000)).toBe(50);
  });
});
