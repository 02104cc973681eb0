import { addProducts } from '../corpus.ts';
import { commonOf, keepKeys, sortByParts } from '../sparse.ts';
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
    if (side === 'from') addProducts(from.needWords, corpus.hasWords, values);
    else addProducts({ keys: from.hasWords, weights: null }, corpus.needWords, values);
  },
  evidence(mine, theirs, { reference }) {
    const common = commonOf(mine.needWords, { keys: theirs.hasWords, weights: null });
    if (common.size === 0) return [];
    let part = 0;
    for (let i = 0; i < common.size; i += 1) part += common.parts[i] as number;
    const { termOf } = termTableOf(reference);
    keepKeys(common, (term) => mine.words.has(term)); // words, not halves of them
    sortByParts(common, (a, b) => (termOf[a] as string) < (termOf[b] as string));
    const words: string[] = [];
    for (let i = 0; i < common.size; i += 1) words.push(termOf[common.keys[i] as number] as string);
    return [{ part, detail: { kind: 'words', words } }];
  },
};
