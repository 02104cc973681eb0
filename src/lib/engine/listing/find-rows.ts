import { FIELD_WEIGHT, type Document } from './document.ts';
import { postingsOf, ROW, type ListingIndex } from './listing-index.ts';
import type { Called, Clause, TypedQuery } from './typed-query.ts';

/**
 * How well each row answers what was typed: 0 where a clause does not hold, else the sum of what the clauses weigh. Null
 * when nothing was asked.
 */
export function relevance({ clauses }: TypedQuery, index: ListingIndex): Float32Array | null {
  const rows = index.documents.length;
  let total: Float32Array | null = null;
  // Words first: they leave few texts to be read through for a phrase.
  for (const clause of [...clauses].sort((a, b) => Number('text' in a) - Number('text' in b))) {
    const here: Float32Array = 'text' in clause ? byText(clause.text, index, total) : byWords(clause, index, rows);
    if (total === null) total = here;
    else for (let row = 0; row < rows; row += 1) total[row] = total[row] && here[row] ? (total[row] as number) + (here[row] as number) : 0;
  }
  return total;
}

function byWords(clause: Extract<Clause, { ways: unknown }>, index: ListingIndex, rows: number): Float32Array {
  const best = new Float32Array(rows);
  for (const { words, strength } of clause.ways) {
    const [first, ...others] = words.map((word) => postingsOf(index, word));
    if (!first || [first, ...others].some((lists) => lists.length === 0)) continue;
    if (others.length === 0) raise(best, first, strength);
    else raiseWhereAll(best, [first, ...others], strength);
  }
  if (clause.called) raiseWhereCalled(best, clause.called, index);
  return best;
}

/** Where name or title holds the characters or sounds in a row, though they were cut into other words there. */
function raiseWhereCalled(best: Float32Array, { text, sounds, strength }: Called, { documents }: ListingIndex): void {
  documents.forEach((document, row) => {
    if (!document || best[row]) return;
    const at = text === undefined ? placeOfSound(sounds, document.sound) : placeOfText(text, document);
    if (at !== null) best[row] = FIELD_WEIGHT[at] * strength;
  });
}

function placeOfText(text: string, document: Document): 'name' | 'title' | null {
  const at = document.text.indexOf(text);
  return at < 0 || at >= document.bodyAt ? null : at < document.titleAt ? 'name' : 'title';
}

function placeOfSound(sounds: readonly string[], sound: string): 'name' | 'title' | null {
  for (const each of sounds) {
    const at = sound.indexOf(each);
    if (at >= 0) return at < sound.indexOf('/') ? 'name' : 'title';
  }
  return null;
}

type Lists = (readonly number[])[];

function raise(best: Float32Array, lists: Lists, strength: number): void {
  for (const postings of lists)
    for (const posting of postings) {
      const row = (posting / ROW) | 0;
      const weight = (posting % ROW) * strength;
      if (weight > (best[row] as number)) best[row] = weight;
    }
}

/** Where every word stands, their mean weight. */
function raiseWhereAll(best: Float32Array, words: Lists[], strength: number): void {
  const total = new Float32Array(best.length);
  words.forEach((lists, n) => {
    const here = new Float32Array(best.length);
    raise(here, lists, 1);
    for (let row = 0; row < total.length; row += 1)
      total[row] = here[row] && (n === 0 || total[row]) ? (total[row] as number) + (here[row] as number) : 0;
  });
  for (let row = 0; row < total.length; row += 1) {
    const value = ((total[row] as number) / words.length) * strength;
    if (value > (best[row] as number)) best[row] = value;
  }
}

/** Where the text stands as typed, among rows that are still asked for. */
function byText(text: string, { documents }: ListingIndex, asked: Float32Array | null): Float32Array {
  const found = new Float32Array(documents.length);
  documents.forEach((document, row) => {
    if (document && (asked === null || asked[row])) found[row] = weightOfText(text, document);
  });
  return found;
}

function weightOfText(text: string, { text: all, titleAt, bodyAt }: Document): number {
  const at = all.indexOf(text);
  if (at < 0) return 0;
  if (at < titleAt) return FIELD_WEIGHT.name;
  return at < bodyAt ? FIELD_WEIGHT.title : FIELD_WEIGHT.body;
}
