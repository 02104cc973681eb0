import type { Moment } from './criteria/criterion.ts';
import type { Profile } from './profile.ts';
import { CRITERIA, pointsOf, type Gain, type Weights } from './score.ts';
import { WEIGHTS } from './weights.ts';

/** Both sides' gains of one pair: what `rank` finds for it, without reasons. Gates are not looked at. */
export function gainBetween(from: Profile, to: Profile, moment: Moment, weights: Weights = WEIGHTS): Gain {
  return { from: gainFrom(from, to, moment, weights), to: gainFrom(to, from, moment, weights) };
}

function gainFrom(mine: Profile, theirs: Profile, moment: Moment, weights: Weights): number {
  let gain = 0;
  for (const { id, evidence } of CRITERIA) {
    if (!weights[id]) continue;
    const value = evidence(mine, theirs, moment).reduce((sum, { part }) => sum + part, 0);
    gain += pointsOf(id, value, mine.listing.organisation.kind, weights);
  }
  return gain;
}
