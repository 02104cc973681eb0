import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | undefined;

const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

/** Words of short texts, which many listings have in common. */
const kept = new Map<string, readonly string[]>();
const SHORT = 40; // characters
const TEXTS_KEPT = 10_000;

/**
 * Chinese words of a text in reading order, by jieba with its own dictionary (loaded on first use, about 0.2 s); long
 * words also in parts. Full-width and capital letters are folded, signs dropped.
 */
export function segment(text: string): readonly string[] {
  if (text.length > SHORT) return cut(text);
  const words = kept.get(text) ?? cut(text);
  if (kept.size >= TEXTS_KEPT) kept.clear();
  kept.set(text, words);
  return words;
}

function cut(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.cutForSearch(text.normalize('NFKC').toLowerCase(), true).filter(isWord);
}

/** Most words begin with a character of the main block: no need to ask the slow question. */
const isWord = (word: string): boolean => {
  const first = word.charCodeAt(0);
  return (first >= 0x4e00 && first <= 0x9fff) || LETTER_OR_FIGURE.test(word);
};
