import { STATION_FIELDS, type TypedStation } from '../../domain/station.ts';
import { wanOfFen } from '../../domain/money.ts';
import { regionName } from '../reference/reference.ts';
import { textOf } from '../form-text.ts';
import type { StationTerms } from './station-terms.ts';
import { placeCounts, type Station } from './stations.ts';

/** The form as it comes from a person, every field as text. */
export const typedStation = (form: FormData): TypedStation =>
  Object.fromEntries(STATION_FIELDS.map((field) => [field, textOf(form, field)])) as TypedStation;

/** An empty form, with what an address brings along (from a run of siting). */
export const emptyStation = (given: URLSearchParams): TypedStation => ({
  ...(Object.fromEntries(STATION_FIELDS.map((field) => [field, given.get(field) ?? ''])) as TypedStation),
  kind: given.get('kind') ?? 'station',
});

/** What is registered, as one would type it. */
export function stationAsTyped(station: Station, terms: StationTerms | undefined): TypedStation {
  const counts = new Map(placeCounts(station.places));
  const number = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
  const wan = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '' : String(wanOfFen(fen)));
  return {
    kind: station.kind,
    region: regionName(station.region, 'zh'),
    name: station.name,
    operator: station.operator,
    address: station.address,
    areaM2: number(station.areaM2),
    desks: number(counts.get('desk')),
    beds: number(counts.get('bed')),
    labs: number(counts.get('lab')),
    reservedPosts: number(station.reservedPosts || null),
    services: station.services,
    partners: station.partners,
    opensOn: station.opensOn ?? '',
    leaseFrom: terms?.leaseFrom ?? '',
    leaseUntil: terms?.leaseUntil ?? '',
    rent: wan(terms?.rentFen),
    subsidy: wan(terms?.subsidyFen),
    running: wan(terms?.runningFen),
    latitude: number(station.latitude),
    longitude: number(station.longitude),
    coordinateSource: station.coordinateSource,
    stayDaysMost: number(station.stayDaysMost),
    aheadDaysMost: number(station.aheadDaysMost),
    organisationPlacesMost: number(station.organisationPlacesMost),
    exitWhen: station.exitWhen,
    exitPeople: station.exitPeople,
    exitAssets: station.exitAssets,
    exitOwner: station.exitOwner,
    why: '',
  };
}
