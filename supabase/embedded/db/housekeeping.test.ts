import { describe, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { Housekeeping } from './housekeeping.ts';

/** Records what it is asked, has two tables in need, and a log that grows when told. */
function recorder() {
  const asked: string[] = [];
  const log = { end: '0/1' };
  const db = {
    query: async (sql: string) => (sql.includes('lsn') ? [{ lsn: log.end }] : [{ name: 'public.a' }, { name: '"odd name".b' }]),
    exec: async (sql: string) => void asked.push(sql),
  } as unknown as Driver;
  return { asked, log, house: new Housekeeping(db) };
}

const SECOND = 1000;
const TIDIED = ['vacuum (analyze) public.a', 'vacuum (analyze) "odd name".b', 'checkpoint'];

describe('housekeeping', () => {
  it('is due ten calm seconds after the first write', () => {
    const { house } = recorder();
    house.worked(0, 1, false);
    expect(house.isDue(60 * SECOND)).toBe(false);
    house.worked(60 * SECOND, 1, true);
    expect(house.isDue(69 * SECOND)).toBe(false);
    expect(house.isDue(70 * SECOND)).toBe(true);
  });

  it('finds its time beside a worker that asks every second whether there is something to do', () => {
    const { house } = recorder();
    for (let time = 0; time < 10 * SECOND; time += SECOND) house.worked(time, 5, true);
    expect(house.isDue(10 * SECOND)).toBe(true);
  });

  it('does not wait for calm for ever', () => {
    const { house } = recorder();
    for (let time = 0; time < 300 * SECOND; time += SECOND) {
      house.worked(time, 100, true);
      expect(house.isDue(time)).toBe(false);
    }
    expect(house.isDue(300 * SECOND)).toBe(true);
  });

  it('tidies table by table, then writes the log away, at most once a minute', async () => {
    const { asked, house } = recorder();
    house.worked(0, 1, true);
    const running = house.run(10 * SECOND);
    // Its own work is no reason to come again.
    house.worked(11 * SECOND, 1, true);
    expect(house.isDue(600 * SECOND)).toBe(false);
    await running;
    expect(asked).toEqual(TIDIED);
    expect(house.isDue(600 * SECOND)).toBe(false);
    house.worked(20 * SECOND, 1, true);
    expect(house.isDue(69 * SECOND)).toBe(false);
    expect(house.isDue(70 * SECOND)).toBe(true);
  });

  it('touches nothing if nothing was written since it tidied', async () => {
    const { asked, log, house } = recorder();
    await house.run(0);
    await house.run(60 * SECOND);
    expect(asked).toEqual(TIDIED);
    log.end = '0/2';
    await house.run(120 * SECOND);
    expect(asked).toEqual([...TIDIED, ...TIDIED]);
  });

  it('is due again when it failed and something was written since', async () => {
    const house = new Housekeeping({ query: () => Promise.reject(new Error('busy')) } as unknown as Driver);
    await expect(house.run(0)).rejects.toThrow('busy');
    house.worked(60 * SECOND, 1, true);
    expect(house.isDue(70 * SECOND)).toBe(true);
  });
});
