import type { FactorKind } from '../../domain/factor.ts';
import type { CriterionId, Detail, Evidence, Moment, Side } from './criteria/criterion.ts';
import type { Profile } from './profile.ts';
import { CRITERIA, pointsOf, type Weights } from './score.ts';

/** One reason of one side: codes and numbers. The points of a side's reasons sum to its gain. */
export type Reason = { side: Side; criterion: CriterionId; factor?: FactorKind; points: number; detail: Detail };

/** Why `side` gains what it gains, criterion by criterion. */
export function reasonsOf(side: Side, mine: Profile, theirs: Profile, moment: Moment, weights: Weights): Reason[] {
  const reasons: Reason[] = [];
  for (const { id, evidence } of CRITERIA) {
    if (!weights[id]) continue;
    const parts = evidence(mine, theirs, moment);
    let value = 0;
    for (let at = 0; at < parts.length; at += 1) value += (parts[at] as Evidence).part;
    const points = pointsOf(id, value, mine.listing.organisation.kind, weights);
    if (points <= 0) continue;
    for (const { part, factor, detail } of parts) {
      const told = (points * part) / value;
      reasons.push(
        factor === undefined ? { side, criterion: id, points: told, detail } : { side, criterion: id, factor, points: told, detail },
      );
    }
  }
  return reasons;
}
