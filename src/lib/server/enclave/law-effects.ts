import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Both = z.object({ before: z.number(), after: z.number() });
const Effects = z.object({ flyOut: Both, flyIn: Both, years: z.array(Both.extend({ year: z.int() })) });
const Changes = z.array(
  z.object({
    went: z.boolean(),
    row: z.object({ code: z.string(), value: z.number(), validFrom: z.string(), validUntil: z.string().nullable().default(null) }),
  }),
);

/** What changes of law mean for an enclave's agreed terms, newest first; those that touch nothing are left out. */
export async function lawEffects(db: Db, enclaveId: string) {
  const rows = unwrap(
    'enclave_law_effects',
    await db
      .from('enclave_law_effects')
      .select('id, changes, effects, found_at')
      .eq('enclave_id', enclaveId)
      .eq('touched', true)
      .order('id', { ascending: false }),
  );
  return rows.map((row) => ({
    id: row.id,
    foundAt: row.found_at,
    changes: Changes.parse(row.changes),
    effects: Effects.safeParse(row.effects).data ?? null,
  }));
}
export type ShownLawEffect = Awaited<ReturnType<typeof lawEffects>>[number];
