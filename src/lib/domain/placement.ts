import { z } from 'zod';
import { returnPromise, secondmentParty, secondmentStatus, signatureAnswer } from './enums.ts';

const Day = z.iso.date();

/** An assignment as the person whom it is about reads it by his personal link. Days half-open, whole months. */
export const Placement = z.object({
  id: z.uuid(),
  number: z.int(),
  post: z.string(),
  duties: z.string(),
  host: z.string(),
  home: z.string(),
  /** GB/T 2260. */
  hostRegion: z.string(),
  /** Metres above the sea. */
  altitude: z.int().nullable(),
  isHardship: z.boolean(),
  station: z.object({ name: z.string(), address: z.string() }).nullable(),
  startsOn: Day,
  endsBefore: Day,
  status: z.enum(secondmentStatus),
  reason: z.string(),
  /** Who looks after him on the spot, what is promised for his return, to whom his work is handed over; empty: not said yet. */
  counterpart: z.string(),
  returnPromise: z.enum(returnPromise).nullable(),
  returnGuarantee: z.string(),
  handoverTo: z.string(),
  /** The published assignment that it is to take the place of. */
  replaces: z.object({ post: z.string(), startsOn: Day, endsBefore: Day }).nullable(),
  signatures: z.array(
    z.object({ party: z.enum(secondmentParty), answer: z.enum(signatureAnswer), words: z.string(), signedAt: z.string() }),
  ),
});
export type Placement = z.infer<typeof Placement>;
