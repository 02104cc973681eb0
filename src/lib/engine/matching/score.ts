import type { Criterion, CriterionId, Moment } from './criteria/criterion.ts';
import { distance } from './criteria/distance.ts';
import { meaning } from './criteria/meaning.ts';
import { factors } from './criteria/factors.ts';
import { pairing } from './criteria/pairing.ts';
import { site } from './criteria/site.ts';
import { valueChain } from './criteria/value-chain.ts';
import { words } from './criteria/words.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { Corpus } from './corpus.ts';
import type { Profile } from './profile.ts';
import { NEEDS_POWER, POWER } from './weights.ts';

/** Every criterion, in the order in which reasons are told. */
export const CRITERIA: readonly Criterion[] = [valueChain, factors, words, meaning, site, distance, pairing];

/** Weights of the criteria, summing to at most 1; a criterion that is left out weighs nothing. */
export type Weights = Partial<Record<CriterionId, number>>;

export type Gain = { from: number; to: number };

/** The power by which a criterion's value counts for an organisation of a kind (see weights.ts). */
const powerOf = (id: CriterionId, kind: OrganisationKind): number =>
  id === 'value_chain' || id === 'words' ? NEEDS_POWER[kind] : POWER[id];

/** A criterion's value in points for a side of a kind: its weight times the value's power. */
export function pointsOf(id: CriterionId, value: number, kind: OrganisationKind, weights: Weights): number {
  return (weights[id] ?? 0) * raised(Math.min(1, value), powerOf(id, kind));
}

/** `value ** power`, without the cost of `pow` where roots and products do. */
function raised(value: number, power: number): number {
  if (value <= 0) return 0;
  if (power === 1) return value;
  if (power === 3) return value * value * value;
  if (power === 0.25) return Math.sqrt(Math.sqrt(value));
  return value ** power;
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
    const weight = weights[id];
    if (!weight) continue;
    scan('from', from, corpus, moment, values);
    addPoints(values, weight, powerOf(id, from.listing.organisation.kind), gains.from);
    if (!symmetric) {
      values.fill(0);
      scan('to', from, corpus, moment, values);
    }
    if (corpus.kind) addPoints(values, weight, powerOf(id, corpus.kind), gains.to);
    else addPointsByRow(values, id, weight, corpus, gains.to);
    values.fill(0);
  }
  return gains;
}

/** Adds weight × valueᵖ to every row. The powers in use have loops of their own: this runs for every pair of listings. */
function addPoints(values: Float64Array, weight: number, power: number, into: Float64Array): void {
  const size = values.length;
  if (power === 1) for (let row = 0; row < size; row += 1) into[row]! += weight * Math.min(1, values[row] as number);
  else if (power === 0.25)
    for (let row = 0; row < size; row += 1) into[row]! += weight * Math.sqrt(Math.sqrt(Math.min(1, values[row] as number)));
  else
    for (let row = 0; row < size; row += 1) {
      const value = values[row] as number;
      if (value > 0) into[row]! += weight * raised(Math.min(1, value), power);
    }
}

function addPointsByRow(values: Float64Array, id: CriterionId, weight: number, { profiles }: Corpus, into: Float64Array): void {
  for (let row = 0; row < values.length; row += 1) {
    const { kind } = (profiles[row] as Profile).listing.organisation;
    into[row]! += weight * raised(Math.min(1, values[row] as number), powerOf(id, kind));
  }
}
