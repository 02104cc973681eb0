import { z } from 'zod';
import { FactorKind } from './factor.ts';
import { Unit } from './units.ts';

/**
 * How much of a factor a listing shall offer or seek: at least, at most, or between. In an address it reads
 * `offers:land:200..500:mu`; either bound may be missing.
 */
export const Amount = z
  .strictObject({
    direction: z.enum(['offers', 'seeks']),
    factor: FactorKind,
    from: z.number().min(0).nullable(),
    until: z.number().min(0).nullable(),
    unit: Unit,
  })
  .refine(({ from, until }) => from !== null || until !== null)
  .refine(({ from, until }) => from === null || until === null || from <= until);
export type Amount = z.infer<typeof Amount>;

const FORM = /^(offers|seeks):([a-z_]+):(\d{1,12}(?:\.\d{1,6})?)?\.\.(\d{1,12}(?:\.\d{1,6})?)?:(\w+)$/;

/** Reads the form of an address; null when it is none. */
export function readAmount(text: string): Amount | null {
  const [, direction, factor, from, until, unit] = FORM.exec(text) ?? [];
  const bound = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  const parsed = Amount.safeParse({ direction, factor, from: bound(from), until: bound(until), unit });
  return parsed.success ? parsed.data : null;
}

/** The form of an address. */
export const amountText = ({ direction, factor, from, until, unit }: Amount): string =>
  `${direction}:${factor}:${from ?? ''}..${until ?? ''}:${unit}`;
