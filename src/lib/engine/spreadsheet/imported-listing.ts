import type { ImportFault, SkippedRow } from '../../domain/import-fault.ts';
import type { ListingFormValues } from '../../domain/listing-form.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { ReadListing } from '../../domain/read-listing-form.ts';
import type { RegionCode } from '../../domain/region.ts';
import type { SheetRow } from '../../domain/sheet-table.ts';

/** Who a listing of the file is said to be of; empty strings and nulls where the file says nothing. */
export type NamedOrganisation = { name: string; creditCode: string; kind: OrganisationKind | null; region: RegionCode | null };

/** One listing as found in a file, with everything that is wrong with it. */
export type ImportedListing = {
  /** First and last row or line in the file, from 1. */
  from: number;
  to: number;
  ref: string | null;
  organisation: NamedOrganisation;
  /** Where the organisation's faults point. */
  organisationPlace: { row: number; column: string | null; header: string };
  /** Its rows as they stand in the file. */
  lines: SheetRow[];
  typed: ListingFormValues;
  /** What it says in the exchange format; null while it has faults. */
  read: ReadListing | null;
  faults: ImportFault[];
};

export type ImportedFile = { listings: ImportedListing[]; skipped: SkippedRow[]; rows: number };
