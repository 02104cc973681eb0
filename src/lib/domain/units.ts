import { z } from 'zod';

/**
 * Units of a factor's quantity. `dimension` says what may be compared with what; `factor` turns one unit into
 * the dimension's base unit (named in the comment).
 */
export const UNITS = {
  // area, base a third of a m²: 1 亩 = 10 000/15 m² is then a whole number, and 200 亩 + 100 亩 are exactly 300 亩
  mu: { dimension: 'area', factor: 2000 },
  m2: { dimension: 'area', factor: 3 },
  // people, base one person (人, never 人次)
  person: { dimension: 'people', factor: 1 },
  // money, base 万元
  CNY_10k: { dimension: 'money', factor: 1 },
  // power, base MW; energy per year, base GWh/a. Not convertible into each other: that takes full-load hours.
  MW: { dimension: 'power', factor: 1 },
  GWh_per_year: { dimension: 'energy_per_year', factor: 1 },
  // mass once (a reserve) and mass per year (an output) are different things
  t: { dimension: 'mass', factor: 1 },
  t_per_year: { dimension: 'mass_per_year', factor: 1 },
  m3_per_year: { dimension: 'volume_per_year', factor: 1 },
  // livestock, beds, server racks: counted
  head: { dimension: 'heads', factor: 1 },
  bed: { dimension: 'beds', factor: 1 },
  rack: { dimension: 'racks', factor: 1 },
} as const satisfies Record<string, { dimension: string; factor: number }>;

export type Unit = keyof typeof UNITS;
export const Dimension = z.enum([...new Set(Object.values(UNITS).map(({ dimension }) => dimension))]);
export type Dimension = (typeof UNITS)[Unit]['dimension'];

export const UNIT_CODES = Object.keys(UNITS) as [Unit, ...Unit[]];
export const Unit = z.enum(UNIT_CODES);

/** What a unit measures; quantities compare within one dimension only. */
export const dimensionOf = (unit: Unit): Dimension => UNITS[unit].dimension;

/** A quantity in the base unit of its dimension. */
export const inBaseUnit = (quantity: number, unit: Unit): number => quantity * UNITS[unit].factor;

/** The same quantity in another unit, or null when the two units measure different things. */
export function convert(quantity: number, from: Unit, to: Unit): number | null {
  if (from === to) return quantity;
  if (dimensionOf(from) !== dimensionOf(to)) return null;
  return inBaseUnit(quantity, from) / UNITS[to].factor;
}
