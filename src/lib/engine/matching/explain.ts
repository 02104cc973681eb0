import type { FactorKind } from '../../domain/factor.ts';
import type { CriterionId, Detail, Evidence, Moment, Side } from './criteria/criterion.ts';
import type { Profile } from './profile.ts';
import { CRITERIA, pointsOf, type Weights } from './score.ts';

/** One reason of one side: codes and numbers. The points of a side's reasons sum to its gain. */
export type Reason = { side: Side; criterion: CriterionId; factor?: FactorKind; points: number; detail: Detail };

const CONCEPTS_TOLD_APART = 3; // further concepts share one reason: a list of forty explains nothing

/** Why `side` gains what it gains, largest first within a criterion. */
export function reasonsOf(side: Side, mine: Profile, theirs: Profile, moment: Moment, weights: Weights): Reason[] {
  return CRITERIA.flatMap(({ id, evidence }) => {
    if (!weights[id]) return [];
    const parts = evidence(mine, theirs, moment);
    const value = parts.reduce((sum, { part }) => sum + part, 0);
    const points = pointsOf(id, value, weights);
    if (points <= 0) return [];
    return together(parts).map(({ part, factor, detail }): Reason => ({
      side,
      criterion: id,
      ...(factor === undefined ? {} : { factor }),
      points: (points * part) / value,
      detail,
    }));
  });
}

/** Largest part first; concepts beyond the first few are told together. */
function together(parts: readonly Evidence[]): Evidence[] {
  const sorted = [...parts].sort((a, b) => b.part - a.part);
  const isConcept = ({ detail }: Evidence) => detail.kind === 'concept';
  const further = sorted.filter(isConcept).slice(CONCEPTS_TOLD_APART);
  if (further.length < 2) return sorted;
  const concepts = further.flatMap(({ detail }) => (detail.kind === 'concept' ? [detail.concept] : []));
  const rest: Evidence = { part: further.reduce((sum, { part }) => sum + part, 0), detail: { kind: 'further_concepts', concepts } };
  return [...sorted.filter((part) => !further.includes(part)), rest];
}
