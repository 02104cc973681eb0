import { z } from 'zod';
import {
  exchangeDirection,
  returnPromise,
  secondmentParty,
  secondmentStatus,
  secondmentStep,
  secondmentTaskKind,
  signatureChannel,
} from './enums.ts';

/** What a secondee is to do, to learn or to hand over; done with an outcome, or dropped with a reason. */
export const SecondmentTask = z.object({
  id: z.uuid(),
  kind: z.enum(secondmentTaskKind),
  title: z.string(),
  deliverable: z.string(),
  /** Who takes over; of a handover alone. */
  whom: z.string(),
  dueOn: z.iso.date(),
  doneOn: z.iso.date().nullable(),
  outcome: z.string(),
  droppedWhy: z.string().nullable(),
  by: z.string().nullable(),
  revision: z.int(),
});
export type SecondmentTask = z.infer<typeof SecondmentTask>;

/** What a unit, or the person, said at a step. */
export const StepReport = z.object({
  party: z.enum(secondmentParty),
  words: z.string(),
  needs: z.string(),
  /** Of the return: whether the promise was kept. */
  isKept: z.boolean().nullable(),
  name: z.string(),
  post: z.string(),
  channel: z.enum(signatureChannel),
  recordedBy: z.string().nullable(),
  at: z.string(),
});
export type StepReport = z.infer<typeof StepReport>;

/** Something owed after publication, by a day. */
export const AssignmentStep = z.object({
  step: z.enum(secondmentStep),
  dueOn: z.iso.date(),
  doneAt: z.string().nullable(),
  voidWhy: z.string().nullable(),
  /** Who has to say something before it is done. */
  owes: z.array(z.enum(secondmentParty)),
  reports: z.array(StepReport),
});
export type AssignmentStep = z.infer<typeof AssignmentStep>;

/** A published secondment with all that follows. */
export const Assignment = z.object({
  id: z.uuid(),
  number: z.int(),
  planId: z.uuid(),
  status: z.enum(secondmentStatus),
  personId: z.uuid(),
  person: z.string(),
  title: z.string(),
  post: z.string(),
  duties: z.string(),
  home: z.string(),
  host: z.string(),
  direction: z.enum(exchangeDirection),
  /** Half-open, whole months. */
  startsOn: z.iso.date(),
  endsBefore: z.iso.date(),
  endedOn: z.iso.date().nullable(),
  reason: z.string(),
  counterpart: z.string(),
  counterpartPost: z.string(),
  counterpartContact: z.string(),
  returnPromise: z.enum(returnPromise).nullable(),
  returnWords: z.string(),
  promisedBy: z.string().nullable(),
  today: z.iso.date(),
  tasks: z.array(SecondmentTask),
  steps: z.array(AssignmentStep),
});
export type Assignment = z.infer<typeof Assignment>;

/** A side for which the reader speaks: his own unit, or one whose words his office writes down. */
export const SpokenFor = z.object({ party: z.enum(['home', 'host']), isOwn: z.boolean() });
export type SpokenFor = z.infer<typeof SpokenFor>;

export const AssignmentPage = Assignment.extend({
  parties: z.array(SpokenFor),
  events: z.array(
    z.object({
      verb: z.string(),
      status: z.enum(secondmentStatus),
      by: z.string().nullable(),
      why: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type AssignmentPage = z.infer<typeof AssignmentPage>;

/** A line of the list: an assignment and what is owed next. */
export type AssignmentLine = Pick<
  Assignment,
  'id' | 'number' | 'status' | 'person' | 'post' | 'home' | 'host' | 'startsOn' | 'endsBefore'
> & {
  next: { step: AssignmentStep['step']; dueOn: string } | null;
};

const DAY = 86_400_000; // ms

/** Days from one civil day to another; negative when it has passed. */
export const daysUntil = (today: string, day: string): number => Math.round((Date.parse(day) - Date.parse(today)) / DAY);

/** The step that comes next: neither done nor no longer needed. */
export const nextStep = (steps: readonly AssignmentStep[]): AssignmentStep | null =>
  steps.filter(({ doneAt, voidWhy }) => doneAt === null && voidWhy === null).sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0] ?? null;

/** For which sides the reader may still say something at a step. */
export const maySpeak = (step: AssignmentStep, parties: readonly SpokenFor[]): SpokenFor[] =>
  step.voidWhy === null ? parties.filter(({ party }) => !step.reports.some((report) => report.party === party)) : [];
