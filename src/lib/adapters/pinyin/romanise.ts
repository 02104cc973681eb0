import { pinyin, polyphonic } from 'pinyin-pro';

/** Longest word of which every reading is considered [characters]; longer ones are seldom read wrongly. */
const POLYPHONES_UP_TO = 4;

const HAN = /\p{Script=Han}/u;
const known = new Map<string, string[][]>();
/** Words whose readings are kept: those of some hundred thousand listings. */
const KEPT = 300_000;

/**
 * How a Chinese word is read: its syllables without tones (ü as v), the reading in this word first, then those with one
 * character read in another of its ways (长 chang, zhang). Empty for a text without Chinese characters.
 */
export function romanise(word: string): string[][] {
  const before = known.get(word);
  if (before) return before;
  if (known.size >= KEPT) known.clear();
  const readings = HAN.test(word) ? readingsOf(word) : [];
  known.set(word, readings);
  return readings;
}

function readingsOf(word: string): string[][] {
  const main = pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((each) => each.toLowerCase());
  if (word.length > POLYPHONES_UP_TO || main.length !== word.length) return [main];
  const ways = polyphonic(word, { toneType: 'none', type: 'array', v: true });
  return [main, ...main.flatMap((usual, at) => others(ways[at], usual).map((other) => main.with(at, other)))];
}

const others = (ways: readonly string[] | undefined, usual: string): string[] =>
  [...new Set((ways ?? []).flatMap((way) => way.split(' ')))].filter((way) => way !== usual && /^[a-z]+$/.test(way));
