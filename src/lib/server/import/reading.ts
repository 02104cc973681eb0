import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import type { SkippedRow } from '../../domain/import-fault.ts';
import type { SheetColumn, SheetMapping } from '../../domain/sheet-column.ts';
import type { ImportedListing } from '../../engine/spreadsheet/imported-listing.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';

/** What the process that reads a file is told, and what it tells. */

/** What the person sees of a file's columns. */
export type ImportLayout = {
  sheets: string[];
  sheet: string;
  /** The last row of the header as the spreadsheet numbers it. */
  headerRow: number;
  words: string[];
  samples: string[][];
  /** SHA-256 of the header's words: what a choice of columns is remembered by. */
  headerHash: string;
};

export type FileFormat = 'xlsx' | 'csv' | 'jsonl';

export type ReadingOrder = {
  bytes: Uint8Array;
  /** The place and kind of whoever brings the file. */
  near: string | null;
  kind: OrganisationKind | null;
  /** A decision made for this file, which names its sheet; null before one is. */
  mapping: SheetMapping | null;
};

export type FromReader =
  | { type: 'columns'; format: 'xlsx' | 'csv'; layout: ImportLayout; proposed: SheetMapping; isOwn: boolean }
  | { type: 'progress'; rows: number }
  | { type: 'listings'; listings: ImportedListing[] }
  | {
      type: 'done';
      format: FileFormat;
      skipped: SkippedRow[];
      rows: number;
      columns: SheetColumn[];
      peakMegabytes: number;
      cpuSeconds: number;
    }
  | { type: 'refused'; code: FileRefusalCode };

/** Reads a file and hands over what it finds; what `handle` answers to `columns` is how it is read on, null: it stops there. */
export type FileReader = (order: ReadingOrder, handle: (message: FromReader) => Promise<SheetMapping | null>) => Promise<void>;

/** Every message is answered, so that neither side runs ahead; `mapping` answers `columns`, null: stop here. */
export type ToReader = { type: 'order'; order: ReadingOrder } | { type: 'next' } | { type: 'mapping'; mapping: SheetMapping | null };
