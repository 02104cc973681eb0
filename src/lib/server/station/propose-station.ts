import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Asks organisations, by their names, to agree to one's own proposed station.
 *
 * @returns the proposal's id
 * @errors `organisation_unknown`, `not_found`, `not_allowed`, `wrong_state`, `no_responsible_office`, `already_proposed`, `partner_not_available`,
 *   `too_many_proposals`, `bad_request`
 */
export async function proposeStation(
  db: Db,
  stationId: string,
  names: readonly string[],
  note: string,
): Promise<Result<string, AppErrorCode>> {
  const found = unwrap(
    'organisations',
    await db
      .from('organisations')
      .select('id, name')
      .in('name', [...names]),
  );
  const partners = names.map((name) => found.filter((each) => each.name === name));
  if (partners.some((each) => each.length !== 1)) return err('organisation_unknown');
  const ids = partners.flatMap((each) => each.map(({ id }) => id));
  return outcome('propose_station', await db.rpc('propose_station', { station_id: stationId, partners: ids, note }));
}
