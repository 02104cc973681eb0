import type { Game } from './game.ts';
import type { Shares } from './shares.ts';

/** What can be wrong with a division. `solution` names the row, `coalition` is a mask. */
export type ShareFault =
  | { fault: 'not_all_divided'; solution: string; sum: number }
  | { fault: 'less_than_alone'; solution: string; player: number }
  | { fault: 'blocking_wrong'; solution: string; coalition: number }
  | { fault: 'core_wrong' };

/**
 * Checks a division against its definitions without knowing how it came about; shares no code with what it checks. An
 * empty answer means: everything is divided, an imputation gives nobody less than alone, the blocking coalitions are
 * exactly those that would gain, and no coalition of a payoff that ought to lie in the core would.
 *
 * @param tolerance  in the unit of the values
 */
export function checkShares(game: Game, shares: Shares, tolerance = 1e-6): ShareFault[] {
  const faults: ShareFault[] = [];
  const { players, values } = game;
  const all = values.length - 1;
  for (const solution of ['shapley', 'nash', 'nucleolus'] as const) {
    const payoff = shares[solution];
    if (!payoff) continue;
    const got = (coalition: number) => payoff.reduce((sum, x, i) => sum + ((coalition >> i) & 1 ? x : 0), 0);
    if (Math.abs(got(all) - values[all]!) > tolerance) faults.push({ fault: 'not_all_divided', solution, sum: got(all) });
    for (let i = 0; i < players && solution === 'nucleolus'; i++)
      if (payoff[i]! < values[1 << i]! - tolerance) faults.push({ fault: 'less_than_alone', solution, player: i });
    const told = new Map(shares.core.blocking[solution].map(({ coalition, gain }) => [coalition, gain]));
    for (let coalition = 1; coalition < all; coalition++) {
      const gain = values[coalition]! - got(coalition);
      const wrong = told.has(coalition) ? Math.abs(told.get(coalition)! - gain) > tolerance : gain > 2 * tolerance;
      if (wrong) faults.push({ fault: 'blocking_wrong', solution, coalition });
    }
  }
  const { leastCoreEpsilon: epsilon, empty, blocking } = shares.core;
  if (epsilon !== null && empty !== epsilon > 0) faults.push({ fault: 'core_wrong' });
  if (!empty && blocking.nucleolus.length > 0) faults.push({ fault: 'core_wrong' });
  return faults;
}
