import { z } from 'zod';
import { Confidence } from './pairing.ts';

/** What a warning or a finding of the linter rests on. */
export const EnclaveRuleCode = z.enum([
  'aid_money',
  'ceiling',
  'exit',
  'firm_rebate',
  'floor',
  'free_movement',
  'increment',
  'operating_cost',
  'pays_nothing',
  'phase_coverage',
  'review',
  'settlement',
  'start_event',
  'statistics',
]);
export type EnclaveRuleCode = z.infer<typeof EnclaveRuleCode>;

/** A dated rule or lesson, as a row of `reference/enclave-rules.json`. */
export const EnclaveRule = z.strictObject({
  code: EnclaveRuleCode,
  /** First day [civil date]. */
  validFrom: z.iso.date(),
  startAssumed: z.boolean().default(false),
  /** First day after the end; null: until amended. */
  validUntil: z.iso.date().nullable().default(null),
  source: z.string().min(1).max(300),
  sourceUrl: z.url().nullable().default(null),
  confidence: Confidence,
});
export type EnclaveRule = z.infer<typeof EnclaveRule>;

export const EnclaveRuleFile = z.strictObject({ title: z.string(), edition: z.iso.date(), note: z.string(), rows: z.array(EnclaveRule) });

/** A source as one text: its title, then its address. */
export const sourceText = ({ source, sourceUrl }: { source: string; sourceUrl: string | null }): string =>
  sourceUrl === null ? source : `${source} ${sourceUrl}`;
