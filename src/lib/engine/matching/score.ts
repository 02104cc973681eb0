import type { Criterion, CriterionId, Moment, Side } from './criteria/criterion.ts';
import { factors } from './criteria/factors.ts';
import { industry } from './criteria/industry.ts';
import { pairing } from './criteria/pairing.ts';
import { valueChain } from './criteria/value-chain.ts';
import { words } from './criteria/words.ts';
import type { Corpus } from './corpus.ts';
import type { Profile } from './profile.ts';
import { CURVES } from './weights.ts';

/** Every criterion, in the order in which reasons are told. */
export const CRITERIA: readonly Criterion[] = [valueChain, factors, industry, words, pairing];

/** Weights of the criteria, summing to at most 1; a criterion that is left out weighs nothing. */
export type Weights = Partial<Record<CriterionId, number>>;

export type Gain = { from: number; to: number };

/** A criterion's value in points: its weight times its curve (see weights.ts). */
export function pointsOf(id: CriterionId, value: number, weights: Weights): number {
  const weight = weights[id] ?? 0;
  const curve = CURVES[id];
  const share = Math.min(1, value);
  if (curve === 'root') return weight * Math.sqrt(share);
  return curve === 'square' ? weight * share * share : weight * share;
}

/**
 * The score of a pair from both sides' gains: their harmonic mean, 2ab/(a + b). It lies nearer the weaker side and is
 * 0 when one side gains nothing, so no gain of one side can buy the other's consent; unlike the minimum it still tells
 * two pairs apart whose weaker side gains the same.
 */
export const scoreOf = ({ from, to }: Gain): number => (from + to > 0 ? (2 * from * to) / (from + to) : 0);

/** Scores are compared and printed in millionths, so that no order hangs on a rounding error. */
export const roundedScore = (value: number): number => Math.round(value * STEP) / STEP;
const STEP = 1e6;

/** Both sides' gains for every row of the corpus. */
export function gainsOf(from: Profile, corpus: Corpus, moment: Moment, weights: Weights): { from: Float64Array; to: Float64Array } {
  const size = corpus.profiles.length;
  const gains = { from: new Float64Array(size), to: new Float64Array(size) };
  const values = new Float64Array(size);
  for (const { id, symmetric, scan } of CRITERIA) {
    if (!weights[id]) continue;
    for (const side of ['from', 'to'] satisfies Side[]) {
      if (side === 'from' || !symmetric) {
        values.fill(0);
        scan(side, from, corpus, moment, values);
      }
      const gain = gains[side];
      for (let row = 0; row < size; row += 1) gain[row] = (gain[row] as number) + pointsOf(id, values[row] as number, weights);
    }
  }
  return gains;
}
