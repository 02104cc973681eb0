import ical from 'ical-generator';
import { z } from 'zod';
import type { Messages } from '../../i18n/zh.ts';
import { unwrap, type Db } from '../db.ts';

/** What an address leads to: published assignments of a person, or of a unit that sends or takes in. Days half-open. */
const Assignments = z.object({
  of: z.string(),
  isUnit: z.boolean(),
  assignments: z.array(
    z.object({
      id: z.uuid(),
      revision: z.int(),
      person: z.string(),
      post: z.string(),
      home: z.string(),
      host: z.string(),
      /** Of a unit: whether it sends him. */
      isOutgoing: z.boolean(),
      station: z.string().nullable(),
      from: z.iso.date(),
      until: z.iso.date(),
    }),
  ),
});
export type CalendarAssignments = z.infer<typeof Assignments>;

/** The assignments behind a key; null when there is no such key or it was taken back. */
export async function assignmentsByKey(service: Db, key: string): Promise<CalendarAssignments | null> {
  if (!/^[0-9a-f]{64}$/.test(key)) return null;
  const found = unwrap('read_secondment_calendar', await service.rpc('read_secondment_calendar', { key }));
  return found === null ? null : Assignments.parse(found);
}

/** A calendar file (RFC 5545) of whole days. @param now  when it is made */
export function secondmentCalendar({ of, isUnit, assignments }: CalendarAssignments, m: Messages['secondmentCalendar'], now: Date): string {
  const calendar = ical({ name: m.name(of), prodId: { company: 'feiqiao', product: 'secondments' }, ttl: 3600 });
  for (const { id, revision, person, post, home, host, isOutgoing, station, from, until } of assignments)
    calendar.createEvent({
      id: `${id}@feiqiao`,
      sequence: revision,
      start: new Date(`${from}T00:00:00Z`),
      end: new Date(`${until}T00:00:00Z`),
      allDay: true,
      stamp: now,
      summary: isUnit ? (isOutgoing ? m.outgoing(person, host, post) : m.incoming(person, home, post)) : m.own(host, post),
      location: station ?? host,
    });
  // Every line ends with CRLF (RFC 5545, 3.1), the last one too, which the library leaves open.
  return `${calendar.toString()}\r\n`;
}
