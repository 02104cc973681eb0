import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Change = z.object({
  at: z.string(),
  who: z.string().nullable(),
  for: z.string().nullable(),
  verb: z.string(),
  /** Fields of the profile that this change touched. */
  changed: z.array(z.string()),
  why: z.string().nullable(),
});

/** What changed at an organisation, newest first, fifty at most; nothing for who may not know. */
export const organisationHistory = async (db: Db, organisationId: string) =>
  z.array(Change).parse(unwrap('organisation_history', await db.rpc('organisation_history', { organisation_id: organisationId })));
