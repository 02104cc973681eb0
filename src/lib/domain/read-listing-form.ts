import { parseDateText, plusDays } from './date-text.ts';
import { readDetail, type DetailFault } from './detail-text.ts';
import { detailFieldsOf, splitDetails, type Details } from './factor-details.ts';
import { FactorKind, type Offer, type Seek } from './factor.ts';
import { IndustryCode, industryCodeIn } from './industry.ts';
import type { ConfidentialContent, FactorFormValues, ListingFormValues } from './listing-form.ts';
import { parseQuantity } from './quantity-text.ts';

/** What a listing says, without who says it. */
export type ListingContent = { title: string; summary: string; industries: IndustryCode[]; offers: Offer[]; seeks: Seek[] };

/** Limits of a listing; the database has the same. */
export const LISTING_LIMITS = { title: 120, summary: 3000, confidential: 3000, description: 2000, industries: 10, factors: 30 } as const;

export type FormFaultCode =
  | DetailFault
  | 'title_missing'
  | 'nothing_offered_or_sought'
  | 'factor_missing'
  | 'factor_empty'
  | 'unknown_industry'
  | 'too_many'
  | 'period_empty';

export type FormFault = {
  /** The field's name in the form: `title`, `offers[0].quantity`, `seeks[1].details.price`; `offers` for the whole list. */
  field: string;
  code: FormFaultCode;
  /** What was typed, shortened. */
  got: string;
  /** The limit, where there is one. */
  most?: number;
};

export type ReadListing = { content: ListingContent; confidential: ConfidentialContent };
/** `readable`: what could be understood in spite of the faults. */
export type ReadListingForm = { ok: true; value: ReadListing } | { ok: false; faults: FormFault[]; readable: ReadListing };

/**
 * Reads a form as typed. Rows in which nothing was typed are left out; their position still counts in the fault's field.
 *
 * @param industryExists  whether a code of GB/T 4754 is known
 * @returns the content in the exchange format's units with the confidential part apart, or every fault, in the form's order
 */
export function readListingForm(values: ListingFormValues, industryExists: (code: string) => boolean): ReadListingForm {
  const faults: FormFault[] = [];
  const fault = (field: string, code: FormFaultCode, got = '', most?: number) => {
    faults.push({ field, code, got: got.trim().slice(0, 60), ...(most === undefined ? {} : { most }) });
  };
  const limited = (field: 'title' | 'summary' | 'confidential') => {
    const text = values[field].trim();
    if (text.length > LISTING_LIMITS[field]) fault(field, 'too_long', text, LISTING_LIMITS[field]);
    return text;
  };
  const title = limited('title');
  if (title === '') fault('title', 'title_missing');
  const summary = limited('summary');
  const text = limited('confidential');
  const industries = readIndustries(values.industries, industryExists, fault);
  const offers = readFactors('offers', values.offers, fault);
  const seeks = readFactors('seeks', values.seeks, fault);
  if (offers.length + seeks.length === 0 && faults.length === 0) fault('offers', 'nothing_offered_or_sought');
  const value: ReadListing = {
    content: {
      title,
      summary,
      industries,
      offers: offers.map(({ factor }) => factor),
      seeks: seeks.map(({ factor, essential }) => (essential ? { ...factor, essential } : factor)),
    },
    confidential: { text, offers: offers.map(({ confidential }) => confidential), seeks: seeks.map(({ confidential }) => confidential) },
  };
  return faults.length > 0 ? { ok: false, faults, readable: value } : { ok: true, value };
}

type Report = (field: string, code: FormFaultCode, got?: string, most?: number) => void;

function readIndustries(typed: readonly string[], exists: (code: string) => boolean, fault: Report): IndustryCode[] {
  const codes = typed.map(industryCodeIn);
  codes.forEach((code, at) => {
    if (code !== '' && (!IndustryCode.safeParse(code).success || !exists(code))) fault(`industries[${at}]`, 'unknown_industry', typed[at]);
  });
  const given = [...new Set(codes.filter((code) => code !== ''))];
  if (given.length > LISTING_LIMITS.industries) fault('industries', 'too_many', String(given.length), LISTING_LIMITS.industries);
  return given;
}

type ReadFactor = { factor: Offer; essential: boolean; confidential: Details | null };

function readFactors(list: 'offers' | 'seeks', rows: readonly FactorFormValues[], fault: Report): ReadFactor[] {
  const read = rows.flatMap((row, at) =>
    isBlank(row) ? [] : [readFactor(row, list === 'seeks', (field, ...rest) => fault(`${list}[${at}].${field}`, ...rest))],
  );
  if (read.length > LISTING_LIMITS.factors) fault(list, 'too_many', String(read.length), LISTING_LIMITS.factors);
  return read;
}

/** Whether nothing was typed into a factor; a chosen kind alone is nothing yet. */
export const isBlank = ({ description, quantity, from, until, details }: FactorFormValues): boolean =>
  [description, quantity, from, until, ...Object.values(details)].every((text) => text.trim() === '');

function readFactor(row: FactorFormValues, sought: boolean, fault: Report): ReadFactor {
  const kind = FactorKind.safeParse(row.factor.trim());
  if (!kind.success) fault('factor', 'factor_missing', row.factor);
  const description = row.description.trim();
  if (description.length > LISTING_LIMITS.description) fault('description', 'too_long', description, LISTING_LIMITS.description);
  const measured = readMeasure(row, fault);
  const available = readAvailability(row, fault);
  const details = kind.success ? readDetails(kind.data, row.details, fault) : {};
  if (description === '' && measured === null && Object.keys(details).length === 0) fault('description', 'factor_empty');
  const split = kind.success ? splitDetails(kind.data, details) : { open: null, confidential: null };
  return {
    factor: {
      factor: kind.data ?? 'land',
      description,
      ...measured,
      ...(available === null ? {} : { available }),
      ...(split.open === null ? {} : { details: split.open }),
    },
    essential: sought && row.essential,
    confidential: split.confidential,
  };
}

function readMeasure({ quantity, unit }: FactorFormValues, fault: Report): Pick<Offer, 'quantity' | 'unit'> | null {
  if (quantity.trim() === '') return null; // a unit alone is what the form proposes
  const read = parseQuantity(quantity, unit);
  if (read.ok) return read.value;
  const { code } = read.error;
  fault(
    code === 'unit_missing' || (code === 'unknown_unit' && unit.trim() !== '') ? 'unit' : 'quantity',
    code,
    code === 'unknown_unit' ? `${quantity} ${unit}` : quantity,
  );
  return null;
}

function readAvailability({ from, until }: FactorFormValues, fault: Report): { from?: string; until?: string } | null {
  const day = (field: 'from' | 'until', text: string) => {
    if (text.trim() === '') return null;
    const read = parseDateText(text);
    if (!read.ok) fault(field, read.error.code, text);
    return read.ok ? read.value : null;
  };
  const [first, last] = [day('from', from), day('until', until)];
  if (first && last && first.first > last.last) fault('until', 'period_empty', until);
  if (!first && !last) return null;
  return { ...(first ? { from: first.first } : {}), ...(last ? { until: plusDays(last.last, 1) } : {}) };
}

function readDetails(kind: FactorKind, typed: FactorFormValues['details'], fault: Report): Details {
  const details: Details = {};
  for (const field of detailFieldsOf(kind)) {
    const text = typed[field.key] ?? '';
    if (text.trim() === '') continue;
    const read = readDetail(field, text);
    if (read.ok) details[field.key] = read.value;
    else fault(`details.${field.key}`, read.error.code, text, field.kind === 'number' ? field.max : undefined);
  }
  return details;
}
