import { addPostings } from '../corpus.ts';
import { termTableOf } from '../terms.ts';
import type { Criterion } from './criterion.ts';

/**
 * Words: which part of the words and pairs of characters I use for what I am and seek the other side uses for what it is
 * and offers; rare ones weigh more. It catches what the value chains do not know.
 *
 * Unit: share of their weight. Source: the two texts; rarity from `reference/profile-frequency.json`.
 * Law: one more offer on the other side never lowers it.
 */
export const words: Criterion = {
  id: 'words',
  symmetric: false,
  scan(side, from, corpus, _moment, values) {
    if (side === 'from') {
      for (const [term, weight] of from.needWords) addPostings(term, weight, corpus.hasWords, values);
    } else {
      for (const term of from.hasWords) addPostings(term, 1, corpus.needWords, values);
    }
  },
  evidence(mine, theirs, { reference }) {
    const { termOf } = termTableOf(reference);
    const shared = sharedTerms(mine.needWords, theirs.hasWords);
    if (shared.length === 0) return [];
    shared.sort((a, b) => b.weight - a.weight || ((termOf[a.term] as string) < (termOf[b.term] as string) ? -1 : 1));
    const words: string[] = []; // words, not halves of them
    let part = 0;
    for (const { term, weight } of shared) {
      part += weight;
      if (mine.words.has(term)) words.push(termOf[term] as string);
    }
    return [{ part, detail: { kind: 'words', words } }];
  },
};

type Shared = { term: number; weight: number };

/** Terms of both, with their weights, by way of the smaller. */
function sharedTerms(weights: ReadonlyMap<number, number>, terms: ReadonlySet<number>): Shared[] {
  const shared: Shared[] = [];
  if (terms.size >= weights.size) {
    for (const [term, weight] of weights) if (terms.has(term)) shared.push({ term, weight });
    return shared;
  }
  for (const term of terms) {
    const weight = weights.get(term);
    if (weight !== undefined) shared.push({ term, weight });
  }
  return shared;
}
