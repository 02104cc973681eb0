import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Step = 'accept_roster_import' | 'undo_roster_import';

/** Some rows a call, so that no statement takes longer than it may; cut off between two, it is gone on with. */
async function inBatches(db: Db, step: Step, id: string): Promise<Result<null>> {
  for (;;) {
    const left = outcome(step, await db.rpc(step, { import_id: id }));
    if (!left.ok) return left;
    if (left.value === 0) return { ok: true, value: null };
  }
}

/** Takes what is ticked. @errors `not_found`, `wrong_state`, `import_empty` */
export const acceptRosterImport = (db: Db, id: string): Promise<Result<null>> => inBatches(db, 'accept_roster_import', id);

/** Takes it back. @errors `not_found`, `wrong_state` */
export const undoRosterImport = (db: Db, id: string): Promise<Result<null>> => inBatches(db, 'undo_roster_import', id);

/** @errors `not_found`, `wrong_state` */
export const discardRosterImport = async (db: Db, id: string): Promise<Result<undefined>> =>
  outcome('discard_roster_import', await db.rpc('discard_roster_import', { import_id: id }));

/** Of the rows that a page showed, those that are ticked. @errors `not_found`, `wrong_state` */
export const chooseRosterRows = async (
  db: Db,
  id: string,
  shown: readonly number[],
  ticked: readonly number[],
): Promise<Result<undefined>> =>
  outcome('choose_roster_rows', await db.rpc('choose_roster_rows', { import_id: id, positions: [...shown], chosen: [...ticked] }));
