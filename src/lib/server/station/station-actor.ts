import type { Account } from '../../domain/account.ts';
import type { StationActorCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';
import type { Station } from './stations.ts';

/** Roles that book and host; the others check or run the platform. */
export const books = (account: Account | null): boolean =>
  account !== null && account.role !== 'auditor' && account.role !== 'administrator';

/** As whom the caller may act on a station: what the pages offer; the database decides. */
export async function stationActors(db: Db, account: Account | null, station: Station): Promise<StationActorCode[]> {
  if (account === null || !books(account)) return [];
  const actors: StationActorCode[] = account.organisation.id === station.hostId ? ['host'] : [];
  if (account.role !== 'coordinator') return actors;
  // Whoever coordinates the host sees its money without being it.
  const seen = unwrap('station_terms', await db.from('station_terms').select('station_id').eq('station_id', station.id).maybeSingle());
  return seen ? [...actors, 'office'] : actors;
}
