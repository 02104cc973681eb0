import { z } from 'zod';
import { listingStatus } from '../../domain/enums.ts';
import type { ImportFault, ImportFaultCode } from '../../domain/import-fault.ts';
import { ListingFormValues } from '../../domain/listing-form.ts';
import { Listing } from '../../domain/listing.ts';
import { readListingForm, type ReadListing } from '../../domain/read-listing-form.ts';
import type { SheetColumn } from '../../domain/sheet-column.ts';
import { keepUnsaid, saysTheSame, valuesOf } from '../../engine/spreadsheet/compare-listing.ts';
import type { ImportedListing, NamedOrganisation } from '../../engine/spreadsheet/imported-listing.ts';
import { organisationMatcher, type Writer } from '../../engine/spreadsheet/match-organisation.ts';
import { unwrap, type Db } from '../db.ts';
import { INDUSTRIES, REGIONS } from '../reference/reference.ts';

const Details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable();
const Existing = z.object({
  ref: z.string(),
  /** Absent where the number is somebody else's. */
  organisationId: z.string().optional(),
  status: z.enum(listingStatus).optional(),
  typed: ListingFormValues.nullish(),
  revision: z.number().optional(),
  submitted: z.boolean().optional(),
  version: z.number().optional(),
  content: Listing.nullish(),
  confidential: z.object({ text: z.string(), offers: z.array(Details), seeks: z.array(Details) }).nullish(),
});
export type Existing = z.infer<typeof Existing>;

export const existingListings = async (db: Db, refs: readonly string[]): Promise<Existing[]> =>
  refs.length === 0 ? [] : z.array(Existing).parse(unwrap('import_existing', await db.rpc('import_existing', { refs: [...refs] })));

const industryExists = (code: string): boolean => INDUSTRIES.has(code) || INDUSTRIES.has(code.slice(0, 3));

/** A listing of a file as the database keeps it until it is taken. */
export type StagedRow = {
  position: number;
  from_row: number;
  to_row: number;
  ref: string | null;
  title: string;
  organisation_name: string;
  organisation_id: string | null;
  consent_id: string | null;
  action: 'new' | 'changed' | 'unchanged' | 'refused';
  typed: ListingFormValues;
  content: ReadListing['content'] | null;
  confidential: ReadListing['confidential'] | null;
  faults: ImportFault[];
  seen_revision: number;
  seen_version: number;
  cells: [number, readonly string[]][] | null;
  organisation: NamedOrganisation | null;
};

/**
 * Compares listings of a file with what is there: whose they are, whether they are new, changed or the same.
 *
 * @param columns  what the file says at all; the rest of an existing listing stays
 */
export function stager(
  db: Db,
  writer: Writer,
  columns: ReadonlySet<SheetColumn>,
): (listings: readonly ImportedListing[]) => Promise<StagedRow[]> {
  const match = organisationMatcher(writer, REGIONS);
  let position = 0;
  return async (listings) => {
    const refs = listings.flatMap(({ ref, faults }) => (ref === null || faults.some(({ code }) => code === 'ref_form') ? [] : [ref]));
    const existing = new Map((await existingListings(db, refs)).map((each) => [each.ref, each]));
    return listings.map((listing) => stage(listing, position++));

    function stage(listing: ImportedListing, at: number): StagedRow {
      const matched = match(listing);
      const faults = [...listing.faults, ...(matched.ok ? [] : [matched.fault])];
      const organisationId = matched.ok ? matched.organisation.id : null;
      const was = listing.ref === null ? undefined : existing.get(listing.ref);
      const why = was && organisationId !== null ? whyUnchangeable(was, organisationId) : null;
      if (why !== null)
        faults.push({ ...listing.organisationPlace, column: null, header: '', code: why, got: listing.ref ?? '', expected: '' });

      const before = was
        ? valuesOf({ typed: was.typed ?? null, content: was.content ?? null, confidential: was.confidential ?? null })
        : null;
      const typed = before && faults.length === 0 ? keepUnsaid(listing.typed, before, columns) : listing.typed;
      const read = typed === listing.typed ? listing.read : readAgain(typed);
      const isRefused = faults.length > 0 || read === null;
      const action = isRefused ? 'refused' : before === null ? 'new' : saysTheSame(read, before, industryExists) ? 'unchanged' : 'changed';
      return {
        position: at,
        from_row: listing.from,
        to_row: listing.to,
        ref: listing.ref,
        title: typed.title.slice(0, 200),
        organisation_name: (matched.ok ? matched.organisation.name : listing.organisation.name).slice(0, 200),
        organisation_id: organisationId,
        consent_id: matched.ok ? matched.consentId : null,
        action,
        typed,
        content: isRefused ? null : read.content,
        confidential: isRefused ? null : read.confidential,
        faults:
          isRefused && faults.length === 0
            ? [{ ...listing.organisationPlace, column: null, header: '', code: 'invalid', got: '', expected: '' }]
            : faults,
        seen_revision: was?.revision ?? 0,
        seen_version: was?.version ?? 0,
        organisation: isRefused ? listing.organisation : null,
        cells: isRefused ? listing.lines.map(({ number, cells }) => [number, cells]) : null,
      };
    }
  };
}

function whyUnchangeable({ organisationId, status, typed, submitted }: Existing, wanted: string): ImportFaultCode | null {
  if (organisationId !== wanted) return 'ref_of_another';
  if (submitted || status === 'in_review' || status === 'withdrawn' || status === 'fulfilled') return 'not_changeable';
  return status !== 'draft' && typed ? 'being_changed' : null;
}

function readAgain(typed: ListingFormValues): ReadListing | null {
  const read = readListingForm(typed, industryExists);
  return read.ok ? read.value : null;
}
