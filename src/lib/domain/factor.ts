import { z } from 'zod';
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

const fields = {
  factor: FactorKind,
  description: z.string().default(''),
  quantity: z.number().min(0).optional(),
  unit: Unit.optional(),
};

type Measured = { quantity?: number | undefined; unit?: string | undefined };

/** A quantity without a unit says nothing, and a unit without a quantity neither: both or none. */
function bothOrNone({ quantity, unit }: Measured, context: z.RefinementCtx): void {
  if (quantity !== undefined && unit === undefined) context.addIssue({ code: 'custom', path: ['unit'], params: { fault: 'unit_missing' } });
  if (unit !== undefined && quantity === undefined)
    context.addIssue({ code: 'custom', path: ['quantity'], params: { fault: 'quantity_missing' } });
}

/** A factor that an organisation offers. */
export const Offer = z.strictObject(fields).superRefine(bothOrNone);
export type Offer = z.infer<typeof Offer>;

/** A factor that an organisation seeks. `essential`: a stated shortfall rules the partner out; silence never does. */
export const Seek = z.strictObject({ ...fields, essential: z.boolean().optional() }).superRefine(bothOrNone);
export type Seek = z.infer<typeof Seek>;
