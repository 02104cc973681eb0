import { z } from 'zod';
import { Confidence } from './pairing.ts';

const Share = z.number().min(0).max(1);

/** A split that was agreed or proposed somewhere, as a row of `reference/enclave-precedents.json`. */
export const EnclavePrecedent = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  /** Who brings, who receives. */
  flyOut: z.string().min(1),
  flyIn: z.string().min(1),
  /** Year in which it was agreed; null: not known. */
  year: z.int().nullable(),
  /** What the fly-out place gets of the shared taxes; several when it changes over time. */
  shares: z.array(z.strictObject({ share: Share, when: z.string().nullable().default(null), whenEn: z.string().nullable().default(null) })),
  /** What is paid each year on the money put in, where no tax is shared; another thing than a share of taxes. */
  fixedReturn: Share.nullable().default(null),
  /** `agreed`, or only a `proposal`. */
  status: z.enum(['agreed', 'proposal']),
  note: z.string(),
  noteEn: z.string(),
  source: z.string().min(1),
  sourceUrl: z.url().nullable().default(null),
  confidence: Confidence,
});
export type EnclavePrecedent = z.infer<typeof EnclavePrecedent>;

export const EnclavePrecedentFile = z.strictObject({
  title: z.string(),
  edition: z.iso.date(),
  note: z.string(),
  rows: z.array(EnclavePrecedent),
});
