import { fold } from './document.ts';
import { keysNear, splitSounds, wordsBeginning } from './lexicon.ts';
import type { ListingIndex } from './listing-index.ts';
import { asSyllables } from './syllables.ts';
import { englishWordsOf } from './search-reference.ts';

/** One way to satisfy a clause: all these words. `strength` in (0, 1]: how surely it is what was meant. */
type Way = { words: readonly string[]; strength: number };

/** Characters in a row, or one of these sounds, in the name or title of a listing. */
export type Called = { strength: number } & ({ text: string; sounds?: undefined } | { text?: undefined; sounds: readonly string[] });

/** What must hold for a listing to be found: one of several ways, or that it is called so, or a text that stands there as typed. */
export type Clause = { ways: readonly Way[]; called?: Called | undefined } | { text: string };

/** What was typed, understood. */
export type TypedQuery = {
  clauses: Clause[];
  /** Words that nothing is called and that were taken for others. */
  corrected: { typed: string; used: string[] }[];
};

const STRENGTH = { exact: 1, english: 0.95, sound: 0.9, called: 0.8, beginning: 0.6, initials: 0.5, mistake: 0.3 } as const;

const QUOTED = /"([^"]+)"/g;
const LATIN_RUN = /[\p{Script=Latin}\p{M}0-9'’\s\-.,/&]+/gu;
// Words of one character that join others; they say nothing by themselves.
const PARTICLES = new Set('的了和与及或在等是把被给对为有个'.split(''));

/**
 * Understands what was typed: quoted phrases as they are, Chinese by the segmenter, Latin letters as words, English
 * names, pinyin or initials, with a typing mistake forgiven where nothing else is meant.
 */
export function understand(typed: string, index: ListingIndex): TypedQuery {
  const query: TypedQuery = { clauses: [], corrected: [] };
  const text = fold(typed).replace(/[“”„‟«»「」『』＂]/g, '"');
  const rest = text.replace(QUOTED, (_, phrase: string) => {
    const meant = phrase.trim();
    if (/[\p{L}\p{N}]/u.test(meant)) query.clauses.push({ text: meant });
    return ' ';
  });
  const chinese = rest.replace(LATIN_RUN, (run) => {
    understandLatin(latinWords(run), index, query);
    return ' ';
  });
  understandChinese(chinese, index, query);
  return query;
}

/** Letters without tone marks and apostrophes: hóngzǎo, xi'an; ü as v. */
const latinWords = (run: string): string[] =>
  run
    .normalize('NFD')
    .replace(/u\u0304?\u0308[\u0300-\u036f]*/g, 'v')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Words without particles, unless there is nothing else. */
function tellingWords(text: string, { reference }: ListingIndex): string[] {
  const words = [...new Set(reference.segment(text))];
  const telling = words.filter((word) => !PARTICLES.has(word));
  return telling.length > 0 ? telling : words;
}

function understandChinese(text: string, index: ListingIndex, query: TypedQuery): void {
  for (const word of tellingWords(text, index)) {
    // A word that the segmenter cut differently there may still stand in a text.
    query.clauses.push(
      index.words.has(word)
        ? {
            ways: [{ words: [word], strength: STRENGTH.exact }],
            called: word.length > 1 ? { text: word, strength: STRENGTH.called } : undefined,
          }
        : { text: word },
    );
  }
}

function understandLatin(words: string[], index: ListingIndex, query: TypedQuery): void {
  for (let at = 0; at < words.length;) {
    const ahead = words.slice(at);
    const name = longestName(ahead, index);
    const joined = name ? 0 : syllablesOfOneWord(ahead, index);
    if (name && (name.length > 1 || !index.lexicon.sounds.words.has(ahead[0] as string))) {
      const asTyped: Way = { words: ahead.slice(0, name.length), strength: STRENGTH.exact };
      query.clauses.push({ ways: [asTyped, ...name.zh.map((zh) => ({ words: tellingWords(zh, index), strength: STRENGTH.english }))] });
      at += name.length;
    } else if (joined > 1) {
      understandWord(ahead.slice(0, joined).join(''), index, query);
      at += joined;
    } else {
      understandWord(ahead[0] as string, index, query);
      at += 1;
    }
  }
}

/** The longest English name that the words begin with. */
function longestName(ahead: readonly string[], { reference }: ListingIndex): { length: number; zh: readonly string[] } | null {
  // Particles do not count in a name, but stand in what was typed.
  for (let length = Math.min(ahead.length, reference.longestEnglish + PARTICLES_IN_A_NAME); length > 0; length -= 1) {
    const zh = reference.english.get(englishWordsOf(ahead.slice(0, length).join(' ')).join(' '));
    if (zh) return { length, zh };
  }
  return null;
}

const PARTICLES_IN_A_NAME = 3;
const LONGEST_SYLLABLE = 6; // zhuang
const SYLLABLES = 8;

/** How many of the words, typed apart, are the syllables of one Chinese word: mai gai ti. 0 when none are. */
function syllablesOfOneWord(ahead: readonly string[], { lexicon }: ListingIndex): number {
  const apart = ahead.slice(0, SYLLABLES);
  const end = apart.findIndex((word) => word.length > LONGEST_SYLLABLE);
  for (let length = end < 0 ? apart.length : end; length > 1; length -= 1) {
    const chinese = lexicon.sounds.words.get(apart.slice(0, length).join('')) ?? [];
    if (chinese.some((word) => word.length === length)) return length;
  }
  return 0;
}

function understandWord(word: string, index: ListingIndex, query: TypedQuery): void {
  const { lexicon, reference } = index;
  const one = (strength: number) => (each: string) => ({ words: [each], strength });
  const english = [
    ...(reference.english.get(englishWordsOf(word)[0] ?? word) ?? []),
    ...(reference.englishWords.get(englishWordsOf(word)[0] ?? word) ?? []),
  ];
  const exact: Way[] = [
    ...(lexicon.sounds.words.get(word) ?? []).map((each) => ({ words: [each], strength: each === word ? STRENGTH.exact : STRENGTH.sound })),
    ...[...new Set(english)].map((zh) => ({ words: tellingWords(zh, index), strength: STRENGTH.english })),
  ];
  const beginnings: Way[] = [
    ...(word.length >= 3 ? wordsBeginning(lexicon.sounds, word) : []).map(one(STRENGTH.beginning)),
    ...(word.length >= 2 ? (lexicon.initials.words.get(word) ?? []) : []).map(one(STRENGTH.initials)),
    ...(word.length >= 3 ? wordsBeginning(lexicon.initials, word) : []).map(one(STRENGTH.initials * 0.8)),
  ];
  const called = calledSo(word, index);
  for (const ways of [exact, beginnings]) {
    if (!ways.some((way) => occurs(way, index))) continue;
    query.clauses.push({ ways, called });
    return;
  }
  const split = splitSounds(lexicon, word);
  if (split) {
    for (const sound of split)
      query.clauses.push({ ways: (lexicon.sounds.words.get(sound) ?? []).map(one(STRENGTH.sound)), called: calledSo(sound, index) });
    return;
  }
  if (called && index.documents.some((document) => document && called.sounds?.some((sound) => document.sound.includes(sound)))) {
    query.clauses.push({ ways: [], called });
    return;
  }
  const near =
    word.length >= 4 && /^[a-z]+$/.test(word) ? [...keysNear(lexicon.sounds, word), ...keysNear(reference.englishKeys, word)] : [];
  if (near.length > 0) query.corrected.push({ typed: word, used: near.slice(0, 3) });
  query.clauses.push({
    ways: near.flatMap((key) => [
      ...(lexicon.sounds.words.get(key) ?? []).map(one(STRENGTH.mistake)),
      ...(reference.english.get(key) ?? []).map((zh) => ({ words: tellingWords(zh, index), strength: STRENGTH.mistake })),
    ]),
  });
}

/** Letters of two syllables and more as what a listing may be called. One syllable alone is too many things. */
function calledSo(letters: string, { syllables }: ListingIndex): Called | undefined {
  if (letters.length < 3 || !LETTERS.test(letters)) return undefined;
  const sounds = asSyllables(letters, syllables).filter((sound) => sound.trim().includes(' '));
  return sounds.length > 0 ? { sounds, strength: STRENGTH.called } : undefined;
}

const LETTERS = /^[a-z]+$/;

/** Whether all its words stand in a listing that is still there, be it not the same. */
const occurs = ({ words }: Way, index: ListingIndex): boolean => words.every((word) => index.words.has(word));
