import { emptyFactor, emptyForm, ListingFormValues, type FactorFormValues } from './listing-form.ts';

const FACTOR_FIELD = /^(offers|seeks)\[(\d{1,3})\]\.(factor|description|quantity|unit|from|until|essential|details\.([a-z_]{1,60}))$/;
const INDUSTRY = /^industries\[(\d{1,3})\]$/;

/**
 * The values of a posted form, whose fields are named as faults name them: `title`, `industries[0]`,
 * `offers[1].details.price`. Rows keep their order and close up; other fields are left alone.
 *
 * @returns null when a field is beyond every limit that a person could reach by typing
 */
export function listingFormOf(fields: Iterable<readonly [string, unknown]>): ListingFormValues | null {
  const values = emptyForm();
  const rows = { offers: new Map<number, FactorFormValues>(), seeks: new Map<number, FactorFormValues>() };
  const industries = new Map<number, string>();
  for (const [name, given] of fields) {
    if (typeof given !== 'string') continue;
    const text = given.replaceAll('\r\n', '\n'); // forms send line breaks in two signs
    if (name === 'title' || name === 'summary' || name === 'confidential') values[name] = text;
    const industry = INDUSTRY.exec(name)?.[1];
    if (industry !== undefined) industries.set(Number(industry), text);
    const [, list, at, field, detail] = FACTOR_FIELD.exec(name) ?? [];
    if (list === undefined || field === undefined) continue;
    const place = rows[list as 'offers' | 'seeks'];
    const row = place.get(Number(at)) ?? emptyFactor();
    place.set(Number(at), row);
    if (detail !== undefined) row.details[detail] = text;
    else if (field === 'essential') row.essential = text === 'yes';
    else row[field as 'factor'] = text;
  }
  const inOrder = <T>(places: Map<number, T>): T[] => [...places].sort(([a], [b]) => a - b).map(([, value]) => value);
  const read = ListingFormValues.safeParse({
    ...values,
    industries: inOrder(industries),
    offers: inOrder(rows.offers),
    seeks: inOrder(rows.seeks),
  });
  return read.success ? read.data : null;
}
