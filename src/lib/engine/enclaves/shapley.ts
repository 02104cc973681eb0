import type { Game } from './game.ts';

/**
 * The Shapley value: what a player adds on average, over all orders in which the players may come together.
 *
 *   φᵢ = (1/n) Σ_{s=0}^{n−1} C(n−1, s)⁻¹ Σ_{S∌i, |S|=s} (v(S∪i) − v(S))
 *
 * Contributions are summed by size before they are weighed, so that whole numbers give exact sums.
 *
 * @returns a payoff a player; they sum to v(N)
 * @source Shapley (1953), Contributions to the Theory of Games II
 */
export function shapleyValue({ players, values }: Game): Float64Array {
  const sizes = sizesOf(players);
  const payoff = new Float64Array(players);
  const bySize = new Float64Array(players);
  for (let i = 0; i < players; i++) {
    bySize.fill(0);
    const bit = 2 ** i;
    for (let mask = 0; mask < values.length; mask++) if ((mask & bit) === 0) bySize[sizes[mask]!]! += values[mask | bit]! - values[mask]!;
    let ways = 1; // C(n−1, s)
    for (let s = 0; s < players; s++) {
      payoff[i]! += bySize[s]! / (players * ways);
      ways = (ways * (players - 1 - s)) / (s + 1);
    }
  }
  return payoff;
}

function sizesOf(players: number): Uint8Array {
  const sizes = new Uint8Array(2 ** players);
  for (let mask = 1; mask < sizes.length; mask++) sizes[mask] = sizes[mask & (mask - 1)]! + 1;
  return sizes;
}
