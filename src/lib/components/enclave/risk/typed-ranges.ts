import type { PartyKey } from '$lib/engine/enclaves/model-parties';
import type { Uncertainty } from '$lib/engine/enclaves/uncertainty';
import { FIRST_GUESS } from '$lib/engine/enclaves/risk-view';

export const FACTORS = ['profit', 'vat', 'cost'] as const;
/** What everybody is called who may have a cash flow. */
export type PartyNames = Record<PartyKey, string>;

/** The ranges as typed, in per cent: `profitLeast`, `profitMost` … `late`, `leaving`. */
export type TypedRanges = Record<string, string>;

export const firstGuess = (): TypedRanges => ({
  ...Object.fromEntries(
    FACTORS.flatMap((factor) => [
      [`${factor}Least`, String(FIRST_GUESS[factor].least * 100)],
      [`${factor}Most`, String(FIRST_GUESS[factor].most * 100)],
    ]),
  ),
  late: String((FIRST_GUESS.delay[1] ?? 0) * 100),
  leaving: String(FIRST_GUESS.leaving * 100),
});

/** What is typed as the engine reads it: no range leaves out the plan, no chance goes beyond certainty. */
export function readRanges(typed: TypedRanges): Uncertainty {
  const share = (field: string, most = 10) => Math.min(most, Math.max(0, (Number(typed[field]) || 0) / 100));
  const range = (factor: string) => ({
    least: Math.min(1, share(`${factor}Least`)),
    likely: 1,
    most: Math.max(1, share(`${factor}Most`)),
  });
  return {
    profit: range('profit'),
    vat: range('vat'),
    cost: range('cost'),
    delay: [1 - share('late', 1), share('late', 1)],
    leaving: share('leaving', 1),
  };
}
