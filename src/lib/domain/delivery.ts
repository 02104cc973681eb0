import { z } from 'zod';
import { deliveredIndicator, milestoneKind, proposalStatus, signingCapacity } from './enums.ts';

/** A day that was moved, by whom and why. */
export const MilestoneMove = z.object({ from: z.iso.date(), to: z.iso.date(), why: z.string(), by: z.string().nullable(), at: z.string() });

/** What is due from whom and when, after the signature. */
export const Milestone = z.object({
  number: z.int(),
  kind: z.enum(milestoneKind),
  title: z.string(),
  ownerId: z.uuid(),
  owner: z.string(),
  dueOn: z.iso.date(),
  doneOn: z.iso.date().nullable(),
  doneWords: z.string(),
  /** Working days since it should have been done. */
  late: z.int(),
  moves: z.array(MilestoneMove),
});
export type Milestone = z.infer<typeof Milestone>;

/** A figure of a quarter: fen for money, else a count. A correction names the figure that it replaces, and why. */
export const DeliveredFigure = z.object({
  id: z.int(),
  indicator: z.enum(deliveredIndicator),
  quarter: z.iso.date(),
  value: z.number(),
  organisation: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  corrects: z.int().nullable(),
  why: z.string(),
});
export type DeliveredFigure = z.infer<typeof DeliveredFigure>;

/** The delivery of a signed proposal as its page shows it. */
export const Delivery = z.object({
  proposalId: z.uuid(),
  number: z.int(),
  status: z.enum(proposalStatus),
  actsAs: z.enum(signingCapacity).nullable(),
  today: z.iso.date(),
  owners: z.array(z.object({ id: z.uuid(), name: z.string(), isMine: z.boolean() })),
  milestones: z.array(Milestone),
  figures: z.array(DeliveredFigure),
  completions: z.array(
    z.object({ organisation: z.string(), isMine: z.boolean(), by: z.string().nullable(), at: z.string(), words: z.string() }),
  ),
});
export type Delivery = z.infer<typeof Delivery>;

/** Working days after which what is late counts as stuck, and the office in charge should ask: two weeks, as offices count. */
export const STUCK_AFTER = 10;

/** Figures in money [fen]; the others are counts. */
export const isMoney = (indicator: DeliveredFigure['indicator']): boolean =>
  ['paid_in_investment', 'output_value', 'purchases'].includes(indicator);

/** Figures that hold: each quarter's last word. */
export function standingFigures(figures: readonly DeliveredFigure[]): DeliveredFigure[] {
  const replaced = new Set(figures.map(({ corrects }) => corrects));
  return figures.filter(({ id }) => !replaced.has(id));
}
