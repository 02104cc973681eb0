import type { QueryData } from '@supabase/supabase-js';
import type { PlaceKindCode, StationKindCode, StationStatusCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

/** What one can book: a desk, a bed, a lab place (by number) or an expert (by name). */
export type Place = { id: string; kind: PlaceKindCode; position: number; name: string; note: string };

export type Station = {
  id: string;
  number: number;
  kind: StationKindCode;
  status: StationStatusCode;
  name: string;
  hostId: string;
  host: string;
  hostRegion: string | null;
  operator: string;
  address: string;
  region: string;
  areaM2: number | null;
  reservedPosts: number;
  services: string;
  partners: string;
  opensOn: string | null;
  openedOn: string | null;
  closesOn: string | null;
  closedOn: string | null;
  latitude: number | null;
  longitude: number | null;
  coordinateSource: string;
  stayDaysMost: number;
  aheadDaysMost: number;
  organisationPlacesMost: number | null;
  exitWhen: string;
  exitPeople: string;
  exitAssets: string;
  exitOwner: string;
  exitReport: string;
  /** Its way through the consent of others. */
  proposalId: string | null;
  /** Where its people go when it closes. */
  successorId: string | null;
  revision: number;
  isSample: boolean;
  proposedBy: string;
  createdAt: string;
  /** Those that can be booked. */
  places: Place[];
};

const COLUMNS = `id, number, kind, status, name, host_id, operator, address, region_code, area_m2, reserved_posts, services, partners,
  opens_on, opened_on, closes_on, closed_on, latitude, longitude, coordinate_source, stay_days_most, ahead_days_most, organisation_places_most,
  exit_when, exit_people, exit_assets, exit_owner, exit_report, successor_id, proposal_id, revision, is_sample, proposed_by_name, created_at,
  host:organisations(name, region_code), station_places(id, kind, position, name, note, retired_on)`;

const stations = (db: Db) => db.from('stations').select(COLUMNS);
type Row = QueryData<ReturnType<typeof stations>>[number];

/** As many as a page tells; a country has hundreds. */
const MOST = 1000;

/** Every station that the caller may see, newest first. */
export async function listStations(db: Db): Promise<Station[]> {
  return unwrap('stations', await stations(db).order('number', { ascending: false }).limit(MOST)).map(stationOf);
}

/** One station; null when there is none or the caller may not see it. */
export async function readStation(db: Db, id: string): Promise<Station | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const row = unwrap('stations', await stations(db).eq('id', id).maybeSingle());
  return row && stationOf(row);
}

const KINDS: readonly PlaceKindCode[] = ['bed', 'desk', 'lab', 'expert'];

function stationOf(row: Row): Station {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    name: row.name,
    hostId: row.host_id,
    host: row.host?.name ?? '',
    hostRegion: row.host?.region_code ?? null,
    operator: row.operator,
    address: row.address,
    region: row.region_code,
    areaM2: row.area_m2,
    reservedPosts: row.reserved_posts,
    services: row.services,
    partners: row.partners,
    opensOn: row.opens_on,
    openedOn: row.opened_on,
    closesOn: row.closes_on,
    closedOn: row.closed_on,
    latitude: row.latitude,
    longitude: row.longitude,
    coordinateSource: row.coordinate_source,
    stayDaysMost: row.stay_days_most,
    aheadDaysMost: row.ahead_days_most,
    organisationPlacesMost: row.organisation_places_most,
    exitWhen: row.exit_when,
    exitPeople: row.exit_people,
    exitAssets: row.exit_assets,
    exitOwner: row.exit_owner,
    exitReport: row.exit_report,
    proposalId: row.proposal_id,
    successorId: row.successor_id,
    revision: row.revision,
    isSample: row.is_sample,
    proposedBy: row.proposed_by_name,
    createdAt: row.created_at,
    places: row.station_places
      .filter(({ retired_on }) => retired_on === null)
      .map(({ id, kind, position, name, note }) => ({ id, kind, position, name, note }))
      .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.position - b.position),
  };
}

/** How many places of each kind, those that there are. */
export const placeCounts = (places: readonly Place[]): [kind: PlaceKindCode, count: number][] =>
  KINDS.map((kind): [PlaceKindCode, number] => [kind, places.filter((place) => place.kind === kind).length]).filter(
    ([, count]) => count > 0,
  );
