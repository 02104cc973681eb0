import type { PlaceKindCode } from '../../domain/enums.ts';
import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { patiently } from '../patiently.ts';

/** What is asked for: days half-open; `place` for one place or expert, empty for the first that is free. */
export type Wanted = { kind: PlaceKindCode; place: string; from: string; until: string; guest: string; purpose: string };

/**
 * Books a place.
 *
 * @returns the booking's id
 * @errors `place_taken`, `share_used_up`, `guest_needed`, `station_not_open`, `period_empty`, `day_is_over`, `stay_too_long`, `too_far_ahead`, `not_allowed`,
 *   `not_found`, `bad_request`
 */
export async function bookStation(
  db: Db,
  stationId: string,
  { kind, place, from, until, guest, purpose }: Wanted,
): Promise<Result<string, AppErrorCode>> {
  const values = {
    station_id: stationId,
    kind,
    starts_on: from,
    ends_before: until,
    guest,
    purpose,
    ...(place === '' ? {} : { place_id: place }),
  };
  return outcome('book_station', await patiently(() => db.rpc('book_station', values)));
}

/** Joins the waiting list of a kind, or with `place` of one place or expert. @errors as `bookStation`, and `no_places`, `place_is_free`, `too_many_waits` */
export async function waitForStation(
  db: Db,
  stationId: string,
  { kind, place, from, until, guest, purpose }: Wanted,
): Promise<Result<string, AppErrorCode>> {
  const values = {
    station_id: stationId,
    kind,
    starts_on: from,
    ends_before: until,
    guest,
    purpose,
    ...(place === '' ? {} : { place_id: place }),
  };
  return outcome('wait_for_station', await patiently(() => db.rpc('wait_for_station', values)));
}

/** Takes a booking back. @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed` */
export async function cancelStay(db: Db, id: string, why: string): Promise<Result<null, AppErrorCode>> {
  const cancelled = outcome('cancel_stay', await db.rpc('cancel_stay', { stay_id: id, why }));
  return cancelled.ok ? ok(null) : cancelled;
}

/** Notes that a guest has come or has gone. @errors `not_found`, `not_allowed`, `wrong_state`, `not_yet_begun` */
export async function noteStay(db: Db, id: string, hasLeft: boolean): Promise<Result<null, AppErrorCode>> {
  const noted = outcome('note_stay', await db.rpc('note_stay', { stay_id: id, has_left: hasLeft }));
  return noted.ok ? ok(null) : noted;
}
