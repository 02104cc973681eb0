import { z } from 'zod';
import type { MemberRole } from './account.ts';
import { STUCK_AFTER } from './delivery.ts';
import { milestoneKind, proposalStatus } from './enums.ts';

/** Something that is still due, of one delivery among all. */
export const OpenObligation = z.object({
  proposalId: z.uuid(),
  proposal: z.int(),
  projectTitle: z.string(),
  number: z.int(),
  kind: z.enum(milestoneKind),
  title: z.string(),
  owner: z.string(),
  isMine: z.boolean(),
  dueOn: z.iso.date(),
  /** Working days since it should have been done. */
  late: z.int(),
  /** How often its day was moved. */
  moves: z.int(),
});
export type OpenObligation = z.infer<typeof OpenObligation>;

/** A delivery at a glance. */
export const DeliveryRow = z.object({
  id: z.uuid(),
  number: z.int(),
  status: z.enum(proposalStatus),
  title: z.string(),
  isSample: z.boolean(),
  signedOn: z.iso.date().nullable(),
  milestones: z.int(),
  done: z.int(),
  /** Working days since the signature while nobody wrote down what is due. */
  idleDays: z.int(),
  /** [fen], all quarters */
  paidIn: z.number().nullable(),
  /** [persons], the newest quarter; those out of poverty are a part of them. */
  jobs: z.number().nullable(),
  jobsOutOfPoverty: z.number().nullable(),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

/** Every delivery that the reader follows (`delivery_overview`). */
export const DeliveryOverview = z.object({ today: z.iso.date(), projects: z.array(DeliveryRow), open: z.array(OpenObligation) });
export type DeliveryOverview = z.infer<typeof DeliveryOverview>;

export const DELIVERY_FILTERS = ['all', 'late', 'stuck', 'mine'] as const;
export type DeliveryFilter = (typeof DELIVERY_FILTERS)[number];

/** What of it a filter shows: `stuck` is late by STUCK_AFTER working days or more. */
export const matchesFilter = ({ late, isMine }: OpenObligation, filter: DeliveryFilter): boolean =>
  ({ all: true, late: late > 0, stuck: late >= STUCK_AFTER, mine: isMine })[filter];

/** A delivery that nobody moves: something is late for long, or nothing was ever written down. */
export const isStuck = ({ id, idleDays }: DeliveryRow, open: readonly OpenObligation[]): boolean =>
  idleDays >= STUCK_AFTER || open.some(({ proposalId, late }) => proposalId === id && late >= STUCK_AFTER);

/** Roles that follow deliveries. */
export const followsDeliveries = (role: MemberRole): boolean => role !== 'administrator';
