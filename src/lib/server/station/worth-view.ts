import type { ToldAdvice, Worth } from '../../domain/station-worth.ts';
import { attributedCount, attributedRevenue } from '../../engine/stations/attribution.ts';
import { dwellingUse, monthStart } from '../../engine/stations/judge.ts';
import { monthlyUse, placeMonths, shareUsed, type CountedStay } from '../../engine/stations/occupancy.ts';
import { expectedUse } from '../../engine/stations/outlook.ts';
import { costOf, unitCosts } from '../../engine/stations/worth.ts';
import { returnKind } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';
import { stationProjects, type StationProject } from './projects.ts';
import { known } from './suggestions.ts';
import { readTerms, type StationTerms } from './station-terms.ts';
import { listStations, type Station } from './stations.ts';

/** Everything that is reckoned with, of the stations whose money the caller sees. */
export type Ledger = {
  stations: Station[];
  terms: Map<string, StationTerms>;
  projects: StationProject[];
  stays: CountedGuest[];
  waits: Vain[];
  /** Open ones whose money the caller does not see: no suggestion reckons with them. */
  unseen: number;
};
type CountedGuest = CountedStay & { stationId: string; guest: string };
type Vain = { stationId: string; startsOn: string; endsBefore: string };

/** A year back, and the most rows one reads of it. */
const YEAR_MONTHS = 12;
const MOST = 20_000;

/** Reads it: bookings since a year before this month. */
export async function readLedger(db: Db, today: string): Promise<Ledger> {
  const terms = await readTerms(db);
  const since = monthStart(today, YEAR_MONTHS);
  const ids = [...terms.keys()];
  const [stations, projects, stays, waits] = await Promise.all([
    listStations(db),
    stationProjects(db),
    db
      .from('station_stays')
      .select('station_id, starts_on, ends_before, status, guest_name, place:station_places(kind)')
      .in('station_id', ids)
      .in('status', ['booked', 'arrived', 'left'])
      .gt('ends_before', since)
      .limit(MOST),
    db
      .from('station_waits')
      .select('station_id, starts_on, ends_before')
      .in('station_id', ids)
      .eq('status', 'lapsed')
      .in('kind', ['desk', 'bed'])
      .is('stay_id', null)
      .limit(MOST),
  ]);
  return {
    stations: stations.filter(({ id }) => terms.has(id)),
    unseen: stations.filter(({ id, status }) => status === 'open' && !terms.has(id)).length,
    terms,
    projects,
    stays: unwrap('station_stays', stays).map((row) => ({
      stationId: row.station_id,
      kind: row.place.kind,
      startsOn: row.starts_on,
      endsBefore: row.ends_before,
      used: row.status !== 'booked',
      guest: row.guest_name,
    })),
    waits: unwrap('station_waits', waits).map((row) => ({
      stationId: row.station_id,
      startsOn: row.starts_on,
      endsBefore: row.ends_before,
    })),
  };
}

/** One station's worth over the last twelve full months (or since it opened), what to expect, and what to do. */
export function worthOf(ledger: Ledger, suggestions: ReadonlyMap<string, ToldAdvice>, station: Station, today: string): Worth {
  const self = known(ledger, station, today);
  const period = [[monthStart(today, YEAR_MONTHS), self.openedOn].sort()[1] ?? today, monthStart(today)] as const;
  // Since this month only: whatever there is up to today.
  const [from, until] = period[0] < period[1] ? period : ([self.openedOn, today] as const);
  const desks = monthlyUse('desk', self.desks, self, self.stays, [from, until]);
  const beds = monthlyUse('bed', self.beds, self, self.stays, [from, until]);
  const terms = ledger.terms.get(station.id);
  const cost = terms ? costOf(terms, [from, until]) : null;
  const came = ledger.stays.filter((stay) => stay.stationId === station.id && stay.used && stay.startsOn < until && stay.endsBefore > from);
  const confirmed = ledger.projects
    .filter(({ stationId }) => stationId === station.id)
    .flatMap(({ returns }) => returns)
    .filter(({ status }) => status === 'confirmed');
  const landed = confirmed.filter(({ kind, happenedOn }) => kind === 'project_landed' && happenedOn >= from && happenedOn < until).length;
  const guests = new Set(came.map(({ guest }) => guest)).size;
  const deskMonths = placeMonths(desks);
  const rows = dwellingUse(self, [from, until]);
  const ahead = dwellingUse(self, [monthStart(today), monthStart(today, -3)]);
  return {
    id: station.id,
    name: station.name,
    kind: station.kind,
    status: station.status,
    from,
    until,
    use: shareUsed(rows),
    deskUse: shareUsed(desks),
    bedUse: shareUsed(beds),
    deskMonths: Math.round(deskMonths * 10) / 10,
    bedNights: beds.reduce((sum, { used }) => sum + used, 0),
    guests,
    landed,
    costFen: cost,
    each: unitCosts(cost, { deskMonths, guests, landed }),
    months: rows.map(({ month, available, used }) => ({ month, use: available === 0 ? 0 : used / available })),
    expected: expectedUse(
      rows.filter(({ openDays, days }) => openDays === days),
      ahead,
    ),
    advice: suggestions.get(station.id) ?? null,
    attributed: {
      counts: returnKind.filter((kind) => kind !== 'revenue').map((kind) => ({ kind, ...attributedCount(confirmed, kind) })),
      revenue: attributedRevenue(confirmed),
    },
  };
}
