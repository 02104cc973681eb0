import { CoalitionProgramme } from './coalition-programme.ts';
import { aloneOf, grandOf, sumsOf, type Game } from './game.ts';

/** The coalitions of some but not all players. */
export function properCoalitions(game: Game): Uint8Array {
  const proper = new Uint8Array(game.values.length).fill(1);
  proper[0] = 0;
  proper[grandOf(game)] = 0;
  return proper;
}

/**
 * The smallest ε for which some division of v(N) gives every proper coalition S at least v(S) − ε. The core is empty when
 * it is positive; when it is negative, every coalition can have that much more than it could alone.
 *
 * @returns null for a single player, who has no proper coalition
 * @source Shapley & Shubik (1966), Econometrica 34(4)
 */
export function leastCore(game: Game): number | null {
  const { players, values } = game;
  if (players === 1) return null;
  const programme = new CoalitionProgramme(players, { alone: null, values, active: properCoalitions(game) });
  programme.put(grandOf(game), { equal: true });
  programme.put(1, { withExcess: true, place: players });
  for (let i = 1; i < players; i++) programme.put(2 ** i, { withExcess: true });
  return programme.minimise(excessOnly(players))!.excess;
}

/** The objective “ε”. */
export const excessOnly = (players: number): Float64Array => Float64Array.from({ length: players + 1 }, (_, i) => (i < players ? 0 : 1));

/** The least and the most that each player receives anywhere in the core; null when it is empty. */
export function coreEdges(game: Game): { least: Float64Array; most: Float64Array } | null {
  const { players, values } = game;
  if (players === 1) return { least: Float64Array.of(values[1]!), most: Float64Array.of(values[1]!) };
  const least = new Float64Array(players);
  const most = new Float64Array(players);
  for (let i = 0; i < players; i++) {
    const low = edge(game, i, 1);
    const high = edge(game, i, -1);
    if (!low || !high) return null;
    least[i] = low[i]!;
    most[i] = high[i]!;
  }
  return { least, most };
}

/** A payoff of the core with the least (`sign` 1) or the most (−1) for a player. */
function edge(game: Game, player: number, sign: 1 | -1): Float64Array | null {
  const { players, values } = game;
  const programme = new CoalitionProgramme(players, { alone: aloneOf(game), values, active: properCoalitions(game) });
  programme.put(0, { withExcess: true, equal: true, right: 0, place: players }); // ε = 0
  programme.put(grandOf(game), { equal: true, place: sign === 1 ? (player + 1) % players : player });
  const cost = Float64Array.from({ length: players + 1 }, (_, i) => (i === player ? sign : 0));
  return programme.minimise(cost)?.payoff ?? null;
}

/** A coalition that would do better alone, and by how much. */
export type Blocking = { coalition: number; gain: number };

/** A coalition counts as better off alone beyond this [units of value]. */
const NOTICEABLE = 1e-6;

/** The proper coalitions that a payoff gives less than they can have alone, in the order of their masks. */
export function blockingCoalitions(game: Game, payoff: ArrayLike<number>): Blocking[] {
  const sums = sumsOf(payoff);
  const blocking: Blocking[] = [];
  for (let coalition = 1; coalition < grandOf(game); coalition++) {
    const gain = game.values[coalition]! - sums[coalition]!;
    if (gain > NOTICEABLE) blocking.push({ coalition, gain });
  }
  return blocking;
}
