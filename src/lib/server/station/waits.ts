import type { QueryData } from '@supabase/supabase-js';
import type { PlaceKindCode, WaitStatusCode } from '../../domain/enums.ts';
import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** A place in the waiting list of a kind, or of an expert; `turn` 1 is next. */
export type Wait = {
  id: string;
  turn: number;
  stationId: string;
  station: string;
  kind: PlaceKindCode;
  /** The expert who is waited for; null: whichever place is free first. */
  place: string | null;
  organisation: string;
  guest: string;
  startsOn: string;
  endsBefore: string;
  status: WaitStatusCode;
  offerUntil: string | null;
};

const COLUMNS = `id, station_id, kind, guest_name, starts_on, ends_before, status, offer_until,
  station:stations(name), place:station_places(name), organisation:organisations(name)`;
const waits = (db: Db) => db.from('station_waits').select(COLUMNS).in('status', ['waiting', 'offered']).order('number').limit(500);
type Row = QueryData<ReturnType<typeof waits>>[number];

/** Who waits at a station, in order, as far as the caller may see it. */
export async function waitsAt(db: Db, stationId: string): Promise<Wait[]> {
  return inTurn(db, waits(db).eq('station_id', stationId));
}

/** Where an organisation waits, and what it was offered. */
export async function waitsOf(db: Db, organisationId: string): Promise<Wait[]> {
  return inTurn(db, waits(db).eq('organisation_id', organisationId));
}

async function inTurn(db: Db, query: ReturnType<typeof waits>): Promise<Wait[]> {
  const [rows, turns] = await Promise.all([query, db.rpc('wait_turns')]);
  const turnOf = new Map(unwrap('wait_turns', turns).map(({ wait_id, turn }) => [wait_id, turn]));
  // Who leaves the list between the two answers has no turn any more.
  return unwrap('station_waits', rows).flatMap((row) => {
    const turn = turnOf.get(row.id);
    return turn === undefined ? [] : [waitOf(row, turn)];
  });
}

const waitOf = (row: Row, turn: number): Wait => ({
  id: row.id,
  turn,
  stationId: row.station_id,
  station: row.station.name,
  kind: row.kind,
  place: row.place?.name ?? null,
  organisation: row.organisation?.name ?? '',
  guest: row.guest_name,
  startsOn: row.starts_on,
  endsBefore: row.ends_before,
  status: row.status,
  offerUntil: row.offer_until,
});

/** Takes an offered place, or gives it (or the waiting) up. @errors `not_found`, `not_allowed`, `wrong_state`, `offer_over` */
export async function answerWait(db: Db, id: string, accept: boolean): Promise<Result<null, AppErrorCode>> {
  const answered = outcome('answer_wait', await db.rpc('answer_wait', { wait_id: id, accept }));
  return answered.ok ? ok(null) : answered;
}
