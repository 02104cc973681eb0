import { z } from 'zod';
import type { MemberRole } from './account.ts';
import { callOutcome, factorKind, proposalKind, proposalStatus } from './enums.ts';
import { Unit } from './units.ts';

/** What an open proposal waits for; the engine knows how many steps come after each. */
export const CALL_REASONS = ['choice', 'answer', 'signature', 'obligation', 'talks', 'terms'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Roles that ring people up for their office; the database refuses the others too. */
export const makesCalls = (role: MemberRole): boolean => role === 'coordinator';

/** Whom to ring up: somebody of the organisation itself, or its office (named) that passes it on. */
const Contact = z.object({ person: z.string(), post: z.string(), phone: z.string(), office: z.string().nullable() });

/** A call as it was written down. */
export const BrokerCall = z.object({
  id: z.int(),
  at: z.string(),
  by: z.string().nullable(),
  office: z.string(),
  organisation: z.string(),
  person: z.string(),
  outcome: z.enum(callOutcome),
  words: z.string(),
});
export type BrokerCall = z.infer<typeof BrokerCall>;

/** An open proposal that waits for somebody (`call_queue`). */
export const CallCase = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(proposalKind),
  status: z.enum(proposalStatus),
  title: z.string(),
  isSample: z.boolean(),
  /** The office in charge, and whether it is the reader's. */
  office: z.string(),
  isOurs: z.boolean(),
  why: z.enum(CALL_REASONS),
  until: z.iso.date().nullable(),
  /** [working days], today not counted. */
  daysLeft: z.int().nullable(),
  stakes: z.array(z.object({ factor: z.enum(factorKind), unit: Unit, quantity: z.number() })),
  awaited: z.array(
    z.object({
      organisationId: z.uuid(),
      name: z.string(),
      since: z.iso.date().nullable(),
      /** [working days] */
      silentDays: z.int(),
      /** Calls of the last week. */
      tried: z.int(),
      contact: Contact.nullable(),
    }),
  ),
  calls: z.array(BrokerCall),
});
export type CallCase = z.infer<typeof CallCase>;

/** A call to write down, as it is typed. */
export const NewCall = z.object({
  proposalId: z.uuid(),
  organisationId: z.uuid(),
  person: z.string().trim().min(1).max(60),
  outcome: z.enum(callOutcome),
  words: z.string().trim().max(1000),
});
export type NewCall = z.infer<typeof NewCall>;
