import { nearestCommonLevel, type IndustryCode, type IndustryLevel } from '../../../domain/industry.ts';
import type { Corpus } from '../corpus.ts';
import { informativeness, type MatchingReference } from '../reference.ts';
import { INDUSTRY_CLOSENESS } from '../weights.ts';
import type { Criterion } from './criterion.ts';

type Closeness = { value: number; level: IndustryLevel; mine: IndustryCode; theirs: IndustryCode };

/**
 * Industry: how near my industries are to those of the other side in GB/T 4754, taking the nearest pair of codes. A
 * shared industry that few places have says more than one that all have.
 *
 * Unit: closeness in [0, 1]. Source: `reference/industries.json`. Law: symmetric; one more code never lowers it.
 */
export const industry: Criterion = {
  id: 'industry',
  symmetric: true,
  scan(_side, from, corpus, _moment, values) {
    for (const mine of from.listing.industries) {
      const closeness = closenessOfRows(mine, corpus);
      for (let row = 0; row < values.length; row += 1) {
        if ((closeness[row] as number) > (values[row] as number)) values[row] = closeness[row] as number;
      }
    }
  },
  evidence(mine, theirs, { reference }) {
    const best = nearest(mine.listing.industries, theirs.listing.industries, reference);
    if (!best || best.value <= 0) return [];
    return [{ part: best.value, detail: { kind: 'industry', mine: best.mine, theirs: best.theirs, level: best.level } }];
  },
};

/** How near the rows of a corpus are to a code, by code: there are some hundred of those. */
const kept = new WeakMap<Corpus, Map<IndustryCode, Float64Array>>();

function closenessOfRows(mine: IndustryCode, corpus: Corpus): Float64Array {
  const known = kept.get(corpus) ?? new Map<IndustryCode, Float64Array>();
  kept.set(corpus, known);
  const before = known.get(mine);
  if (before) return before;
  const closeness = new Float64Array(corpus.profiles.length);
  for (const [theirs, rows] of corpus.industries) {
    const value = nearest([mine], [theirs], corpus.reference)?.value ?? 0;
    for (const row of rows) closeness[row] = Math.max(value, closeness[row] as number);
  }
  known.set(mine, closeness);
  return closeness;
}

function nearest(mine: readonly IndustryCode[], theirs: readonly IndustryCode[], reference: MatchingReference): Closeness | null {
  let best: Closeness | null = null;
  for (const a of mine) {
    for (const b of theirs) {
      const level = nearestCommonLevel(a, b, reference.industries);
      if (level === null) continue;
      const value = INDUSTRY_CLOSENESS[level] * rarity(a, b, reference);
      if (!best || value > best.value) best = { value, level, mine: a, theirs: b };
    }
  }
  return best;
}

/** Of the commoner of both divisions, so that closeness is symmetric. */
function rarity(a: IndustryCode, b: IndustryCode, { frequency }: MatchingReference): number {
  const count = (code: IndustryCode) => frequency.industries.get(code.slice(0, 2)) ?? 0;
  return informativeness(Math.max(count(a), count(b)), frequency.documents);
}
