import type { StationVerbCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

export type StationStep = { verb: StationVerbCode; day: string; note: string; successor: string };

/**
 * Takes a station a step on.
 *
 * @returns how many bookings it ended or cut short
 * @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed`, `second_person_needed`, `exit_plan_needed`, `no_places`, `day_is_over`,
 *   `exit_report_needed`, `not_yet_empty`, `bad_request`
 */
export async function moveStation(db: Db, id: string, { verb, day, note, successor }: StationStep): Promise<Result<number, AppErrorCode>> {
  const values = { station_id: id, verb, note, ...(day === '' ? {} : { on_day: day }), ...(successor === '' ? {} : { successor }) };
  return outcome('move_station', await db.rpc('move_station', values));
}
