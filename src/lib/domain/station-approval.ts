import { z } from 'zod';

/** Who agreed, or approved, when; `by` is a person's name, empty where none is known. */
const Said = z.object({ organisation: z.string(), at: z.string(), by: z.string() });

/** What was approved of a talent station or enclave, as the record's text says it; `proxy`: its office agreed for it, on a consent on record. */
export const ApprovalDocument = z.object({
  name: z.string(),
  address: z.string(),
  desks: z.int(),
  beds: z.int(),
  labs: z.int(),
  consents: z.array(Said.extend({ proxy: z.boolean() })),
  office: Said.nullable(),
});

export type StationApproval = z.infer<typeof ApprovalDocument> & { hash: string; code: string | null };
