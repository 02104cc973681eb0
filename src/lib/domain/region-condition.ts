import { z } from 'zod';
import { ConceptId } from './value-chain.ts';
import { RegionCode, type RegionIndex } from './region.ts';

/** What the geography of a region suggests, as rows of `reference/region-conditions.json`. */
export const RegionCondition = z.strictObject({
  region: RegionCode,
  /** How likely an organisation there finds a concept at hand though it does not say so, (0, 1]. */
  has: z.record(ConceptId, z.number().gt(0).max(1)),
});
export type RegionCondition = z.infer<typeof RegionCondition>;

const header = {
  title: z.string(),
  source: z.string(),
  edition: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
};

export const RegionConditionFile = z.strictObject({ ...header, rows: z.array(RegionCondition) });

/** Where a province is governed from, as rows of `reference/province-seats.json` [degrees north and east]. */
export const ProvinceSeat = z.strictObject({
  region: RegionCode,
  seat: z.string(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type ProvinceSeat = z.infer<typeof ProvinceSeat>;

export const ProvinceSeatFile = z.strictObject({ ...header, rows: z.array(ProvinceSeat) });

/** Throws when a row names a region or a concept that does not exist: reference data with a hole is a bug. */
export function checkConditions(rows: readonly RegionCondition[], regions: RegionIndex, concepts: ReadonlyMap<string, unknown>): void {
  const seen = new Set<string>();
  for (const { region, has } of rows) {
    if (!regions.has(region)) throw new Error(`region conditions: no region ${region}`);
    if (seen.has(region)) throw new Error(`region conditions: ${region} occurs twice`);
    seen.add(region);
    for (const concept of Object.keys(has)) if (!concepts.has(concept)) throw new Error(`region conditions: no concept ${concept}`);
  }
}

const EARTH_RADIUS_KM = 6371;

/** Distance between two seats along the earth's surface [km], by the haversine formula. */
export function distanceKm(a: ProvinceSeat, b: ProvinceSeat): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
