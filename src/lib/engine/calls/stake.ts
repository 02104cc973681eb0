import type { FactorKind } from '../../domain/factor.ts';
import { dimensionOf, inBaseUnit, type Dimension, type Unit } from '../../domain/units.ts';

/**
 * What one ordinary project takes of each dimension: the measure in which proposals are compared, because land, people and money
 * have no common price. Sizes of published projects where we know one, else our assumption.
 */
export const ORDINARY: Record<Dimension, { quantity: number; unit: Unit; source: string | null }> = {
  area: { quantity: 150, unit: 'mu', source: '永泰锂：150 亩' },
  people: { quantity: 200, unit: 'person', source: '永泰锂：200 余人' },
  money: { quantity: 5050, unit: 'CNY_10k', source: '2023 年新引进企业：1,268 亿元 ÷ 2,510 家' },
  power: { quantity: 200, unit: 'MW', source: '苏尼特右旗：200 MW' },
  energy_per_year: { quantity: 340, unit: 'GWh_per_year', source: '苏尼特右旗：340 GWh/年' },
  mass: { quantity: 20_000, unit: 't', source: null },
  mass_per_year: { quantity: 20_000, unit: 't_per_year', source: '海东薯条：每年 2 万吨' },
  volume_per_year: { quantity: 1_000_000, unit: 'm3_per_year', source: null },
  heads: { quantity: 2_000, unit: 'head', source: null },
  beds: { quantity: 10, unit: 'bed', source: null },
  racks: { quantity: 14_336, unit: 'rack', source: '中卫一期：14,336 机架' },
};

/** No single quantity counts for more than so many ordinary projects: one figure must not swallow the list. */
export const MOST_OF_ONE = 10;

/** Something that a proposal has somebody promise. */
export type Stake = { factor: FactorKind; unit: Unit; quantity: number };
/** … with how many ordinary projects it makes up. */
export type WeighedStake = Stake & { ordinary: number; isCapped: boolean };

/**
 * What is at stake in a proposal: each quantity ÷ what an ordinary project takes of it, at most MOST_OF_ONE, added up.
 *
 * @param stakes  quantities that the parties would give, in their own units
 * @returns each with its part, and the sum [ordinary projects]; without any quantity a proposal counts as one ordinary project
 */
export function weighStakes(stakes: readonly Stake[]): { parts: WeighedStake[]; total: number } {
  const parts = stakes.map((stake) => {
    const { quantity, unit } = ORDINARY[dimensionOf(stake.unit)];
    const exact = inBaseUnit(stake.quantity, stake.unit) / inBaseUnit(quantity, unit);
    return { ...stake, ordinary: Math.min(MOST_OF_ONE, exact), isCapped: exact > MOST_OF_ONE };
  });
  return { parts, total: parts.length ? parts.reduce((sum, { ordinary }) => sum + ordinary, 0) : 1 };
}
