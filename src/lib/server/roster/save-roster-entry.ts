import type { RosterKindCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import type { RosterContent } from '../../domain/roster-entry.ts';
import type { Db } from '../db.ts';
import { storable } from '../import/storable.ts';
import { outcome } from '../outcome.ts';

/**
 * Writes an entry, or begins a new one.
 *
 * @param seen  the entry and the revision that the person saw; null: a new one
 * @errors those of `save_roster_entry`
 */
export const saveRosterEntry = async (
  db: Db,
  kind: RosterKindCode,
  seen: { id: string; revision: number } | null,
  content: RosterContent,
): Promise<Result<string>> =>
  outcome(
    'save_roster_entry',
    await db.rpc('save_roster_entry', {
      kind,
      entry_id: (seen?.id ?? null) as string,
      seen_revision: seen?.revision ?? 0,
      content: storable(content),
    }),
  );
