import type { IndustryCode, IndustryIndex } from './industry.ts';

/*
 * Finding an industry as one types. Browsers load this file alone: it imports types only.
 */

/** An industry as it is looked for. */
export type IndustryEntry = {
  code: IndustryCode;
  name: string;
  /** Empty where there is none. */
  nameEn: string;
  /** Codes from the section down to the industry itself. */
  path: IndustryCode[];
  /** Syllables of the Chinese name: `nong ye`. */
  sound: string;
};

/**
 * The industries as entries, in the order of the classification.
 *
 * @param soundOf  syllables of a Chinese name, without tones
 */
export const industryEntries = (index: IndustryIndex, soundOf: (name: string) => string[]): IndustryEntry[] =>
  [...index.values()].map(({ code, name, nameEn }) => ({
    code,
    name,
    nameEn: nameEn ?? '',
    path: pathOf(code, index),
    sound: soundOf(name)
      .filter((syllable) => /^[a-z]+$/.test(syllable))
      .join(' '),
  }));

function pathOf(code: IndustryCode, index: IndustryIndex): IndustryCode[] {
  const parent = index.get(code)?.parent;
  return parent ? [...pathOf(parent, index), code] : [code];
}

/** An entry with what it is searched by, made once. */
type Searched = { entry: IndustryEntry; name: string; english: string[]; sound: string; starts: number[]; initials: string };

const searched = new WeakMap<readonly IndustryEntry[], Searched[]>();

function prepared(entries: readonly IndustryEntry[]): Searched[] {
  const known = searched.get(entries);
  if (known) return known;
  const made = entries.map((entry) => {
    const syllables = entry.sound.split(' ');
    let at = 0;
    const starts = syllables.map((syllable) => (at += syllable.length) - syllable.length);
    return {
      entry,
      name: plain(entry.name),
      english: entry.nameEn.toLowerCase().split(/[^a-z0-9]+/),
      sound: syllables.join(''),
      starts,
      initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
    };
  });
  searched.set(entries, made);
  return made;
}

const SIGNS = /[、，,;；·\s]+/g;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(SIGNS, '');

/** What fits better comes first; of equal ones the coarser, then the order of the classification. */
const FIT = { exact: 5, begins: 4, contains: 3, sound: 2, initials: 1 } as const;

/**
 * Industries that a person may mean, the likeliest first: by code (`13`, `C13`, also a class of four digits), Chinese
 * name, pinyin, initials or English, any of them in part. Empty where nothing fits; the sections where nothing is typed.
 *
 * @param atMost  number of entries that are shown
 */
export function searchIndustries(typed: string, entries: readonly IndustryEntry[], atMost = 12): IndustryEntry[] {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return entries.filter(({ path }) => path.length === 1);
  const code = /^([a-t])?\s*(\d{1,4})(?!\d)/.exec(text) ?? /^([a-t])(?:\s|$)()/.exec(text);
  const fits = code ? (each: Searched) => fitOfCode(each, code[1]?.toUpperCase() ?? '', code[2] ?? '') : wordsFit(text);
  return prepared(entries)
    .flatMap((each) => {
      const fit = fits(each);
      return fit > 0 ? [{ entry: each.entry, fit }] : [];
    })
    .sort((a, b) => b.fit - a.fit || a.entry.path.length - b.entry.path.length)
    .slice(0, atMost)
    .map(({ entry }) => entry);
}

function fitOfCode({ entry }: Searched, letter: string, digits: string): number {
  if (letter !== '' && entry.path[0] !== letter) return 0;
  if (digits === '') return entry.code === letter ? FIT.exact : FIT.begins;
  // A class (小类) has no entry: it is found as its group.
  const wanted = digits.slice(0, 3);
  if (entry.code === wanted) return FIT.exact;
  return entry.code.startsWith(wanted) ? FIT.begins : 0;
}

function wordsFit(text: string): (each: Searched) => number {
  const words = text.split(/[、，,;；\s]+/).filter(Boolean);
  const whole = plain(text);
  const letters = words.every((word) => /^[\p{Script=Latin}\p{M}'’.()-]+$/u.test(word)) ? lettersOf(text) : '';
  const english = text.split(/[^a-z0-9]+/).filter(Boolean);
  return (each) => {
    if (letters !== '') return Math.max(fitOfEnglish(each, english), fitOfSound(each, letters));
    if (each.name === whole || each.name === `${whole}业`) return FIT.exact;
    if (each.name.startsWith(whole)) return FIT.begins;
    return words.every((word) => each.name.includes(plain(word))) ? FIT.contains : 0;
  };
}

/** Letters alone: tone marks and apostrophes say nothing here, ü is v. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[^a-z]/g, '');

function fitOfEnglish({ english }: Searched, words: readonly string[]): number {
  if (words.every((word) => word.length < 2)) return 0;
  const hits = words.map((word) => english.findIndex((each) => each.startsWith(word)));
  if (hits.includes(-1)) return 0;
  return hits[0] === 0 ? FIT.begins : FIT.contains;
}

function fitOfSound({ sound, starts, initials }: Searched, letters: string): number {
  if (sound === letters || sound === `${letters}ye`) return FIT.exact;
  if (sound.startsWith(letters)) return FIT.begins;
  if (letters.length > 1 && starts.some((at) => sound.startsWith(letters, at))) return FIT.sound;
  if (letters.length < 2) return 0;
  return initials.startsWith(letters) ? FIT.sound : initials.includes(letters) ? FIT.initials : 0;
}
