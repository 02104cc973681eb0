import type { Account } from '../../domain/account.ts';
import type { ImportFault } from '../../domain/import-fault.ts';
import { emptyForm } from '../../domain/listing-form.ts';
import { SheetMapping } from '../../domain/sheet-column.ts';
import { JSONL_COLUMNS } from '../../engine/spreadsheet/compare-listing.ts';
import type { Json } from '../database.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { publishingKind, writerOf } from './importer.ts';
import { readInProcess } from './read-in-process.ts';
import type { FileReader, FromReader, ImportLayout } from './reading.ts';
import { stager, type StagedRow } from './stage-listings.ts';
import { storable } from './storable.ts';

const HEARTBEAT = 1000; // ms
/** Of one call [bytes]: the backend takes a megabyte. */
const CALL_SIZE = 400_000;

/** Thrown when another reading of the same file took over: this one has nothing to say any more. */
class Replaced extends Error {}

export type ReadingOptions = {
  /** The file, where it is at hand; else it is fetched. */
  bytes?: Uint8Array;
  /** What the columns mean, where a person decided. */
  mapping?: SheetMapping | null;
  read?: FileReader;
};

/**
 * Reads an import's file and stages what it finds. Begins from nothing each time: a reading that was cut off leaves rows
 * that the next one clears.
 */
export async function readImport(
  db: Db,
  account: Account,
  id: string,
  { bytes, mapping = null, read = readInProcess }: ReadingOptions = {},
): Promise<void> {
  const begun = outcome('begin_import_reading', await db.rpc('begin_import_reading', { import_id: id }));
  if (!begun.ok) return;
  const reading = { import_id: id, attempt: begun.value };
  const writer = await writerOf(db, account);
  const said = <T>(what: string, answer: Parameters<typeof outcome<T>>[1]) => {
    const result = outcome(what, answer);
    if (!result.ok && result.error.code === 'wrong_state') throw new Replaced();
    if (!result.ok) throw new Error(`${what}: ${result.error.code}`);
  };

  let layout: ImportLayout | null = null;
  let decided: SheetMapping | null = mapping;
  let heard = 0;
  let stage: ReturnType<typeof stager> | null = null;

  const handle = async (message: FromReader): Promise<SheetMapping | null> => {
    switch (message.type) {
      case 'columns': {
        layout = message.layout;
        decided ??= (await rememberedMapping(db, account, layout.headerHash)) ?? (message.isOwn ? message.proposed : null);
        if (decided !== null) return { ...decided, sheet: layout.sheet };
        const offered = { ...reading, format: message.format, layout: storable(layout), mapping: storable(message.proposed) };
        said('offer_import_columns', await db.rpc('offer_import_columns', offered));
        return null;
      }
      case 'progress':
        if (Date.now() - heard < HEARTBEAT) return null;
        heard = Date.now();
        said('report_import_progress', await db.rpc('report_import_progress', { ...reading, rows_read: message.rows }));
        return null;
      case 'listings': {
        const columns = decided === null ? JSONL_COLUMNS : new Set(decided.columns.flatMap((each) => (each === null ? [] : [each.column])));
        stage ??= stager(db, writer, columns);
        for (const rows of inCalls(await stage(message.listings)))
          said('stage_import_rows', await db.rpc('stage_import_rows', { ...reading, rows }));
        return null;
      }
      case 'done': {
        const found = {
          format: message.format,
          mapping: storable(decided ?? {}),
          layout: storable(layout ?? {}),
          skipped: storable(message.skipped.slice(0, 500)),
          rows_read: message.rows,
        };
        said('finish_import_reading', await db.rpc('finish_import_reading', { ...reading, ...found }));
        return null;
      }
      case 'refused':
        said('refuse_import', await db.rpc('refuse_import', { ...reading, refusal: message.code }));
        return null;
    }
  };
  try {
    const order = {
      bytes: bytes ?? (await fetchFile(db, account, id)),
      near: account.organisation.regionCode,
      kind: publishingKind(account),
      mapping,
    };
    await read(order, handle);
  } catch (error) {
    if (error instanceof Replaced) return;
    await db.rpc('refuse_import', { ...reading, refusal: 'reading_failed' });
    throw error;
  }
}

/** Rows in calls that the backend takes. */
function* inCalls(rows: readonly StagedRow[]): Generator<Json[]> {
  let call: Json[] = [];
  let size = 0;
  for (const whole of rows) {
    const [row, bytes] = measured(storable(whole), whole);
    if (call.length > 0 && size + bytes > CALL_SIZE) {
      yield call;
      [call, size] = [[], 0];
    }
    call.push(row);
    size += bytes;
  }
  if (call.length > 0) yield call;
}

/** A row with its size; one listing that no call holds is refused, as no person could have written it, and only its title is kept. */
function measured(row: Json, whole: StagedRow): [row: Json, bytes: number] {
  const bytes = Buffer.byteLength(JSON.stringify(row));
  if (bytes <= CALL_SIZE) return [row, bytes];
  const fault: ImportFault = { row: whole.from_row, column: null, header: '', code: 'too_long', got: '', expected: String(CALL_SIZE / 4) };
  const nothing = { ref: null, content: null, confidential: null, cells: null, organisation: null };
  const refused: StagedRow = { ...whole, ...nothing, action: 'refused', typed: emptyForm(whole.title), faults: [fault] };
  return measured(storable(refused), refused);
}

/** What the organisation decided for a header before; null when it did not. */
async function rememberedMapping(db: Db, { organisation }: Account, headerHash: string): Promise<SheetMapping | null> {
  const rows = unwrap(
    'import_mappings',
    await db.from('import_mappings').select('mapping').eq('organisation_id', organisation.id).eq('header_hash', headerHash),
  );
  return SheetMapping.safeParse(rows[0]?.mapping).data ?? null;
}

export const objectName = ({ organisation }: Account, id: string): string => `${organisation.id}/${id}`;

async function fetchFile(db: Db, account: Account, id: string): Promise<Uint8Array> {
  const { data, error } = await db.storage.from('imports').download(objectName(account, id));
  if (error) throw new Error('imports: the file is not there', { cause: error });
  return new Uint8Array(await data.arrayBuffer());
}
