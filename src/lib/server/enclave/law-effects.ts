import { z } from 'zod';
import { LawChange, LawFigures, type ShownLawEffect } from '../../domain/law-effect.ts';
import { unwrap, type Db } from '../db.ts';

/** What changes of law mean for an enclave's agreed terms, newest first; those that touch nothing are left out. */
export async function lawEffects(db: Db, enclaveId: string): Promise<ShownLawEffect[]> {
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
    changes: z.array(LawChange).parse(row.changes),
    effects: LawFigures.safeParse(row.effects).data ?? null,
  }));
}
