import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Figures = z.array(
  z.object({
    office: z.string(),
    isMine: z.boolean(),
    /** Promised [office hours]. */
    hours: z.int(),
    answered: z.int(),
    inTime: z.int(),
    passedOn: z.int(),
    /** [minutes of office hours] */
    medianMinutes: z.number().nullable(),
  }),
);
export type HelpFigures = z.infer<typeof Figures>;

/** How offices kept their promise over the last 90 days. */
export const helpFigures = async (db: Db): Promise<HelpFigures> =>
  Figures.parse(unwrap('help_figures', await db.rpc('help_figures', {}, { get: true })));
