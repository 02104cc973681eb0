import { z } from 'zod';
import { EnclaveDeal } from './enclave-deal.ts';
import { enclaveKind, enclaveRole } from './enums.ts';

/** Who stands in the agreement, as it is called there. */
export const DocumentParty = z.strictObject({ role: z.enum(enclaveRole), name: z.string().min(1).max(80), organisation: z.uuid() });

/** What is agreed in words beside the money. */
export const WrittenTerms = z.strictObject({
  paymentDate: z.string(),
  /** Day of the year after by which a year is paid, `MM-DD`; empty: none is named, as in versions of before. */
  paymentBy: z
    .string()
    .regex(/^(\d\d-\d\d)?$/)
    .default(''),
  reconcileOffice: z.string(),
  statistics: z.string(),
  review: z.string(),
  exit: z.string(),
  clauses: z.array(z.string()),
});
export type WrittenTerms = z.infer<typeof WrittenTerms>;

/**
 * One version of an enclave's terms: everything that counts and nothing else. Its canonical JSON is what is hashed and
 * agreed to; what a party keeps to itself (its reservation, its power) never stands in it.
 */
export const EnclaveDocument = z.strictObject({
  schema: z.literal('feiqiao.enclave-terms.1'),
  kind: z.enum(enclaveKind),
  name: z.string(),
  parties: z.array(DocumentParty).min(2),
  deal: EnclaveDeal,
  written: WrittenTerms,
});
export type EnclaveDocument = z.infer<typeof EnclaveDocument>;
