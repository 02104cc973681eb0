import type { QueryData } from '@supabase/supabase-js';
import type { PlaceKindCode, StayStatusCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

/** A booking as its organisation and its host see it; days half-open. */
export type Stay = {
  id: string;
  number: number;
  stationId: string;
  station: string;
  placeId: string;
  kind: PlaceKindCode;
  place: string;
  organisationId: string;
  organisation: string;
  guest: string;
  purpose: string;
  startsOn: string;
  endsBefore: string;
  status: StayStatusCode;
  bookedBy: string;
  why: string;
};

const COLUMNS = `id, number, station_id, place_id, organisation_id, guest_name, purpose, starts_on, ends_before, status, booked_by_name, ended_why,
  organisation:organisations(name), place:station_places(kind, name, station:stations(name))`;

const stays = (db: Db) => db.from('station_stays').select(COLUMNS);
type Row = QueryData<ReturnType<typeof stays>>[number];

/** As many as the pages tell. */
const MOST = 2000;

/** Bookings of one station that the caller may see, from a day on, by day. */
export async function staysAt(db: Db, stationId: string, from: string): Promise<Stay[]> {
  const rows = stays(db).eq('station_id', stationId).gt('ends_before', from).order('starts_on').order('number').limit(MOST);
  return unwrap('station_stays', await rows).map(stayOf);
}

/** An organisation's own bookings, the latest first. */
export async function staysOf(db: Db, organisationId: string): Promise<Stay[]> {
  const rows = stays(db).eq('organisation_id', organisationId).neq('status', 'held').order('starts_on', { ascending: false }).limit(200);
  return unwrap('station_stays', await rows).map(stayOf);
}

function stayOf(row: Row): Stay {
  return {
    id: row.id,
    number: row.number,
    stationId: row.station_id,
    station: row.place.station.name,
    placeId: row.place_id,
    kind: row.place.kind,
    place: row.place.name,
    organisationId: row.organisation_id,
    organisation: row.organisation?.name ?? '',
    guest: row.guest_name,
    purpose: row.purpose,
    startsOn: row.starts_on,
    endsBefore: row.ends_before,
    status: row.status,
    bookedBy: row.booked_by_name,
    why: row.ended_why,
  };
}
