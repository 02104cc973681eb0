import type { ClausePiece, TermSheetContent } from '../../domain/term-sheet.ts';

const PLACE = /\{\{([a-z][a-z0-9_]{0,39})\}\}/g;

/**
 * A clause's text taken apart at its variables.
 *
 * @param text    with `{{variable}}` where something is to be filled in
 * @param values  what was filled in, by variable
 * @returns words and variables in the order of reading; joined they give the clause as it is signed
 */
export function clausePieces(text: string, values: TermSheetContent['values']): ClausePiece[] {
  const pieces: ClausePiece[] = [];
  let from = 0;
  for (const { 0: place, 1: id = '', index } of text.matchAll(PLACE)) {
    if (index > from) pieces.push({ kind: 'words', text: text.slice(from, index) });
    pieces.push({ kind: 'variable', id, value: values[id] ?? null });
    from = index + place.length;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}

/** What stands on paper where nothing was filled in yet. */
export const BLANK = '＿＿＿＿';

/** A clause as it is read on paper. */
export const clauseWords = (text: string, values: TermSheetContent['values']): string =>
  clausePieces(text, values)
    .map((piece) => (piece.kind === 'words' ? piece.text : (piece.value ?? BLANK)))
    .join('');

/** Variables that a term sheet's clauses name, in the order of reading, each once. */
export function variablesOf({ clauses }: Pick<TermSheetContent, 'clauses'>): string[] {
  return [...new Set(clauses.flatMap(({ text }) => [...text.matchAll(PLACE)].map(([, id = '']) => id)))];
}

/** What nobody filled in yet: a term sheet with open places cannot be signed. */
export const openVariables = (content: TermSheetContent): string[] => variablesOf(content).filter((id) => content.values[id] === undefined);
