import type { ListedEntry } from '../../domain/listed-entry.ts';
import { formValuesOf } from '../../domain/listing-form.ts';
import { Listing } from '../../domain/listing.ts';
import type { ListedOrganisation } from '../../domain/organisation.ts';
import { readListingForm } from '../../domain/read-listing-form.ts';
import type { ListingFilter } from '../../domain/listing-filter.ts';
import { valuesOf } from '../../engine/spreadsheet/compare-listing.ts';
import { columnsOf, writeRows } from '../../engine/spreadsheet/write-rows.ts';
import { SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import { sheetWords } from '../../i18n/sheet-words.ts';
import { unwrap, type Db } from '../db.ts';
import { publishedListings, type Reader } from '../listing/published.ts';
import { INDUSTRIES, REGIONS } from '../reference/reference.ts';
import { fileAnswer, sheetAnswer, type DownloadFormat } from './download.ts';
import { existingListings } from './stage-listings.ts';

/** Listings of a filter, as every member sees them: without what is confidential. */
export async function filteredEntries(reader: Reader, filter: ListingFilter, today: string): Promise<ListedEntry[]> {
  const [published, codes] = await Promise.all([publishedListings(reader), creditCodes(reader.db)]);
  return published.findAll(filter, today).map(({ listing, organisationId }) => ({
    ref: listing.id,
    organisation: listing.organisation,
    creditCode: codes.get(organisationId) ?? '',
    values: formValuesOf(listing),
  }));
}

const CODES_AT_ONCE = 1000;

/** The credit codes of the organisations that state one, as far as the caller may read them: of all, or of one. */
async function creditCodes(db: Db, organisationId?: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for (let from = 0; ; from += CODES_AT_ONCE) {
    const asked = db.from('organisations').select('id, credit_code').not('credit_code', 'is', null).order('id');
    const page = unwrap(
      'organisations',
      await (organisationId === undefined ? asked : asked.eq('id', organisationId)).range(from, from + CODES_AT_ONCE - 1),
    );
    for (const { id, credit_code: code } of page) if (code !== null) codes.set(id, code);
    if (page.length < CODES_AT_ONCE) return codes;
  }
}

const REFS_AT_ONCE = 1000;
const LISTINGS_AT_ONCE = 200;

/** One's own listings, with what is confidential, as one would find them in the form. */
export async function ownEntries(db: Db, organisation: ListedOrganisation & { id: string }): Promise<ListedEntry[]> {
  const refs: string[] = [];
  for (let from = 0; ; from += REFS_AT_ONCE) {
    const page = unwrap(
      'listings',
      await db
        .from('listings')
        .select('ref')
        .eq('organisation_id', organisation.id)
        .order('ref')
        .range(from, from + REFS_AT_ONCE - 1),
    );
    refs.push(...page.map(({ ref }) => ref));
    if (page.length < REFS_AT_ONCE) break;
  }
  const entries: ListedEntry[] = [];
  const { id, name, kind, region } = organisation;
  const creditCode = (await creditCodes(db, id)).get(id) ?? '';
  for (let at = 0; at < refs.length; at += LISTINGS_AT_ONCE) {
    for (const { ref, typed, content, confidential } of await existingListings(db, refs.slice(at, at + LISTINGS_AT_ONCE))) {
      const values = valuesOf({ typed: typed ?? null, content: content ?? null, confidential: confidential ?? null });
      if (values) entries.push({ ref, organisation: { name, kind, region }, creditCode, values });
    }
  }
  return entries;
}

/** Listings as a file that can be imported again unchanged. JSONL leaves out drafts that cannot be read yet. */
export async function exportAnswer(entries: readonly ListedEntry[], format: DownloadFormat, language: 'zh' | 'en'): Promise<Response> {
  const { sheet } = SHEET_MESSAGES[language];
  if (format === 'jsonl') return fileAnswer(entries.map(jsonLine).join(''), sheet.fileName.export, format);
  const columns = columnsOf(entries);
  const words = sheetWords(language, REGIONS, INDUSTRIES);
  function* rows() {
    yield columns.map(words.column);
    yield* writeRows(entries, columns, words);
  }
  return sheetAnswer([{ name: sheet.name, widths: columns.map(() => 18), headerRows: 1, rows: rows() }], sheet.fileName.export, format);
}

function jsonLine({ ref, organisation, values }: ListedEntry): string {
  const read = readListingForm(values, (code) => INDUSTRIES.has(code) || INDUSTRIES.has(code.slice(0, 3)));
  if (!read.ok) return '';
  return `${JSON.stringify(Listing.parse({ id: ref, organisation, ...read.value.content }))}\n`;
}
