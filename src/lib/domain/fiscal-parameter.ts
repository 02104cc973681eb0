import { z } from 'zod';
import { Confidence } from './pairing.ts';

/**
 * Values set by law and policy, dated, as rows of `reference/parameters.json` and of the table `fiscal_parameters`: tax
 * shares and rates, the zones' holidays. An office's own rows have the same form and go before ours on their days.
 */

/** `1`: a share or rate, 0.25 = 25 %; `year`: calendar or tax years. */
export const ParameterUnit = z.enum(['1', 'year', 'CNY', 'CNY_10k']);
export type ParameterUnit = z.infer<typeof ParameterUnit>;

/** `concept.rule.quantity`, small letters: `zone.west_encouraged.cit_rate`. */
export const ParameterCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$/)
  .max(80);

const fields = z.strictObject({
  code: ParameterCode,
  /** First day [civil date]. */
  validFrom: z.iso.date(),
  /** No text gives the first day; it follows the conventions in `reference/README.md`. */
  startAssumed: z.boolean().default(false),
  /** First day after the end; null: until amended. */
  validUntil: z.iso.date().nullable().default(null),
  value: z.number().min(0).max(1e12),
  unit: ParameterUnit,
  /** The text that says so, with its number; `unsourced, from memory` when we hold none. */
  source: z.string().min(1).max(300),
  sourceUrl: z.url().nullable().default(null),
  confidence: Confidence,
});

const isPeriod = (row: { validFrom: string; validUntil: string | null }) => row.validUntil === null || row.validFrom < row.validUntil;
const isShare = (row: { unit: ParameterUnit; value: number }) => row.unit !== '1' || row.value <= 1;

export const FiscalParameter = fields
  .refine(isPeriod, { path: ['validUntil'], error: 'period_empty' })
  .refine(isShare, { path: ['value'], error: 'share_above_one' });
export type FiscalParameter = z.infer<typeof fields>;

/** `reference/parameters.json`: conventions of the file, and the rows. */
export const FiscalParameterFile = z.strictObject({
  title: z.string(),
  edition: z.iso.date(),
  note: z.string(),
  rows: z.array(FiscalParameter),
});

/** Whether a dated row counts on a day `YYYY-MM-DD`. */
export const countsOn = (row: { validFrom: string; validUntil: string | null }, day: string): boolean =>
  row.validFrom <= day && (row.validUntil === null || day < row.validUntil);

/** The first pair of rows of one code that both count on some day, or null; each is the place in `rows`. */
export function overlapOf(rows: readonly Pick<FiscalParameter, 'code' | 'validFrom' | 'validUntil'>[]): [number, number] | null {
  for (const [at, row] of rows.entries()) {
    for (let before = 0; before < at; before += 1) {
      const other = rows[before] as (typeof rows)[number];
      if (other.code !== row.code) continue;
      const begins = row.validFrom > other.validFrom ? row.validFrom : other.validFrom;
      if (countsOn(row, begins) && countsOn(other, begins)) return [before, at];
    }
  }
  return null;
}
