import { addProducts } from '../corpus.ts';
import type { Profile } from '../profile.ts';
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
    if (side === 'from') addProducts(from.needWords, corpus.hasWords, values);
    else addProducts(once(from), corpus.needWords, values);
  },
  evidence(mine, theirs) {
    const shared = [...mine.needWords].filter(([term]) => theirs.hasWords.has(term)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (shared.length === 0) return [];
    const part = shared.reduce((sum, [, weight]) => sum + weight, 0);
    const told = shared.flatMap(([term]) => (mine.words.has(term) ? [term] : [])); // words, not halves of them
    return [{ part, detail: { kind: 'words', words: told } }];
  },
};

function* once({ hasWords }: Profile): Iterable<readonly [string, number]> {
  for (const word of hasWords) yield [word, 1];
}
