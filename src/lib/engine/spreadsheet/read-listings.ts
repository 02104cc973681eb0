import { cleanText, plainWord } from '../../domain/cell-text.ts';
import type { SkippedRow } from '../../domain/import-fault.ts';
import type { IndustryIndex } from '../../domain/industry.ts';
import type { RegionCode } from '../../domain/region.ts';
import type { RegionNames } from '../../domain/region-name.ts';
import { isListingColumn, type DetailColumn, type SheetColumn, type SheetMapping } from '../../domain/sheet-column.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';
import type { Header } from './header.ts';
import type { ImportedFile } from './imported-listing.ts';
import { ListingBuilder } from './listing-builder.ts';
import { isExample, MergedColumns, whySkipped } from './table-rows.ts';

/** What reading a table knows besides the table. */
export type SheetReference = {
  regions: RegionNames;
  industries: IndustryIndex;
  /** Where whoever writes is: tells apart places of one name. */
  near: RegionCode | null;
  /** Choices of native fields as people read them: `land.tenure` → 国有 → state_owned. */
  choices: ReadonlyMap<DetailColumn, ReadonlyMap<string, string>>;
};

export type Table = { header: Header; mapping: SheetMapping; merges: readonly Merge[]; reference: SheetReference };

/** One cell with its column as the mapping sees it. */
export type TableCell = { at: number; column: SheetColumn; unit: string; text: string; header: string };

/** Columns in which a merged cell stands for every row it covers. A merged quantity stands for all of them together, so it does not. */
const FILLED: readonly SheetColumn[] = ['direction', 'factor', 'unit', 'essential', 'from', 'until'];

/**
 * The listings of a table, one row a factor: a listing's own columns stand in its first row, or are repeated, or merged.
 * A listing begins where 编号, 标题 or 单位名称 changes. Totals, notes and repeated headers are passed over and named.
 */
export function readListings(table: Table, rows: Iterable<SheetRow>): ImportedFile {
  const { header, mapping } = table;
  const columns = mapping.columns.flatMap((meaning, at) => (meaning === null ? [] : [{ at, ...meaning }]));
  const fills = (at: number) => columns.some((each) => each.at === at && (isListingColumn(each.column) || FILLED.includes(each.column)));
  const merged = new MergedColumns(table.merges, fills);
  const skipped: SkippedRow[] = [];
  const builders: ListingBuilder[] = [];
  let inExample = false;
  let count = 0;

  for (const row of rows) {
    if (row.number <= header.lastRow) continue;
    const cells = merged.fill(row);
    const filled: TableCell[] = columns.flatMap(({ at, column, unit }) => {
      const text = cleanText(cells[at] ?? '');
      return text === '' ? [] : [{ at, column, unit: unit ?? '', text, header: header.words[at] ?? '' }];
    });
    const isOfExample: boolean =
      filled.some(({ column, text }) => column === 'ref' && isExample(text)) || (inExample && !isNew(filled, undefined));
    const why: SkippedRow['why'] | null = whySkipped(row, header) ?? (isOfExample ? 'example' : null);
    inExample = why === 'example';
    if (why !== null) {
      skipped.push({ row: row.number, why, text: row.cells.map(cleanText).filter(Boolean).join(' ').slice(0, 60) });
      continue;
    }
    if (filled.length === 0) continue;
    count += 1;
    const current = builders.at(-1);
    const builder = current && !isNew(filled, current) ? current : new ListingBuilder(table, current);
    if (builder !== current) builders.push(builder);
    builder.add(row, filled);
  }
  const listings = builders.map((builder) => builder.build());
  const firstOf = new Map<string, (typeof listings)[number]>();
  for (const listing of listings) {
    if (listing.ref === null) continue;
    const first = firstOf.get(listing.ref);
    if (!first) firstOf.set(listing.ref, listing);
    else {
      // Both are named: neither may silently win.
      for (const [one, other] of [
        [listing, first],
        [first, listing],
      ] as const) {
        if (one.faults.some(({ code }) => code === 'ref_twice')) continue;
        const place = columns.find(({ column }) => column === 'ref');
        one.faults.push(ListingBuilder.fault(one.from, place?.at ?? null, header, 'ref_twice', one.ref ?? '', String(other.from)));
        one.read = null;
      }
    }
  }
  return { listings, skipped, rows: count };
}

/** Whether a row begins another listing than the one above. */
function isNew(filled: readonly TableCell[], current: ListingBuilder | undefined): boolean {
  const value = (column: SheetColumn) => plainWord(filled.find((cell) => cell.column === column)?.text ?? '');
  const own = (column: SheetColumn) => plainWord(current?.textOf(column) ?? '');
  const [ref, title, organisation] = [value('ref'), value('title'), value('organisation')];
  if (ref !== '') return ref !== own('ref');
  if (title !== '') return title !== own('title') || (organisation !== '' && organisation !== own('organisation'));
  return organisation !== '' && organisation !== own('organisation');
}
