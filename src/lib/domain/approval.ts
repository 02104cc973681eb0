import { z } from 'zod';
import { approvalMeasure, approvalSubject, proposalStatus } from './enums.ts';
import type { MemberRole } from './account.ts';
import type { Unit } from './units.ts';

/** The unit in which each measure is set and told. */
export const MEASURE_UNIT = { money: 'CNY_10k', area: 'mu', people: 'person' } as const satisfies Record<
  (typeof approvalMeasure)[number],
  Unit
>;

/** From which value an office wants two persons, from a day on; null: no longer. */
export type Threshold = {
  id: number;
  officeId: string;
  office: string;
  subject: (typeof approvalSubject)[number];
  measure: (typeof approvalMeasure)[number];
  validFrom: string;
  atLeast: number | null;
  why: string;
  setBy: string | null;
  setAt: string;
};

/** What of a proposal reaches an office's value, and who approved it. */
export const ApprovalItem = z.object({
  subject: z.enum(approvalSubject),
  officeId: z.uuid(),
  office: z.string(),
  isOurs: z.boolean(),
  organisationId: z.uuid().nullable(),
  organisation: z.string().nullable(),
  isMine: z.boolean(),
  reached: z.array(z.object({ measure: z.enum(approvalMeasure), atLeast: z.number(), amount: z.number() })),
  isOpen: z.boolean(),
  approvals: z.array(z.object({ by: z.string(), at: z.string(), words: z.string(), isMe: z.boolean(), counts: z.boolean() })),
});
export type ApprovalItem = z.infer<typeof ApprovalItem>;

export const Approvals = z.object({ number: z.int(), status: z.enum(proposalStatus), items: z.array(ApprovalItem) });
export type Approvals = z.infer<typeof Approvals>;

/** Roles that set values for an office; the database refuses the others too. */
export const setsThresholds = (role: MemberRole): boolean => role === 'coordinator' || role === 'administrator';
/** Roles for which the values are a room. */
export const seesThresholds = (role: MemberRole): boolean => setsThresholds(role) || role === 'auditor';
