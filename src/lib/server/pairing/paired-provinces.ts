import { provinceOf, type RegionCode } from '../../domain/region.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

/** Couples of an eastern and a western province with a pairing between them, or between places in them, on a day. */
export function pairedProvinces(day: string): { east: RegionCode; west: RegionCode }[] {
  const rows = [...MATCHING_REFERENCE.pairings.values()].flat();
  const inForce = rows.filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day < validUntil));
  const couples = new Map(
    inForce.map(({ east, west }) => [`${provinceOf(east)} ${provinceOf(west)}`, [provinceOf(east), provinceOf(west)]]),
  );
  return [...couples.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, [east = '', west = '']]) => ({ east, west }));
}
