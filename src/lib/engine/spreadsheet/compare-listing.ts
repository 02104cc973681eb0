import { detailFieldsOf } from '../../domain/factor-details.ts';
import type { FactorKind } from '../../domain/factor.ts';
import { formValuesOf, type ConfidentialContent, type FactorFormValues, type ListingFormValues } from '../../domain/listing-form.ts';
import type { Listing } from '../../domain/listing.ts';
import { readListingForm, type ReadListing } from '../../domain/read-listing-form.ts';
import { isDetailColumn, SHEET_COLUMNS, type SheetColumn } from '../../domain/sheet-column.ts';

/** A listing that a file's number leads to, as it stands. */
export type ExistingListing = {
  /** Its working copy as typed; null when there is none. */
  typed: ListingFormValues | null;
  /** What was approved last; null before the first time. */
  content: Listing | null;
  confidential: ConfidentialContent | null;
};

/** The listing as one would find it in the form: the working copy, else what was approved. */
export const valuesOf = ({ typed, content, confidential }: ExistingListing): ListingFormValues | null =>
  typed ?? (content === null ? null : formValuesOf(content, confidential ?? undefined));

/**
 * What a file says about a listing that exists, with everything the file has no column for left as it was: a sheet without
 * 保密内容 does not erase it.
 *
 * @param columns  the columns that the file has
 */
export function keepUnsaid(said: ListingFormValues, was: ListingFormValues, columns: ReadonlySet<SheetColumn>): ListingFormValues {
  return {
    title: columns.has('title') ? said.title : was.title,
    summary: columns.has('summary') ? said.summary : was.summary,
    confidential: columns.has('confidential') ? said.confidential : was.confidential,
    industries: columns.has('industries') ? said.industries : was.industries,
    offers: said.offers.map((factor, at) => keepDetails(factor, was.offers[at], columns)),
    seeks: said.seeks.map((factor, at) => keepDetails(factor, was.seeks[at], columns)),
  };
}

/** Native fields without a column stay, as long as the factor at that place is the same. */
function keepDetails(said: FactorFormValues, was: FactorFormValues | undefined, columns: ReadonlySet<SheetColumn>): FactorFormValues {
  if (was?.factor !== said.factor) return said;
  const unsaid = Object.entries(was.details).filter(([key]) => !columns.has(`${said.factor}.${key}` as SheetColumn));
  return unsaid.length === 0 ? said : { ...said, details: { ...Object.fromEntries(unsaid), ...said.details } };
}

const isConfidential = (column: SheetColumn): boolean => {
  const [factor = '', key] = column.split('.');
  return (
    column === 'confidential' ||
    (isDetailColumn(column) && detailFieldsOf(factor as FactorKind).some((field) => field.key === key && field.confidential))
  );
};

/** The exchange format has everything but what is confidential. */
export const JSONL_COLUMNS: ReadonlySet<SheetColumn> = new Set(SHEET_COLUMNS.filter((column) => !isConfidential(column)));

/** Whether two listings say the same, however they were typed. */
export function saysTheSame(read: ReadListing, was: ListingFormValues, industryExists: (code: string) => boolean): boolean {
  const before = readListingForm(was, industryExists);
  return before.ok && canonical(before.value) === canonical(read);
}

/** One text for one content: keys in order, absent and empty alike. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .filter(([, each]) => each !== undefined && each !== false)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
