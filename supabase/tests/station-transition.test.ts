import { afterAll, beforeAll, expect, it } from 'vitest';
import { STATION_TRANSITIONS } from '../../src/lib/domain/station-transition.ts';
import { sqlDatabase } from './sql-database.ts';

let database: Awaited<ReturnType<typeof sqlDatabase>>;
beforeAll(async () => {
  database = await sqlDatabase();
});
afterAll(() => database?.close());

it('pages offer the verbs that the database allows', async () => {
  const { rows } = await database.db.query('select from_status as "from", verb, to_status as "to", actor from public.station_transitions');
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  expect(sorted(STATION_TRANSITIONS.map(({ from, verb, to, actor }) => ({ from, verb, to, actor })))).toEqual(sorted(rows));
});
