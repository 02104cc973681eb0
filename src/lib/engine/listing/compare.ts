import { FactorKind, type Offer, type Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { dimensionOf, inBaseUnit, UNITS, type Dimension, type Unit } from '../../domain/units.ts';

/** What one listing states of a factor: the sum of each dimension, in the unit that the whole row is shown in. */
export type ComparedCell = { totals: { quantity: number; unit: Unit }[]; descriptions: string[]; essential: boolean };

/** One factor in one direction across the listings; a cell is null where the listing does not name it. */
export type ComparedRow = { direction: 'offers' | 'seeks'; factor: FactorKind; cells: (ComparedCell | null)[]; differs: boolean };

/**
 * The factors of some listings side by side, offers first, in the order of the kinds; quantities of one dimension in one
 * unit: that of the first listing which states one.
 */
export function compareListings(listings: readonly Listing[]): ComparedRow[] {
  return (['offers', 'seeks'] as const).flatMap((direction) =>
    FactorKind.options.flatMap((factor) => {
      const stated = listings.map((listing) => listing[direction].filter((each) => each.factor === factor));
      return stated.some((list) => list.length > 0) ? [rowOf(direction, factor, stated)] : [];
    }),
  );
}

function rowOf(direction: 'offers' | 'seeks', factor: FactorKind, stated: readonly (readonly (Offer | Seek)[])[]): ComparedRow {
  const units = new Map<Dimension, Unit>();
  for (const { unit } of stated.flat()) if (unit && !units.has(dimensionOf(unit))) units.set(dimensionOf(unit), unit);
  const cells = stated.map((list): ComparedCell | null => (list.length === 0 ? null : cellOf(list, units)));
  const said = cells.map((cell) => JSON.stringify(cell?.totals ?? null));
  return { direction, factor, cells, differs: new Set(said).size > 1 };
}

function cellOf(list: readonly (Offer | Seek)[], units: ReadonlyMap<Dimension, Unit>): ComparedCell {
  const totals = [...units].flatMap(([dimension, unit]) => {
    const measured = list.filter((each) => each.unit !== undefined && dimensionOf(each.unit) === dimension);
    if (measured.length === 0) return [];
    const base = measured.reduce((sum, { quantity = 0, unit: own }) => sum + (own ? inBaseUnit(quantity, own) : 0), 0);
    return [{ quantity: base / UNITS[unit].factor, unit }];
  });
  return {
    totals,
    descriptions: list.map(({ description }) => description).filter(Boolean),
    essential: list.some((each) => 'essential' in each && each.essential === true),
  };
}
