import type { Account } from '../../domain/account.ts';
import type { RosterKindCode } from '../../domain/enums.ts';
import { err, ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import { ROSTER_FIELDS, ROSTER_KINDS } from '../../domain/roster-field.ts';
import { rosterHeaders } from '../../domain/roster-header.ts';
import type { RosterEntry } from '../../domain/roster-entry.ts';
import { checkRosters, type StagedRosterRow } from '../../engine/spreadsheet/check-rosters.ts';
import { readRosters } from '../../engine/spreadsheet/read-rosters.ts';
import { ROSTER_MESSAGES, rosterLabel } from '../../i18n/roster-messages.ts';
import type { Db } from '../db.ts';
import { storable } from '../import/storable.ts';
import { outcome } from '../outcome.ts';
import { listSchemes } from './list-schemes.ts';
import { readBook } from './read-book.ts';
import { rememberedColumns } from './roster-columns.ts';
import { rosterEntries } from './roster-entries.ts';
import { rosterReading } from './roster-reading.ts';

const HEADERS = rosterHeaders(ROSTER_KINDS, (kind) =>
  Object.values(ROSTER_MESSAGES).flatMap((m) => ROSTER_FIELDS[kind].map(({ key }): [string, string] => [key, rosterLabel(m, kind, key)])),
);
const sheetNames = (kind: RosterKindCode): string[] => Object.values(ROSTER_MESSAGES).map(({ register }) => register[kind]);

/** Of one call [rows]: the backend takes a megabyte. */
const ROWS_AT_ONCE = 200;

export type Brought = Result<string> | { ok: false; refusal: FileRefusalCode | 'nothing' };

/**
 * Reads a workbook of registers and stages what its rows would do. Nothing is written into the registers before it is accepted;
 * the file itself is not kept.
 *
 * @returns the import's id; a refusal of the file; or an error of the database
 */
export async function importRosters(
  db: Db,
  account: Account,
  file: { name: string; bytes: Uint8Array },
  exchangeId: string,
  today: string,
): Promise<Brought> {
  const book = await readBook(file.bytes);
  if (!book.ok) return { ok: false, refusal: book.refusal };
  const reading = rosterReading(await listSchemes(db), account.organisation.regionCode, today);
  const { rows, skipped, unknown } = readRosters(book.sheets, HEADERS, sheetNames, reading, await rememberedColumns(db));
  if (rows.length === 0) return { ok: false, refusal: 'nothing' };
  const lists = await Promise.all(ROSTER_KINDS.map((kind) => rosterEntries(db, kind)));
  const own = Object.fromEntries(ROSTER_KINDS.map((kind, at) => [kind, (lists[at] ?? []).filter(({ isMine }) => isMine)]));
  const staged = checkRosters(rows, own as Record<RosterKindCode, RosterEntry[]>, exchangeId === '' ? null : exchangeId);
  const began = outcome(
    'begin_roster_import',
    await db.rpc('begin_roster_import', {
      file_name: file.name.slice(0, 200) || 'x',
      ...(exchangeId === '' ? {} : { exchange_id: exchangeId }),
    }),
  );
  if (!began.ok) return began;
  const failed = await stage(db, began.value, staged, { skipped, unknown });
  return failed ? err(failed) : ok(began.value);
}

async function stage(
  db: Db,
  id: string,
  rows: readonly StagedRosterRow[],
  besides: { skipped: unknown; unknown: unknown },
): Promise<AppErrorCode | null> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = storable(rows.slice(at, at + ROWS_AT_ONCE));
    const staged = outcome('stage_roster_rows', await db.rpc('stage_roster_rows', { import_id: id, rows: some }));
    if (!staged.ok) return staged.error.code;
  }
  const done = outcome(
    'finish_roster_import',
    await db.rpc('finish_roster_import', { import_id: id, skipped: storable(besides.skipped), unknown_columns: storable(besides.unknown) }),
  );
  return done.ok ? null : done.error.code;
}
