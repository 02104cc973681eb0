import type { ClauseId } from '../../domain/clause.ts';
import type { Clause, TermSheetContent } from '../../domain/term-sheet.ts';
import { BLANK, clausePieces } from './clause-pieces.ts';

/** A paragraph of a document that came back: its words, and the clause whose bookmark it carries, if any. */
export type ReturnedParagraph = { text: string; bookmark: ClauseId | null; heading: boolean };

/** 第三条 用地交付 → 用地交付. */
const NUMBERED = /^第[一二三四五六七八九十百零〇\d]+条[\s:：、.．]*/;

/**
 * Reads a Word document that came back as the next version of the term sheet that went out.
 *
 * A clause begins at a heading: one with a clause's bookmark, or one that reads `第…条`. A clause without a bookmark (Word
 * loses them when a heading is typed anew) is the one of that heading, otherwise a new one. Words that were not touched keep
 * their variables and origin; a clause whose words were touched is the party's own, and what stood filled in is text.
 *
 * @param paragraphs in the order of the document; what stands before the first heading is title and preamble
 * @param base       the version that went out
 * @param by         the party that sends it, for the origin of what it wrote
 */
export function returnedTermSheet(paragraphs: readonly ReturnedParagraph[], base: TermSheetContent, by: string): TermSheetContent {
  const sections: { bookmark: ClauseId | null; heading: string; lines: string[] }[] = [];
  const isHeading = ({ bookmark, heading, text }: ReturnedParagraph) =>
    bookmark !== null || (NUMBERED.test(text) && (heading || text.length <= 60));
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    if (isHeading({ ...paragraph, text }))
      sections.push({ bookmark: paragraph.bookmark, heading: text.replace(NUMBERED, '').trim(), lines: [] });
    else if (text) sections.at(-1)?.lines.push(text);
  }
  const taken = new Set<ClauseId>();
  const values = { ...base.values };
  const clauses = sections
    .filter(({ heading, lines }) => heading || lines.length)
    .map((section, at): Clause => {
      const old = base.clauses.find(
        ({ id, heading }) => !taken.has(id) && (section.bookmark ? id === section.bookmark : heading === section.heading),
      );
      const id = old?.id ?? freeId(base, taken, at);
      taken.add(id);
      const heading = section.heading || old?.heading || '';
      const text = section.lines.join('\n');
      const filled = old ? readValues(old.text, text) : null;
      Object.assign(values, filled);
      if (filled && old?.heading === heading) return old;
      const kept = !old ? text : filled ? old.text : keepPlaces(old.text, base.values, text);
      return { id, heading, text: kept, origin: { kind: 'party', organisation: by } };
    });
  const titled = paragraphs.find(({ text }) => text.trim());
  return { title: titled && !isHeading(titled) ? titled.text.trim() : base.title, clauses, values };
}

/**
 * What stands in a clause's places when its other words are as they were (Word breaks lines and doubles spaces as it likes);
 * null when they are not. A place that is still blank gives no value.
 */
function readValues(old: string, text: string): TermSheetContent['values'] | null {
  const pieces = clausePieces(old, {});
  const pattern = pieces.map((piece) =>
    piece.kind === 'variable' ? '([\\s\\S]+?)' : [...piece.text.replace(/\s/g, '')].map(escape).join('\\s*'),
  );
  const found = new RegExp(`^\\s*${pattern.join('\\s*')}\\s*$`).exec(text);
  if (!found) return null;
  const values: TermSheetContent['values'] = {};
  const ids = pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.id] : []));
  for (const [at, id] of ids.entries()) {
    const value = found[at + 1]?.trim() ?? '';
    if (value === BLANK) continue;
    // One variable in two places with two values: the words no longer are what the variable says.
    if (values[id] !== undefined && values[id] !== value) return null;
    values[id] = value;
  }
  return values;
}

const escape = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function freeId(base: TermSheetContent, taken: ReadonlySet<ClauseId>, at: number): ClauseId {
  for (let n = at + 1; ; n++) {
    const id = `added-${n}`;
    if (!taken.has(id) && !base.clauses.some((clause) => clause.id === id)) return id;
  }
}

/** Where a value (or a blank) still stands between the same words, its variable stays; otherwise it is text. */
function keepPlaces(old: string, values: TermSheetContent['values'], text: string): string {
  const pieces = clausePieces(old, values);
  let kept = text;
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'variable') continue;
    const value = piece.value ?? BLANK;
    const before = tail(pieces[at - 1]);
    const after = head(pieces[at + 1]);
    const found = kept.indexOf(before + value + after);
    if (before + after && found >= 0)
      kept = kept.slice(0, found) + `${before}{{${piece.id}}}${after}` + kept.slice(found + (before + value + after).length);
  }
  return kept;
}

/** Characters beside a variable by which it is known again. */
const CONTEXT = 2;
const tail = (piece: ReturnType<typeof clausePieces>[number] | undefined): string =>
  piece?.kind === 'words' ? piece.text.slice(-CONTEXT) : '';
const head = (piece: ReturnType<typeof clausePieces>[number] | undefined): string =>
  piece?.kind === 'words' ? piece.text.slice(0, CONTEXT) : '';
