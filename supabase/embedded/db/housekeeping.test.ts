import { describe, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { Housekeeping } from './housekeeping.ts';

/** Records what it is asked, and has two tables in need. */
function recorder() {
  const asked: string[] = [];
  const db = {
    query: async () => [{ name: 'public.a' }, { name: '"odd name".b' }],
    exec: async (sql: string) => void asked.push(sql),
  } as unknown as Driver;
  return { asked, house: new Housekeeping(db) };
}

const SECOND = 1000;

describe('housekeeping', () => {
  it('is due after ten quiet seconds, if anything was written', () => {
    const { house } = recorder();
    house.used(0, false);
    expect(house.isDue(60 * SECOND)).toBe(false);
    house.used(60 * SECOND, true);
    house.used(65 * SECOND, false);
    expect(house.isDue(74 * SECOND)).toBe(false);
    expect(house.isDue(75 * SECOND)).toBe(true);
  });

  it('does not wait for quiet for ever', () => {
    const { house } = recorder();
    for (let time = 0; time < 300 * SECOND; time += SECOND) {
      house.used(time, true);
      expect(house.isDue(time)).toBe(false);
    }
    expect(house.isDue(300 * SECOND)).toBe(true);
  });

  it('tidies table by table, then writes the log away, once', async () => {
    const { asked, house } = recorder();
    house.used(0, true);
    const running = house.run();
    // Its own work is no reason to come again.
    house.used(1, true);
    expect(house.isDue(600 * SECOND)).toBe(false);
    await running;
    expect(asked).toEqual(['vacuum (analyze) public.a', 'vacuum (analyze) "odd name".b', 'checkpoint']);
    expect(house.isDue(600 * SECOND)).toBe(false);
  });

  it('is due again when it failed and something was written since', async () => {
    const house = new Housekeeping({ query: () => Promise.reject(new Error('busy')) } as unknown as Driver);
    house.used(0, true);
    await expect(house.run()).rejects.toThrow('busy');
    house.used(20 * SECOND, true);
    expect(house.isDue(30 * SECOND)).toBe(true);
  });
});
