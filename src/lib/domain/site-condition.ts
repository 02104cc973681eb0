import { z } from 'zod';
import { ConceptId } from './value-chain.ts';

/**
 * What an industry physically asks of a place in figures, as rows of `reference/site-conditions.json`: annual means of
 * temperature [°C] and wind [m/s], altitude [m], sunshine [h a year], precipitation [mm a year], temperature of water [°C],
 * price of power [yuan/kWh].
 */
export const SiteQuantity = z.enum([
  'altitude',
  'temperature',
  'sunshine',
  'precipitation',
  'wind_speed',
  'water_temperature',
  'power_price',
]);
export type SiteQuantity = z.infer<typeof SiteQuantity>;

/** Lower and upper; null: no limit on that side. */
const Limits = z.tuple([z.number().nullable(), z.number().nullable()]);

const fields = z.strictObject({
  concept: ConceptId,
  quantity: SiteQuantity,
  /** At or beyond these a site does not suit. */
  none: Limits,
  /** Between these it suits fully. */
  ideal: Limits,
  source: z.string().min(1),
  confidence: z.enum(['high', 'medium', 'low']),
});

export const SiteCondition = fields.refine(
  ({ none: [below, above], ideal: [from, to] }) =>
    (below === null || from === null || below < from) &&
    (from === null || to === null || from <= to) &&
    (to === null || above === null || to < above) &&
    (from !== null || to !== null),
  { path: ['ideal'], error: 'limits cross' },
);
export type SiteCondition = z.infer<typeof fields>;

export const SiteConditionFile = z.strictObject({
  title: z.string(),
  source: z.string(),
  edition: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  rows: z.array(SiteCondition),
});

/** How well a stated figure suits a condition, in [0, 1]: 1 within the ideal range, 0 at or beyond the limits, linear between. */
export function suitability(figure: number, { none: [below, above], ideal: [from, to] }: Pick<SiteCondition, 'none' | 'ideal'>): number {
  if (from !== null && figure < from) return below === null ? 0 : Math.max(0, (figure - below) / (from - below));
  if (to !== null && figure > to) return above === null ? 0 : Math.max(0, (above - figure) / (above - to));
  return 1;
}
