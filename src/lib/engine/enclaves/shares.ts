import { commonDigits, inUnits, NOT_DECIMAL } from '../projects/decimal.ts';
import { blockingCoalitions, leastCore, type Blocking } from './core.ts';
import { aloneOf, grandOf, scaleOf, type Game } from './game.ts';
import { nashSplit } from './nash.ts';
import { nucleolus } from './nucleolus.ts';
import { shapleyValue } from './shapley.ts';

/** `no_surplus`: v(N) is less than the disagreement payoffs; `no_imputation`: less than what the players have alone. */
export type ShareNote = 'no_surplus' | 'no_imputation';

export const SOLUTIONS = ['shapley', 'nash', 'nucleolus'] as const;
export type Solution = (typeof SOLUTIONS)[number];

export type Shares = Record<Solution, Float64Array | null> & {
  core: { empty: boolean; leastCoreEpsilon: number | null; blocking: Record<Solution, Blocking[]> };
  notes: ShareNote[];
};

const SIGNIFICANT = 12; // digits, of the largest value; further ones are rounding of binary fractions

/**
 * Divides what all players can have together in three ways, and says which coalition would do better without the others.
 *
 * @param given    values by coalition, any unit
 * @param without  disagreement payoffs of the Nash solution, by player; absent: what each has alone
 * @param power    of the Nash solution, Σ = 1; absent: equal
 * @returns payoffs by player in the unit of the values, to 12 digits of the largest; blocking coalitions by mask
 */
export function sharesOf(given: Game, without: ArrayLike<number> = aloneOf(given), power?: ArrayLike<number>): Shares {
  const { game, disagreement, unit } = inWholeUnits(given, without);
  const tidy = tidyBy(scaleOf(given), unit);
  const total = game.values[grandOf(game)]!;
  const equal = new Float64Array(game.players).fill(1 / game.players);
  const nash = nashSplit(total, disagreement, power ?? equal);
  const nucleus = nucleolus(game);
  const payoffs: Record<Solution, Float64Array | null> = {
    shapley: shapleyValue(game).map(tidy),
    nash: nash.ok ? nash.value.map(tidy) : null,
    nucleolus: nucleus?.map(tidy) ?? null,
  };
  const epsilon = leastCore(game);
  const leastCoreEpsilon = epsilon === null ? null : tidy(epsilon);
  const against = (payoff: Float64Array | null) =>
    payoff === null ? [] : blockingCoalitions(given, payoff).map(({ coalition, gain }) => ({ coalition, gain: tidy(gain * unit) }));
  return {
    ...payoffs,
    core: {
      empty: leastCoreEpsilon !== null && leastCoreEpsilon > 0,
      leastCoreEpsilon,
      blocking: { shapley: against(payoffs.shapley), nash: against(payoffs.nash), nucleolus: against(payoffs.nucleolus) },
    },
    notes: [...(nash.ok ? [] : (['no_surplus'] as const)), ...(nucleus ? [] : (['no_imputation'] as const))],
  };
}

/** Short decimals as whole numbers, so that 0.1 and 0.2 together are no more than 0.3. */
function inWholeUnits(game: Game, without: ArrayLike<number>): { game: Game; disagreement: Float64Array; unit: number } {
  const disagreement = Float64Array.from(without);
  const digits = commonDigits([...game.values, ...disagreement]);
  if (digits === NOT_DECIMAL) return { game, disagreement, unit: 1 };
  const whole = (x: number) => inUnits(x, digits);
  return { game: { ...game, values: game.values.map(whole) }, disagreement: disagreement.map(whole), unit: 10 ** digits };
}

/** Back from whole units, to twelve digits of the largest value: 149.00000000000003 is 149. Never −0. */
function tidyBy(scale: number, unit: number): (x: number) => number {
  const digits = Math.min(15, Math.max(0, SIGNIFICANT - Math.ceil(Math.log10(Math.max(scale, 1e-9)))));
  return (x) => Number((x / unit).toFixed(digits)) + 0;
}
