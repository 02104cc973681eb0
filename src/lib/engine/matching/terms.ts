import type { Segment } from './reference.ts';

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
  const words = new Set(segment(texts.join('\n')).filter((word) => WORD.test(word)));
  const all = new Set(words);
  for (const run of texts.flatMap((text) => text.split(CHINESE_RUN))) {
    for (let at = 0; at + 1 < run.length; at += 1) all.add(run.slice(at, at + 2));
  }
  return { all, words };
}
