import type { MatchingReference, Segment } from './reference.ts';
import type { Vocabulary } from './vocabulary.ts';

const CHINESE_RUN = /\P{Script=Han}+/u;
const WORD = /^[\p{Script=Han}a-z]{2,}$/u;

/** The terms of texts, each once, and the whole words among them. */
export type Terms = { all: ReadonlySet<string>; words: ReadonlySet<string> };

/**
 * What texts have in common is looked for in words and in pairs of neighbouring characters: 棉区 and 植棉 share no word, and
 * no dictionary knows every place and product.
 *
 * @returns words of two or more characters by the segmenter, and every pair of neighbouring Chinese characters
 */
export function termsOf(texts: readonly string[], segment: Segment): Terms {
  const words = new Set(texts.flatMap((text) => segment(text).filter((word) => WORD.test(word))));
  const all = new Set(words);
  for (const text of texts) {
    for (const run of text.split(CHINESE_RUN)) for (let at = 0; at + 1 < run.length; at += 1) all.add(run.slice(at, at + 2));
  }
  return { all, words };
}

/** Numbers for terms: equal terms have one number in all profiles read with one vocabulary. They only grow, and nothing depends on their order. */
export type TermTable = { numberOf: Map<string, number>; termOf: string[] };
const tables = new WeakMap<Vocabulary, TermTable>();

export function termTableOf({ vocabulary }: MatchingReference): TermTable {
  const table = tables.get(vocabulary) ?? { numberOf: new Map<string, number>(), termOf: [] };
  tables.set(vocabulary, table);
  return table;
}

export function termNumber(term: string, { numberOf, termOf }: TermTable): number {
  const known = numberOf.get(term);
  if (known !== undefined) return known;
  numberOf.set(term, termOf.length);
  return termOf.push(term) - 1;
}
