import { z } from 'zod';
import { Confidence } from './pairing.ts';

/** Under the law of then and of now [fen]. */
const Both = z.object({ before: z.number(), after: z.number() });

/** What a change of law means for an agreement: what both places have of it, and the transfer of each calendar year. */
export const LawFigures = z.object({ flyOut: Both, flyIn: Both, years: z.array(Both.extend({ year: z.int() })) });
export type LawFigures = z.infer<typeof LawFigures>;

/** A parameter that went or came. */
export const LawChange = z.object({
  went: z.boolean(),
  row: z.object({
    code: z.string(),
    value: z.number(),
    unit: z.string(),
    validFrom: z.string(),
    validUntil: z.string().nullable().default(null),
    confidence: Confidence,
  }),
});

/** A change of law after the agreement, as it was found; `effects` null: under the new law the terms cannot be reckoned. */
export type ShownLawEffect = { id: number; foundAt: string; changes: z.infer<typeof LawChange>[]; effects: LawFigures | null };
