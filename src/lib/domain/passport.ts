import { z } from 'zod';
import { secondmentParty, secondmentStatus, secondmentTaskKind, signatureChannel } from './enums.ts';

/** What is signed of a secondment: facts, tasks, outcomes. Older versions may lack what came later. */
export const RecordContent = z.object({
  number: z.int(),
  person: z.string(),
  title: z.string(),
  home: z.string(),
  host: z.string(),
  post: z.string(),
  duties: z.string(),
  startsOn: z.iso.date(),
  /** The first day on which it was over. */
  endedOn: z.iso.date(),
  status: z.enum(secondmentStatus),
  counterpart: z.string(),
  counterpartPost: z.string(),
  tasks: z.array(
    z.object({
      kind: z.enum(secondmentTaskKind),
      title: z.string(),
      deliverable: z.string(),
      dueOn: z.iso.date(),
      doneOn: z.iso.date().nullable(),
      outcome: z.string(),
      droppedWhy: z.string().nullable(),
    }),
  ),
});

/** A record as it is signed: its content never changes, its hash says so. */
export const SecondmentRecord = z.object({
  id: z.uuid(),
  secondmentId: z.uuid(),
  version: z.int(),
  content: RecordContent,
  /** SHA-256, hexadecimal. */
  hash: z.string(),
  verifyCode: z.string(),
  draftedBy: z.string().nullable(),
  draftedAt: z.string(),
  signatures: z.array(
    z.object({
      party: z.enum(secondmentParty),
      name: z.string(),
      post: z.string(),
      channel: z.enum(signatureChannel),
      recordedBy: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type SecondmentRecord = z.infer<typeof SecondmentRecord>;

/** The records of a person that hold, latest first. No score. */
export const Passport = z.object({
  personId: z.uuid(),
  person: z.string(),
  title: z.string(),
  unit: z.string(),
  records: z.array(SecondmentRecord),
});
export type Passport = z.infer<typeof Passport>;

/** What the public page says to who has a record's code. */
export const VerifiedRecord = z.object({
  /** Shortened to its first character. */
  person: z.string(),
  home: z.string(),
  host: z.string(),
  post: z.string(),
  startsOn: z.iso.date(),
  endedOn: z.iso.date(),
  version: z.int(),
  hash: z.string(),
  intact: z.boolean(),
  supersededAt: z.string().nullable(),
  tasks: z.int(),
  signatures: z.array(
    z.object({
      party: z.enum(['home', 'host']),
      post: z.string().nullable(),
      signedAt: z.string().nullable(),
      matches: z.boolean().nullable(),
    }),
  ),
});
export type VerifiedRecord = z.infer<typeof VerifiedRecord>;
