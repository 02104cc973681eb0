import { CoalitionProgramme } from './coalition-programme.ts';
import { excessOnly, properCoalitions } from './core.ts';
import { aloneOf, grandOf, sumsOf, type Game } from './game.ts';
import { Span } from './span.ts';

/**
 * The nucleolus over imputations: among the divisions of v(N) that give everyone at least what she has alone, the one
 * whose complaints v(S) − x(S), sorted from the largest down, are lexicographically smallest.
 *
 * One linear programme after another. Each makes the largest complaint of the coalitions not yet settled as small as
 * possible; those that have it in every optimum (their multiplier is positive) are settled at it, and with them whatever
 * depends on them; then the next. After at most n − 1 programmes nothing is left to settle.
 *
 * @returns null when v(N) is less than what the players have alone: there is no imputation
 * @source Schmeidler (1969), SIAM J. Appl. Math. 17(6); the scheme: Maschler, Peleg & Shapley (1979), Math. Oper. Res. 4(4)
 */
export function nucleolus(game: Game): Float64Array | null {
  const { players, values } = game;
  const alone = aloneOf(game);
  const grand = grandOf(game);
  const total = alone.reduce((sum, v) => sum + v, 0);
  if (players === 1) return alone;
  if (values[grand]! < total) return null;
  const active = properCoalitions(game);
  const settled = new Span(players);
  const rights = new Map<number, number>([[grand, values[grand]!]]);
  settled.add(grand);
  let payoff = alone;
  while (settled.rank < players) {
    settled.unmark(active);
    const programme = new CoalitionProgramme(players, { alone, values, active });
    for (const [coalition, right] of rights) programme.put(coalition, { equal: true, right });
    const first = loudest(game, active, payoff);
    programme.put(first, { withExcess: true, place: players });
    programme.put(grand ^ first, { withExcess: true });
    const found = programme.minimise(excessOnly(players));
    if (!found) throw new Error('the settled payoffs meet every condition');
    payoff = found.payoff;
    for (const { coalition, withExcess, right } of found.binding)
      if (settled.add(coalition)) rights.set(coalition, withExcess ? right - found.excess : right);
  }
  return payoff;
}

/** The coalition with the largest complaint among the active ones: the best place to begin. */
function loudest({ values }: Game, active: Uint8Array, payoff: ArrayLike<number>): number {
  const sums = sumsOf(payoff);
  let most = -Infinity;
  let found = 0;
  for (let coalition = 1; coalition < values.length; coalition++) {
    const complaint = values[coalition]! - sums[coalition]!;
    if (active[coalition] === 0 || complaint <= most) continue;
    most = complaint;
    found = coalition;
  }
  return found;
}
