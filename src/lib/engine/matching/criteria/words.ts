import { addProducts } from '../corpus.ts';
import { commonOf, sortByParts, type Common } from '../sparse.ts';
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
    const { keys, parts } = common;
    if (keys.length === 0) return [];
    let part = 0;
    for (let i = 0; i < parts.length; i += 1) part += parts[i] as number;
    const { termOf } = termTableOf(reference);
    const whole = wholeWords(common, mine.words); // words, not halves of them
    sortByParts(whole, (a, b) => (termOf[a] as string) < (termOf[b] as string));
    const words = whole.keys.map((term) => termOf[term] as string);
    return [{ part, detail: { kind: 'words', words } }];
  },
};

function wholeWords({ keys, parts }: Common, words: ReadonlySet<number>): Common {
  const whole: Common = { keys: [], parts: [] };
  for (let i = 0; i < keys.length; i += 1) {
    if (!words.has(keys[i] as number)) continue;
    whole.keys.push(keys[i] as number);
    whole.parts.push(parts[i] as number);
  }
  return whole;
}
