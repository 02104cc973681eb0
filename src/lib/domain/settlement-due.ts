import { z } from 'zod';

/** What a year that is due still lacks, in the order in which it is done; the database says the same words. */
export const SETTLEMENT_MISSING = ['figures', 'booked', 'credited', 'confirmed'] as const;
export type SettlementMissing = (typeof SETTLEMENT_MISSING)[number];
export const settlementMissingCode = (said: unknown): SettlementMissing => SETTLEMENT_MISSING.find((each) => each === said) ?? 'confirmed';

/** A year of an enclave that is due within fourteen days, or overdue. */
export const SettlementDue = z.object({
  enclave_id: z.uuid(),
  enclave_name: z.string(),
  /** Of the term, and of the calendar. */
  year: z.int(),
  calendar_year: z.int(),
  due_on: z.iso.date(),
  missing: z.enum(SETTLEMENT_MISSING),
});
export type SettlementDue = z.infer<typeof SettlementDue>;
