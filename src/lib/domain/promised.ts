import { z } from 'zod';
import { FactorKind } from './factor.ts';
import { Unit } from './units.ts';

/** What is promised already elsewhere: to projects that other plans keep, and to proposals. Of whom, to whom is not told. */
export const Promised = z.strictObject({
  /** `at`: place among the listing's offers when it was promised; −1: not recorded. */
  offers: z.array(
    z.strictObject({ listing: z.string(), at: z.int().min(-1), factor: FactorKind, unit: Unit, quantity: z.number().positive() }),
  ),
  /** Open projects by listing. */
  parties: z.array(z.strictObject({ listing: z.string(), projects: z.int().positive() })),
});
export type Promised = z.infer<typeof Promised>;

export const NOTHING_PROMISED: Promised = { offers: [], parties: [] };
