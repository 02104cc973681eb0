import type { RosterKindCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** @errors `not_found`, `reason_needed`, `in_use` */
export const removeRosterEntry = async (db: Db, kind: RosterKindCode, id: string, why: string): Promise<Result<undefined>> =>
  outcome('remove_roster_entry', await db.rpc('remove_roster_entry', { kind, entry_id: id, why }));
