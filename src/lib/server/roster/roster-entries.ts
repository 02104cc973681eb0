import { z } from 'zod';
import type { RosterKindCode } from '../../domain/enums.ts';
import { RosterEntry } from '../../domain/roster-entry.ts';
import { unwrap, type Db } from '../db.ts';

/** A register as the caller may see it: his office's own entries, and those of the exchanges that it takes part in. */
export const rosterEntries = async (db: Db, kind: RosterKindCode): Promise<RosterEntry[]> =>
  z.array(RosterEntry).parse(unwrap('roster_entries', await db.rpc('roster_entries', { kind }, { get: true })));

/** One entry; null where there is none or the caller may not see it. */
export async function rosterEntry(db: Db, kind: RosterKindCode, id: string): Promise<RosterEntry | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const found = unwrap('roster_entries', await db.rpc('roster_entries', { kind, entry_id: id }, { get: true }));
  return z.array(RosterEntry).parse(found)[0] ?? null;
}
