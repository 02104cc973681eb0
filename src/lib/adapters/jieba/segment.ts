import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import chainFile from '../../domain/reference/value-chains.json' with { type: 'json' };

let jieba: Jieba | undefined;

const SHORT_WORD = /^\p{Script=Han}{2,4}$/u;
/** In jieba's own dictionary a word of this frequency is a usual one (养殖 has 2 675). */
const FREQUENCY = 1000;

/** jieba's dictionary and the words of the trades that it would cut a single character off from: 羊肚/菌, 藜/麦, 辣椒红/素. */
function withTradeWords(): Jieba {
  const plain = Jieba.withDict(dict);
  const words = chainFile.concepts.flatMap((concept: { zh: string; words?: string[] }) => [concept.zh, ...(concept.words ?? [])]);
  const cutOff = words.filter((word) => SHORT_WORD.test(word) && plain.cut(word, true).some((piece) => piece.length === 1));
  plain.loadDict(Buffer.from(cutOff.map((word) => `${word} ${FREQUENCY} n`).join('\n')));
  return plain;
}

const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

/** Words of short texts, which many listings have in common. */
const kept = new Map<string, readonly string[]>();
const SHORT = 40; // characters
const TEXTS_KEPT = 10_000;

/**
 * Chinese words of a text in reading order, by jieba with its own dictionary and the words of the value chains (loaded on first use, about 0.2 s); long
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
  jieba ??= withTradeWords();
  return jieba.cutForSearch(text.normalize('NFKC').toLowerCase(), true).filter(isWord);
}

/** Most words begin with a character of the main block: no need to ask the slow question. */
const isWord = (word: string): boolean => {
  const first = word.charCodeAt(0);
  return (first >= 0x4e00 && first <= 0x9fff) || LETTER_OR_FIGURE.test(word);
};
