import { CivilPeriod } from '../../domain/civil-day.ts';
import type { PlaceKindCode, StationKindCode } from '../../domain/enums.ts';
import { provinceOf, sideOf } from '../../domain/region.ts';
import type { Locale } from '../../i18n/index.ts';
import { unwrap, type Db } from '../db.ts';
import { placeName, PROVINCES, regionName, REGIONS } from '../reference/reference.ts';
import { listStations, placeCounts, type Station } from './stations.ts';

/** What a person looks for; it lives in the address. Days half-open. */
export type StationFilter = { kind: StationKindCode | ''; province: string; from: string; until: string };

export type StationRow = Pick<Station, 'id' | 'kind' | 'status' | 'name' | 'host' | 'isSample'> & {
  place: string;
  province: string;
  counts: [PlaceKindCode, number][];
  /** Of each kind, how many are free in all of the asked days; null where no days were asked for. */
  free: { kind: PlaceKindCode; free: number; of: number }[] | null;
};

/** The register as a list, and how many there are in each province. Closed ones are at the end. */
export async function stationOverview(db: Db, filter: StationFilter, locale: Locale) {
  const asked = CivilPeriod.safeParse(filter);
  const [all, free] = await Promise.all([listStations(db), asked.success ? freeBetween(db, asked.data) : null]);
  const found = all
    .filter(
      ({ kind, region }) =>
        (filter.kind === '' || kind === filter.kind) && (filter.province === '' || provinceOf(region) === filter.province),
    )
    .sort((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed') || b.number - a.number);
  return {
    rows: found.map((station): StationRow => {
      const { id, kind, status, name, host, isSample, places, region } = station;
      return {
        ...{ id, kind, status, name, host, isSample },
        place: placeName(region, locale),
        province: provinceOf(region),
        counts: placeCounts(places),
        free: free && (free.get(id) ?? []),
      };
    }),
    provinces: PROVINCES.map((code) => ({ code, name: regionName(code, locale), side: sideOf(code, REGIONS) })),
    hasDays: asked.success,
  };
}

async function freeBetween(db: Db, { from, until }: CivilPeriod) {
  const rows = unwrap('station_free', await db.rpc('station_free', { from_day: from, until_day: until }));
  const byStation = new Map<string, { kind: PlaceKindCode; free: number; of: number }[]>();
  for (const { station_id, kind, free, places } of rows)
    byStation.set(station_id, [...(byStation.get(station_id) ?? []), { kind, free, of: places }]);
  return byStation;
}
