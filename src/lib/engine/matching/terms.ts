import { informativeness, type MatchingReference, type ProfileFrequency, type Segment } from './reference.ts';
import { WORD_RARITY_POWER } from './weights.ts';

const CHINESE_RUN = /\P{Script=Han}+/u;
const WORD = /^[\p{Script=Han}a-z]{2,}$/u;

/** The terms of texts, each once, and the whole words among them. */
export type Terms<T> = { all: ReadonlySet<T>; words: ReadonlySet<T> };

/**
 * What texts have in common is looked for in words and in pairs of neighbouring characters: 棉区 and 植棉 share no word, and
 * no dictionary knows every place and product.
 *
 * @returns words of two or more characters by the segmenter, and every pair of neighbouring Chinese characters
 */
export function termsOf(texts: readonly string[], segment: Segment): Terms<string> {
  const words = new Set(texts.flatMap((text) => wordsOf(text, segment)));
  return { all: new Set([...words, ...texts.flatMap(pairsOf)]), words };
}

const wordsOf = (text: string, segment: Segment): string[] => segment(text).filter((word) => WORD.test(word));

function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (const run of text.split(CHINESE_RUN)) for (let at = 0; at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2));
  return pairs;
}

/**
 * Numbers for terms: equal terms have one number in all profiles read with one reference. They only grow, and nothing
 * depends on their order.
 */
export type TermTable = {
  termOf: string[];
  /** How much each term tells, by number: one that few profiles use tells more than proportionally. */
  tells: number[];
  numberOf: Map<string, number>;
  /** What short texts hold: 标准厂房 and 冷链物流 stand in hundreds of listings. */
  kept: Map<string, Numbered>;
};

/** A text's terms by number, the whole words first. */
type Numbered = { terms: readonly number[]; words: number };

const SHORT = 40; // characters
const TEXTS_KEPT = 10_000;

/** By the frequencies that the terms' weights come from; references that differ in pairings alone share them. */
const tables = new WeakMap<ProfileFrequency, TermTable>();

export function termTableOf({ frequency }: MatchingReference): TermTable {
  const table = tables.get(frequency) ?? { termOf: [], tells: [], numberOf: new Map<string, number>(), kept: new Map<string, Numbered>() };
  tables.set(frequency, table);
  return table;
}

/** The same as `termsOf` by number. */
export function numberedTermsOf(texts: readonly string[], reference: MatchingReference): Terms<number> {
  const all = new Set<number>();
  const words = new Set<number>();
  for (const text of texts) {
    const numbered = numberedIn(text, reference);
    for (let at = 0; at < numbered.terms.length; at += 1) {
      const term = numbered.terms[at] as number;
      all.add(term);
      if (at < numbered.words) words.add(term);
    }
  }
  return { all, words };
}

function numberedIn(text: string, reference: MatchingReference): Numbered {
  const table = termTableOf(reference);
  const known = text.length > SHORT ? undefined : table.kept.get(text);
  if (known) return known;
  const words = wordsOf(text, reference.segment);
  const number = (term: string) => termNumber(term, table, reference.frequency);
  const numbered = { terms: [...words, ...pairsOf(text)].map(number), words: words.length };
  if (text.length > SHORT) return numbered;
  if (table.kept.size >= TEXTS_KEPT) table.kept.clear();
  table.kept.set(text, numbered);
  return numbered;
}

function termNumber(term: string, { numberOf, termOf, tells }: TermTable, { words, documents }: ProfileFrequency): number {
  const known = numberOf.get(term);
  if (known !== undefined) return known;
  numberOf.set(term, termOf.length);
  tells.push(informativeness(words.get(term) ?? 0, documents) ** WORD_RARITY_POWER);
  return termOf.push(term) - 1;
}
