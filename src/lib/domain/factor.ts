import { z } from 'zod';
import { detailsSchema, type DetailValue } from './factor-details.ts';
import { Unit } from './units.ts';

/**
 * Kinds of factor, as they are spoken of: the first six are what the east mostly brings, the others what the west
 * mostly has. Nothing depends on that: either side may offer or seek any of them.
 */
export const FactorKind = z.enum([
  'technology',
  'market_channel',
  'capital',
  'brand',
  'management',
  'equipment',
  'land',
  'plant',
  'labour',
  'raw_material',
  'energy',
  'water',
  'tourism',
  'logistics',
  'policy',
]);
export type FactorKind = z.infer<typeof FactorKind>;

/** When a factor can be had: civil dates, half-open `[from, until)`; an absent end is open. */
export const Availability = z
  .strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional() })
  .superRefine(({ from, until }, context) => {
    if (from !== undefined && until !== undefined && from >= until)
      context.addIssue({ code: 'custom', path: ['until'], params: { fault: 'period_empty' } });
  });
export type Availability = z.infer<typeof Availability>;

const fields = {
  factor: FactorKind,
  description: z.string().default(''),
  quantity: z.number().min(0).optional(),
  unit: Unit.optional(),
  available: Availability.optional(),
  /** Native fields of this factor (`factor-details.ts`). */
  details: z.record(z.string(), z.unknown()).optional(),
};

type Measured = {
  factor: FactorKind;
  quantity?: number | undefined;
  unit?: string | undefined;
  details?: Record<string, unknown> | undefined;
};

/** A quantity without a unit says nothing, and a unit without a quantity neither: both or none. Details are the factor's own. */
function consistent({ factor, quantity, unit, details }: Measured, context: z.RefinementCtx): void {
  if (quantity !== undefined && unit === undefined) context.addIssue({ code: 'custom', path: ['unit'], params: { fault: 'unit_missing' } });
  if (unit !== undefined && quantity === undefined)
    context.addIssue({ code: 'custom', path: ['quantity'], params: { fault: 'quantity_missing' } });
  if (details === undefined) return;
  const read = detailsSchema(factor).safeParse(details);
  for (const issue of read.error?.issues ?? [])
    context.issues.push({ ...issue, input: details, path: ['details', ...issue.path] } as never);
}

type WithDetails<T> = Omit<T, 'details'> & { details?: Record<string, DetailValue> | undefined };

/** A factor that an organisation offers. */
export const Offer = z
  .strictObject(fields)
  .superRefine(consistent)
  .transform((factor) => factor as WithDetails<typeof factor>);
export type Offer = z.infer<typeof Offer>;

/** A factor that an organisation seeks. `essential`: a stated shortfall rules the partner out; silence never does. */
export const Seek = z
  .strictObject({ ...fields, essential: z.boolean().optional() })
  .superRefine(consistent)
  .transform((factor) => factor as WithDetails<typeof factor>);
export type Seek = z.infer<typeof Seek>;
