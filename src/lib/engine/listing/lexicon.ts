import { soundOf } from './sound.ts';
import { isNear } from './typing-mistakes.ts';

type Ports = { segment: (text: string) => readonly string[]; romanise: (word: string) => string[][] };

/** How the words of the listings are found by Latin letters. Grows with the words; a word that is gone merely finds nothing. */
export type Lexicon = {
  ports: Ports;
  /** Chinese words by their sound, and Latin words by themselves. */
  sounds: Keys;
  /** Chinese words by the first letters of their syllables. */
  initials: Keys;
};

export type Keys = {
  words: Map<string, string[]>;
  /** The keys in order, or null where some were added since. */
  sorted: string[] | null;
  /** The keys by first letter and length, for finding typing mistakes; likewise. */
  buckets: Map<string, string[]> | null;
};

const noKeys = (): Keys => ({ words: new Map(), sorted: null, buckets: null });

/** Keys that stand for themselves. */
export const keysOf = (words: readonly string[]): Keys => ({ ...noKeys(), words: new Map(words.map((word) => [word, [word]])) });

export const emptyLexicon = (ports: Ports): Lexicon => ({ ports, sounds: noKeys(), initials: noKeys() });

const LATIN = /^[a-z0-9]+$/;
/** Longest word of which every reading is taken [characters]; above, names are read the likeliest way. */
const SHORT = 6;

/** Takes a word in by its sound. Once for each word. */
export function addSound({ ports, sounds }: Lexicon, word: string): void {
  if (LATIN.test(word)) return addKey(sounds, word, word);
  const readings = word.length <= SHORT ? ports.romanise(word) : [soundOf(word, ports)];
  for (const reading of readings) for (const key of spellings(reading.join(''))) if (LATIN.test(key)) addKey(sounds, key, word);
}

/** Takes a word in by its first letters. Once for each word. */
export function addInitials({ ports, initials }: Lexicon, word: string): void {
  if (LATIN.test(word)) return;
  const syllables = soundOf(word, ports);
  const key = syllables.map((syllable) => syllable[0] ?? '').join('');
  if (syllables.length > 1 && LATIN.test(key)) addKey(initials, key, word);
}

/** ü is typed as v by those who know the input method, and as u by the others. */
const spellings = (key: string): string[] => (/[ln]v/.test(key) ? [key, key.replace(/([ln])v/g, '$1u')] : [key]);

function addKey(keys: Keys, key: string, word: string): void {
  const words = keys.words.get(key);
  if (words) {
    if (!words.includes(word)) words.push(word);
    return;
  }
  keys.words.set(key, [word]);
  keys.buckets?.set(bucket(key), [...(keys.buckets.get(bucket(key)) ?? []), key]);
  if (keys.sorted) keys.sorted.splice(firstNotBefore(keys.sorted, key), 0, key);
}

/** Keys that one beginning may stand for; more would mean nothing in particular. */
const BEGINNINGS = 300;

/** Words whose key begins with these letters. */
export function wordsBeginning(keys: Keys, letters: string): string[] {
  keys.sorted ??= [...keys.words.keys()].sort();
  const words: string[] = [];
  for (let at = firstNotBefore(keys.sorted, letters), n = 0; n < BEGINNINGS; at += 1, n += 1) {
    const key = keys.sorted[at];
    if (!key?.startsWith(letters)) break;
    words.push(...(keys.words.get(key) ?? []));
  }
  return words;
}

/** Keys of nearly the same letters: one mistake up to seven letters, two above; the first letter is taken as meant. */
export function keysNear(keys: Keys, letters: string): string[] {
  if (!keys.buckets) {
    keys.buckets = new Map();
    for (const key of keys.words.keys()) keys.buckets.set(bucket(key), [...(keys.buckets.get(bucket(key)) ?? []), key]);
  }
  const allowed = letters.length < 8 ? 1 : 2;
  for (let mistakes = 1; mistakes <= allowed; mistakes += 1) {
    const near: string[] = [];
    for (let length = letters.length - mistakes; length <= letters.length + mistakes; length += 1) {
      for (const key of keys.buckets.get(`${letters[0]}${length}`) ?? []) if (isNear(key, letters, mistakes)) near.push(key);
    }
    if (near.length > 0) return near.sort();
  }
  return [];
}

const bucket = (key: string): string => `${key[0]}${key.length}`;

/** The letters as sounds of words one after the other, in as few words as possible; null where they are none. */
export function splitSounds({ sounds }: Lexicon, letters: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null;
    for (let start = 0; start <= end - 2; start += 1) {
      const before = best[start];
      if (!before || !sounds.words.has(letters.slice(start, end))) continue;
      const here = best[end];
      if (!here || before.length + 1 < here.length) best[end] = [...before, letters.slice(start, end)];
    }
  }
  return best[letters.length] ?? null;
}

function firstNotBefore(sorted: readonly string[], key: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
