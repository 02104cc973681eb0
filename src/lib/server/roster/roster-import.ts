import { z } from 'zod';
import { importStatus } from '../../domain/enums.ts';
import type { RosterRowFault, RosterSkipped, UnknownColumn } from '../../engine/spreadsheet/read-rosters.ts';
import { unwrap, type Db } from '../db.ts';

export const ROSTER_ROWS_SHOWN = 100;
const FAULTS_SHOWN = 500;
const Status = z.enum(importStatus);

/** The office's imports of registers, newest first. */
export async function listRosterImports(db: Db) {
  const rows = unwrap(
    'roster_imports',
    await db
      .from('roster_imports')
      .select('id, file_name, status, created_at, created_by_name')
      .order('created_at', { ascending: false })
      .limit(30),
  );
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    status: Status.parse(row.status),
    at: row.created_at,
    by: row.created_by_name,
  }));
}

/** One import with a page of what could be taken and all that is wrong; null where there is none. */
export async function getRosterImport(db: Db, id: string, page: number) {
  if (!z.uuid().safeParse(id).success) return null;
  const head = unwrap('roster_imports', await db.from('roster_imports').select('*').eq('id', id)).at(0);
  if (!head) return null;
  const count = async (narrow: (query: ReturnType<typeof all>) => ReturnType<typeof all>) => {
    const { count: n, error } = await narrow(all());
    if (error) throw new Error('roster_import_rows', { cause: error });
    return n ?? 0;
  };
  const all = () => db.from('roster_import_rows').select('position', { count: 'exact', head: true }).eq('import_id', id);
  const open = ['new', 'changed'] as const;
  const [takeable, chosen, left, unchanged, refused, taken, undone, kept] = await Promise.all([
    count((q) => q.in('action', open)),
    count((q) => q.in('action', open).eq('left_out', false)),
    count((q) => q.in('action', open).eq('left_out', false).is('outcome', null)),
    count((q) => q.eq('action', 'unchanged')),
    count((q) => q.eq('action', 'refused')),
    count((q) => q.eq('outcome', 'taken')),
    count((q) => q.eq('outcome', 'undone')),
    count((q) => q.eq('outcome', 'kept')),
  ]);
  const wrong = unwrap(
    'roster_import_rows',
    await db
      .from('roster_import_rows')
      .select('position, kind, sheet, row_number, label, faults')
      .eq('import_id', id)
      .eq('action', 'refused')
      .order('position')
      .limit(FAULTS_SHOWN),
  );
  const rows = unwrap(
    'roster_import_rows',
    await db
      .from('roster_import_rows')
      .select('position, kind, sheet, row_number, ref, label, action, left_out, outcome, entry_id')
      .eq('import_id', id)
      .in('action', open)
      .order('position')
      .range((page - 1) * ROSTER_ROWS_SHOWN, page * ROSTER_ROWS_SHOWN - 1),
  );
  return {
    id,
    fileName: head.file_name,
    status: Status.parse(head.status),
    by: head.created_by_name,
    at: head.created_at,
    skipped: head.skipped as unknown as RosterSkipped[],
    unknown: head.unknown_columns as unknown as UnknownColumn[],
    counts: { takeable, chosen, left, unchanged, refused, taken, undone, kept },
    wrong: wrong.map((row) => ({ ...row, faults: row.faults as unknown as RosterRowFault[] })),
    rows,
  };
}
