import { z } from 'zod';
import { importAction, importStatus } from '../../domain/enums.ts';
import { FILE_REFUSALS } from '../../domain/file-refusal.ts';
import type { ImportFault, SkippedRow } from '../../domain/import-fault.ts';
import { SheetMapping } from '../../domain/sheet-column.ts';
import { unwrap, type Db } from '../db.ts';
import type { ImportLayout } from './reading.ts';

const Counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** Could still be taken; `chosen` of them would be now. */
  open: z.number(),
  chosen: z.number(),
  taken: z.number(),
  undone: z.number(),
  kept: z.number(),
  faults: z.number(),
});
export type ImportCounts = z.infer<typeof Counts>;

/** No sign of life for so long [ms]: the process that read it, or did something with it, is gone. */
const SILENCE = 20_000;
const STATUS = z.enum(importStatus);
const REFUSAL = z.enum(FILE_REFUSALS).catch('reading_failed');

export type ImportView = NonNullable<Awaited<ReturnType<typeof getImport>>>;

/** One import as its organisation sees it; null when there is none or the caller may not see it. */
export async function getImport(db: Db, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const row = unwrap('imports', await db.from('imports').select('*').eq('id', id)).at(0);
  if (!row) return null;
  const counts = Counts.parse(unwrap('import_counts', await db.rpc('import_counts', { import_id: id })));
  const status = STATUS.parse(row.status);
  return {
    id,
    organisationId: row.organisation_id,
    fileName: row.file_name,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    status,
    format: row.format,
    refusal: row.refusal === null ? null : REFUSAL.parse(row.refusal),
    rowsRead: row.rows_read,
    isInterrupted: (status === 'reading' || row.work !== null) && Date.now() - Date.parse(row.heartbeat_at) > SILENCE,
    work: row.work === null ? null : { what: row.work, done: row.work_done, total: row.work_total },
    /** Of the last work: what had moved on meanwhile and was left alone. */
    passedOver: row.work_passed_over,
    layout: row.layout as ImportLayout | null,
    mapping: SheetMapping.safeParse(row.mapping).data ?? null,
    skipped: row.skipped as unknown as SkippedRow[],
    counts,
    takenBefore: status === 'checked' ? await takenBefore(db, id, row.file_hash) : null,
  };
}

/** When the same file was taken before, and by whom. */
async function takenBefore(db: Db, id: string, hash: string): Promise<{ at: string; by: string } | null> {
  const rows = unwrap(
    'imports',
    await db.from('imports').select('accepted_at, created_by_name').eq('file_hash', hash).eq('status', 'accepted').neq('id', id).limit(1),
  );
  const [row] = rows;
  return row?.accepted_at ? { at: row.accepted_at, by: row.created_by_name } : null;
}

export type RefusedRow = { position: number; faults: ImportFault[]; cells: [number, string[]][] };
const AT_ONCE = 1000;

/** The refused rows with their faults, in the file's order. */
export async function refusedRows(db: Db, id: string, most = Infinity): Promise<RefusedRow[]> {
  const rows: RefusedRow[] = [];
  for (let from = 0; from < most; from += AT_ONCE) {
    const page = unwrap(
      'import_rows',
      await db
        .from('import_rows')
        .select('position, faults, cells')
        .eq('import_id', id)
        .eq('action', 'refused')
        .order('position')
        .range(from, Math.min(from + AT_ONCE, most) - 1),
    );
    rows.push(...(page as unknown as RefusedRow[]));
    if (page.length < AT_ONCE) break;
  }
  return rows;
}

export const ROWS_SHOWN = 25;

const Choice = z.object({
  total: z.int(),
  rows: z.array(
    z.object({
      position: z.int(),
      from: z.int(),
      to: z.int(),
      title: z.string(),
      organisation: z.string(),
      action: z.enum(importAction),
      isChosen: z.boolean(),
      ref: z.string().nullable(),
    }),
  ),
});
export type ImportChoice = z.infer<typeof Choice>;

/** A page of the listings that could be taken, found by words of their title or organisation. */
export async function importChoice(db: Db, id: string, words: string, page: number): Promise<ImportChoice> {
  const values = { import_id: id, words, passed: (page - 1) * ROWS_SHOWN, most: ROWS_SHOWN };
  return Choice.parse(unwrap('import_choice', await db.rpc('import_choice', values, { get: true })));
}

/** A page of the listings that were taken. */
export async function takenRows(db: Db, id: string, page: number) {
  const rows = unwrap(
    'import_rows',
    await db
      .from('import_rows')
      .select('position, from_row, to_row, title, organisation_name, outcome, listing:listings(ref, status)')
      .eq('import_id', id)
      .not('outcome', 'is', null)
      .order('position')
      .range((page - 1) * ROWS_SHOWN, page * ROWS_SHOWN - 1),
  );
  return rows.map((row) => ({
    from: row.from_row,
    to: row.to_row,
    title: row.title,
    organisation: row.organisation_name,
    outcome: row.outcome,
    listing: row.listing,
  }));
}

const After = z.object({
  submittable: z.int(),
  untouched: z.int(),
  edited: z.int(),
  in_review: z.int(),
  published: z.int(),
  named: z.array(z.object({ ref: z.string(), title: z.string() })),
});
export type AfterTaking = z.infer<typeof After>;

/** What can still be done with an import that was taken: handing in, undoing, and what an undo would leave alone. */
export const afterTaking = async (db: Db, id: string): Promise<AfterTaking> =>
  After.parse(unwrap('import_moved', await db.rpc('import_moved', { import_id: id }, { get: true })));

/** The organisation's imports, newest first. */
export async function listImports(db: Db) {
  const rows = unwrap(
    'imports',
    await db
      .from('imports')
      .select('id, file_name, created_at, created_by_name, status, refusal')
      .order('created_at', { ascending: false })
      .limit(50),
  );
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    createdAt: row.created_at,
    createdBy: row.created_by_name,
    status: STATUS.parse(row.status),
  }));
}
