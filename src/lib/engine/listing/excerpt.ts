import type { TypedQuery } from './typed-query.ts';

/** A text in pieces, of which some are what was searched for. */
export type Marked = { text: string; hit: boolean }[];

/** Characters of an excerpt before and after the first hit. */
const BEFORE = 16;
const AFTER = 44;

/** Words and phrases to be marked, folded. */
export function soughtWords({ clauses }: TypedQuery): Set<string> {
  return new Set(clauses.flatMap((clause) => ('text' in clause ? [clause.text] : clause.ways.flatMap(({ words }) => words))));
}

/** Folds each character that stays one, so that places in the folded text are places in the text. */
const foldInPlace = (text: string): string =>
  text.replace(/[^\p{Script=Han}]/gu, (sign) => {
    const folded = sign.normalize('NFKC').toLowerCase();
    return folded.length === sign.length ? folded : sign;
  });

const LETTER_OR_FIGURE = /[a-z0-9]/;

/** Where the words stand: from, until, in order, overlaps joined. Latin words count as whole words only. */
function hits(text: string, sought: ReadonlySet<string>): [number, number][] {
  const folded = foldInPlace(text);
  const found: [number, number][] = [];
  for (const word of sought) {
    const latin = LETTER_OR_FIGURE.test(word);
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const inside = latin && (LETTER_OR_FIGURE.test(folded[at - 1] ?? '') || LETTER_OR_FIGURE.test(folded[end] ?? ''));
      if (!inside) found.push([at, end]);
    }
  }
  found.sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, until] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

/** The text with the words marked. */
export function mark(text: string, sought: ReadonlySet<string>): Marked {
  const marked: Marked = [];
  let at = 0;
  for (const [from, until] of hits(text, sought)) {
    if (from > at) marked.push({ text: text.slice(at, from), hit: false });
    marked.push({ text: text.slice(from, until), hit: true });
    at = until;
  }
  if (at < text.length) marked.push({ text: text.slice(at), hit: false });
  return marked;
}

/** The neighbourhood of the first of the words in the first text that has one; null when none has. */
export function excerpt(texts: readonly string[], sought: ReadonlySet<string>): Marked | null {
  for (const text of texts) {
    const [first] = hits(text, sought);
    if (!first) continue;
    const from = Math.max(0, first[0] - BEFORE);
    const until = Math.min(text.length, first[1] + AFTER);
    const piece = `${from > 0 ? '…' : ''}${text.slice(from, until)}${until < text.length ? '…' : ''}`;
    return mark(piece, sought);
  }
  return null;
}
