import { faultsOf, shown } from '../../domain/fault.ts';
import type { ImportFault, ImportFaultCode } from '../../domain/import-fault.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import { emptyForm, formValuesOf } from '../../domain/listing-form.ts';
import { Listing } from '../../domain/listing.ts';
import { readListingForm } from '../../domain/read-listing-form.ts';
import type { ImportedFile, ImportedListing } from './imported-listing.ts';

const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * The listings of a JSONL text in the command line's exchange format, one a line. Unknown keys are faults; the place of a
 * fault is its line and path.
 *
 * @param mostLines  lines beyond it are not read: the caller refuses the file
 */
export function readJsonl(text: string, industryExists: (code: IndustryCode) => boolean, mostLines = Infinity): ImportedFile {
  const listings: ImportedListing[] = [];
  const lineOf = new Map<string, ImportedListing>();
  for (const [at, line] of text.split(/\r?\n/, mostLines + 1).entries()) {
    if (line.trim() === '') continue;
    const listing = readLine(line, at + 1, industryExists);
    const first = listing.ref === null ? undefined : lineOf.get(listing.ref);
    if (first) {
      for (const [one, other] of [
        [listing, first],
        [first, listing],
      ] as const) {
        if (one.faults.some(({ code }) => code === 'ref_twice')) continue;
        one.faults.push(fault(one.from, 'id', 'ref_twice', one.ref ?? '', String(other.from)));
        one.read = null;
      }
    } else if (listing.ref !== null) lineOf.set(listing.ref, listing);
    listings.push(listing);
  }
  return { listings, skipped: [], rows: listings.length };
}

const fault = (row: number, header: string, code: ImportFaultCode, got = '', expected = ''): ImportFault => ({
  row,
  column: null,
  header,
  code,
  got,
  expected,
});

function readLine(line: string, row: number, industryExists: (code: IndustryCode) => boolean): ImportedListing {
  const empty: ImportedListing = {
    from: row,
    to: row,
    ref: null,
    organisation: { name: '', creditCode: '', kind: null, region: null },
    organisationPlace: { row, column: null, header: 'organisation' },
    lines: [{ number: row, cells: [line] }],
    typed: emptyForm(),
    read: null,
    faults: [],
  };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { ...empty, faults: [fault(row, '', 'broken_json', (error as Error).message.slice(0, 100))] };
  }
  const parsed = Listing.safeParse(value);
  if (!parsed.success)
    return {
      ...empty,
      faults: faultsOf(parsed.error, value).map(({ path, code, got, expected }) => fault(row, path, code, got, expected)),
    };
  const listing = parsed.data;
  const typed = formValuesOf(listing);
  const read = readListingForm(typed, industryExists);
  const faults = read.ok
    ? []
    : read.faults.map(({ field, code, got, most }) => fault(row, field, code, got, most === undefined ? '' : String(most)));
  if (!REF.test(listing.id)) faults.push(fault(row, 'id', 'ref_form', shown(listing.id)));
  const { name, kind, region } = listing.organisation;
  return {
    ...empty,
    ref: listing.id,
    organisation: { name, creditCode: '', kind, region },
    typed,
    read: read.ok && faults.length === 0 ? read.value : null,
    faults,
  };
}
