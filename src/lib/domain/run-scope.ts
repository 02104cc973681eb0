import { z } from 'zod';
import { RegionCode } from './region.ts';

/** Whose listings a run looks at: everybody's, or those of an eastern and a western province (GB/T 2260). */
export const RunScope = z.discriminatedUnion('area', [
  z.strictObject({ area: z.literal('country') }),
  z.strictObject({ area: z.literal('pair'), east: RegionCode, west: RegionCode }),
]);
export type RunScope = z.infer<typeof RunScope>;
