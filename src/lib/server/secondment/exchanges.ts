import { unwrap, type Db } from '../db.ts';

/** An exchange that both offices have joined. */
export type OpenExchange = { id: string; name: string; startsOn: string; endsBefore: string; maxDifference: number | null };

/** Exchanges that the caller may plan, the latest first. */
export async function openExchanges(db: Db): Promise<OpenExchange[]> {
  const rows = await db
    .from('exchanges')
    .select('id, name, starts_on, ends_before, max_difference')
    .eq('status', 'open')
    .order('starts_on', { ascending: false });
  return unwrap('exchanges', rows).map(({ id, name, starts_on, ends_before, max_difference }) => ({
    id,
    name,
    startsOn: starts_on,
    endsBefore: ends_before,
    maxDifference: max_difference,
  }));
}
