import { z } from 'zod';
import { personWish, secondmentLadder } from './enums.ts';

/** Everything that planning needs of some exchanges, as the database answers it (`secondment_world`): registers, no plan. */
const Day = z.iso.date();
const Lengths = { monthsMin: z.int(), monthsMax: z.int(), monthsAllowed: z.array(z.int()).nullable() };
const Ladder = z.enum(secondmentLadder);

export const SecondmentWorld = z.object({
  exchanges: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      startsOn: Day,
      endsBefore: Day,
      /** |person-months east → west − west → east|; null: no rule. */
      maxDifference: z.int().nullable(),
      eastOffice: z.uuid(),
      westOffice: z.uuid(),
    }),
  ),
  units: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      office: z.uuid(),
      side: z.enum(['east', 'west']),
      releaseCap: z.int().nullable(),
      covers: z.array(z.object({ specialty: z.string(), atLeast: z.int() })),
    }),
  ),
  people: z.array(
    z.object({
      id: z.uuid(),
      exchange: z.uuid(),
      ref: z.string(),
      name: z.string(),
      unit: z.uuid(),
      ladder: Ladder,
      level: z.int(),
      title: z.string(),
      specialties: z.array(z.string()),
      languages: z.array(z.string()),
      ...Lengths,
      maxAltitude: z.int().nullable(),
      jointWith: z.uuid().nullable(),
      lastEndedOn: Day.nullable(),
      hardshipMonths: z.int(),
      wantsToLearn: z.string(),
      preferences: z.string(),
      available: z.array(z.object({ from: Day, until: Day })),
    }),
  ),
  posts: z.array(
    z.object({
      id: z.uuid(),
      exchange: z.uuid(),
      ref: z.string(),
      title: z.string(),
      unit: z.uuid(),
      duties: z.string(),
      ladder: Ladder,
      levelMin: z.int(),
      levelMax: z.int(),
      specialties: z.array(z.string()),
      from: Day,
      until: Day,
      ...Lengths,
      seats: z.int(),
      priority: z.int(),
      altitude: z.int(),
      isHardship: z.boolean(),
      handoverMonths: z.int(),
      team: z.uuid().nullable(),
      isLead: z.boolean(),
    }),
  ),
  teams: z.array(z.object({ id: z.uuid(), name: z.string(), minFilled: z.int() })),
  wishes: z.array(z.object({ person: z.uuid(), post: z.uuid(), wish: z.enum(personWish) })),
  /** Where secondees of posts live, and the beds that bookings leave there; absent in what was recorded before there were stations. */
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), beds: z.int().min(0) })).optional(),
  postStations: z.array(z.object({ post: z.uuid(), station: z.uuid() })).optional(),
  /** People in these exchanges whose health conclusion says that they cannot go. */
  leftOut: z.int(),
});
export type SecondmentWorld = z.infer<typeof SecondmentWorld>;
