import type { CallReason } from '../../domain/call.ts';
import { chanceOfCall, type Awaited, type CallChance } from './chance.ts';
import { weighStakes, type Stake, type WeighedStake } from './stake.ts';

/** Steps that come after it until the agreement is signed: answer → talks → terms → signature. */
export const STEPS_LATER: Record<CallReason, number> = { choice: 2, answer: 3, talks: 2, terms: 1, signature: 0, obligation: 0 };

export type CallFacts = { number: number; why: CallReason; daysLeft: number | null; stakes: readonly Stake[]; awaited: readonly Awaited[] };
export type WeighedCall<T extends CallFacts> = T & {
  chance: CallChance;
  parts: WeighedStake[];
  /** [ordinary projects] */
  total: number;
  /** What a call changes: total × chance.gain [ordinary projects]. */
  changes: number;
};

/**
 * The broker's queue: where a call changes most first.
 *
 * @param calls  open proposals with whose step is awaited
 * @returns the same with value at stake and the chance that a call helps, by their product, the largest first; equal ones by number
 */
export function orderCalls<T extends CallFacts>(calls: readonly T[]): WeighedCall<T>[] {
  return calls
    .map((call) => {
      const chance = chanceOfCall(call.awaited, call.daysLeft, STEPS_LATER[call.why]);
      const { parts, total } = weighStakes(call.stakes);
      return { ...call, chance, parts, total, changes: total * chance.gain };
    })
    .sort((a, b) => b.changes - a.changes || a.number - b.number);
}
