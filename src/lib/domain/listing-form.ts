import { z } from 'zod';
import { detailText } from './detail-text.ts';
import type { Details } from './factor-details.ts';
import type { Offer, Seek } from './factor.ts';
import type { Listing } from './listing.ts';
import { plusDays } from './date-text.ts';

/** One offered or sought factor as typed: every field the text in it, empty when nothing was typed. */
export const FactorFormValues = z.strictObject({
  factor: z.string().max(40),
  description: z.string().max(20_000),
  quantity: z.string().max(200),
  /** A code of `FORM_UNITS`, or a unit in words (an import's column). */
  unit: z.string().max(200),
  from: z.string().max(100),
  /** The last day on which it can be had; the exchange format has the day after. */
  until: z.string().max(100),
  essential: z.boolean(),
  /** Native fields by key; of other factors too, so that going back and forth loses nothing. */
  details: z.record(z.string().max(60), z.string().max(5000)),
});
export type FactorFormValues = z.infer<typeof FactorFormValues>;

/** Limits against runaway input, far above what a person types; what a listing may hold is said by `readListingForm`. */
export const ListingFormValues = z.strictObject({
  title: z.string().max(2000),
  /** The teaser: every member sees it. */
  summary: z.string().max(50_000),
  /** Seen by the owner, the responsible coordinator, auditors and organisations it was disclosed to. */
  confidential: z.string().max(50_000),
  industries: z.array(z.string().max(200)).max(100),
  offers: z.array(FactorFormValues).max(200),
  seeks: z.array(FactorFormValues).max(200),
});
/** A listing as typed: strings that may hold anything. It is what a working draft keeps. */
export type ListingFormValues = z.infer<typeof ListingFormValues>;

export const emptyFactor = (factor = ''): FactorFormValues => ({
  factor,
  description: '',
  quantity: '',
  unit: '',
  from: '',
  until: '',
  essential: false,
  details: {},
});

export const emptyForm = (title = ''): ListingFormValues => ({
  title,
  summary: '',
  confidential: '',
  industries: [],
  offers: [],
  seeks: [],
});

/** What is kept apart from the public part of a listing; details stand at the position of their factor. */
export type ConfidentialContent = { text: string; offers: (Details | null)[]; seeks: (Details | null)[] };

/** The form of a listing as it stands, for a change of it. */
export function formValuesOf(
  listing: Pick<Listing, 'title' | 'summary' | 'industries' | 'offers' | 'seeks'>,
  confidential: ConfidentialContent = { text: '', offers: [], seeks: [] },
): ListingFormValues {
  return {
    title: listing.title,
    summary: listing.summary,
    confidential: confidential.text,
    industries: [...listing.industries],
    offers: listing.offers.map((factor, at) => factorValuesOf(factor, confidential.offers[at] ?? null)),
    seeks: listing.seeks.map((factor, at) => factorValuesOf(factor, confidential.seeks[at] ?? null)),
  };
}

function factorValuesOf(factor: Offer | Seek, confidential: Details | null): FactorFormValues {
  const details = Object.entries({ ...factor.details, ...confidential });
  return {
    factor: factor.factor,
    description: factor.description,
    quantity: factor.quantity === undefined ? '' : String(factor.quantity),
    unit: factor.unit ?? '',
    from: factor.available?.from ?? '',
    until: factor.available?.until === undefined ? '' : plusDays(factor.available.until, -1),
    essential: 'essential' in factor && factor.essential === true,
    details: Object.fromEntries(details.map(([key, value]) => [key, detailText(value)])),
  };
}
