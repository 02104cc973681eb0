/**
 * A cooperative game with transferable payoff. A coalition is a bit mask: bit i stands for player i, `values[mask]` is what
 * the coalition can have without the others, `values[0]` is 0.
 */
export type Game = { players: number; values: Float64Array };

/** More players would make a table of more than 4,096 coalitions. */
export const MOST_PLAYERS = 12;

/** The coalition of all. */
export const grandOf = ({ players }: Game): number => 2 ** players - 1;

/** The largest value of any coalition, without sign: what rounding and tolerances are measured by. */
export const scaleOf = ({ values }: Game): number => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

/** x(S) = Σ_{i∈S} xᵢ for every coalition S, by mask. */
export function sumsOf(payoff: ArrayLike<number>, into: Float64Array = new Float64Array(2 ** payoff.length)): Float64Array {
  into[0] = 0;
  for (let i = 0; i < payoff.length; i++) {
    const bit = 2 ** i;
    for (let mask = 0; mask < bit; mask++) into[bit + mask] = into[mask]! + payoff[i]!;
  }
  return into;
}

/** What each player can have alone. */
export const aloneOf = ({ players, values }: Game): Float64Array => Float64Array.from({ length: players }, (_, i) => values[2 ** i]!);
