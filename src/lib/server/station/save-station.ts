import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { StationContent } from '../../domain/station.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Proposes a station (`id` null) or changes one's own.
 *
 * @returns its id
 * @errors `not_allowed`, `not_found`, `station_changed`, `wrong_state`, `exit_plan_needed`, `places_in_use`, `reason_needed`, `bad_request`
 */
export async function saveStation(
  db: Db,
  { id, revision }: { id: string | null; revision: number },
  content: StationContent,
): Promise<Result<string, AppErrorCode>> {
  // The generated types do not know that an id may be absent.
  return outcome('save_station', await db.rpc('save_station', { station_id: id as string, revision, content }));
}
