import type { Segment } from './reference.ts';

const CHINESE_RUN = /\P{Script=Han}+/u;
const WORD = /^[\p{Script=Han}a-z]{2,}$/u;

/**
 * What texts have in common is looked for in words and in pairs of neighbouring characters: 棉区 and 植棉 share no word, and
 * no dictionary knows every place and product.
 *
 * @returns words of two or more characters by the segmenter, and every pair of neighbouring Chinese characters; each once
 */
export function termsOf(texts: readonly string[], segment: Segment): Set<string> {
  const terms = new Set(wordsOfTexts(texts, segment));
  for (const run of texts.flatMap((text) => text.split(CHINESE_RUN))) {
    for (let at = 0; at + 1 < run.length; at += 1) terms.add(run.slice(at, at + 2));
  }
  return terms;
}

/** The words alone, each once, in reading order. */
export function wordsOfTexts(texts: readonly string[], segment: Segment): Set<string> {
  return new Set(segment(texts.join('\n')).filter((word) => WORD.test(word)));
}
