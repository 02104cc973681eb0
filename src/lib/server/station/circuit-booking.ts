import type { PlaceKindCode } from '../../domain/enums.ts';
import { placeCounts, type Station } from './stations.ts';

/** A stop of a tour: who is where on which days `[from, until)`, and for what. */
export type Stop = { expert: string; station: string; skill: string; from: string; until: string };
/** The booking form of the stop's station, filled in. */
export type StopBooking = { kind: PlaceKindCode; href: string };

/**
 * Where a stop is booked: the expert's days where the station lists her, and what she sleeps in or works at: a bed, else a desk.
 *
 * @param stations  those that the reader may see
 * @returns nothing where no open station, or more than one, is meant by the name
 */
export function stopBookings(stations: readonly Station[], { expert, station: named, skill, from, until }: Stop): StopBooking[] {
  const station = stationNamed(stations, named);
  if (!station) return [];
  const listed = station.places.find(({ kind, name }) => kind === 'expert' && plain(name) === plain(expert));
  const room = placeCounts(station.places).find(([kind]) => kind === 'bed' || kind === 'desk')?.[0];
  const booking = (kind: PlaceKindCode, place: string): StopBooking => ({
    kind,
    href: `/stations/${station.id}/book?${new URLSearchParams({ kind, place, from, until, guest: expert, purpose: skill }).toString()}`,
  });
  return [...(listed ? [booking('expert', listed.id)] : []), ...(room ? [booking(room, '')] : [])];
}

/** The only open station of that name, or whose name begins so. */
function stationNamed(stations: readonly Station[], name: string): Station | null {
  const open = stations.filter(({ status }) => status === 'open' || status === 'closing');
  const same = open.filter((station) => plain(station.name) === plain(name));
  const found = same.length > 0 ? same : open.filter((station) => plain(station.name).startsWith(plain(name)));
  return found.length === 1 ? found[0]! : null;
}

/** A name without blanks and without the mark of what is made up. */
const plain = (name: string): string => name.normalize('NFKC').replace(/\(示例\)|\s/g, '');
