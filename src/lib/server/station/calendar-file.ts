import ical from 'ical-generator';
import { z } from 'zod';
import { placeKind } from '../../domain/enums.ts';
import type { Messages } from '../../i18n/zh.ts';
import { unwrap, type Db } from '../db.ts';

/** What an address leads to: bookings of a station, or of an organisation. Days half-open, as in a calendar file. */
const Bookings = z.object({
  of: z.string(),
  stays: z.array(
    z.object({
      id: z.uuid(),
      station: z.string(),
      address: z.string(),
      kind: z.enum(placeKind),
      place: z.string(),
      guest: z.string(),
      from: z.iso.date(),
      until: z.iso.date(),
    }),
  ),
});
export type Bookings = z.infer<typeof Bookings>;

/** The bookings behind a key; null when there is no such key or it was taken back. */
export async function bookingsByKey(service: Db, key: string): Promise<Bookings | null> {
  if (!/^[0-9a-f]{64}$/.test(key)) return null;
  const found = unwrap('read_station_calendar', await service.rpc('read_station_calendar', { key }));
  return found === null ? null : Bookings.parse(found);
}

/** A calendar file (RFC 5545) of whole days. @param now  when it is made */
export function calendarFile({ of, stays }: Bookings, { station: m, stay }: Pick<Messages, 'station' | 'stay'>, now: Date): string {
  const calendar = ical({ name: `${m.title} · ${of}`, prodId: { company: 'feiqiao', product: 'stations' }, ttl: 3600 });
  for (const { id, station, address, kind, place, guest, from, until } of stays)
    calendar.createEvent({
      id: `${id}@feiqiao`,
      start: new Date(`${from}T00:00:00Z`),
      end: new Date(`${until}T00:00:00Z`),
      allDay: true,
      stamp: now,
      summary: `${station} ${stay.placeName(m.place[kind], place)} · ${guest}`,
      location: address,
    });
  // Every line ends with CRLF (RFC 5545, 3.1), the last one too, which the library leaves open.
  return `${calendar.toString()}\r\n`;
}
