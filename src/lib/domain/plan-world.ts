import { z } from 'zod';
import { SecondmentWorld } from './secondment-world.ts';

const Day = z.iso.date();
const { units, ...registers } = SecondmentWorld.shape;

/** What a plan of an exchange is made from: its registers, where its units are, and what has been promised already. */
export const PlanWorld = z.object({
  ...registers,
  /** GB/T 2260: pairs go to one place. */
  units: z.array(units.element.extend({ region: z.string() })),
  /** Published assignments that still stand. */
  published: z.array(z.object({ id: z.uuid(), person: z.uuid(), post: z.uuid(), from: Day, until: Day })),
  /** Whole person-months of stays that are over: the balance counts them. Absent in what was recorded before it did. */
  served: z.object({ eastToWest: z.number(), westToEast: z.number() }).optional(),
});
export type PlanWorld = z.infer<typeof PlanWorld>;
