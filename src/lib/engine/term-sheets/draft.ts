import type { ClauseLibrary, LibraryClause, TermSheetKind } from '../../domain/clause.ts';
import type { Clause, TermSheetContent } from '../../domain/term-sheet.ts';
import { variablesOf } from './clause-pieces.ts';

export const fromLibrary = ({ id, heading, text }: LibraryClause, { edition }: ClauseLibrary): Clause => ({
  id,
  heading,
  text,
  origin: { kind: 'library', edition },
});

/**
 * The first version of a term sheet: every clause that its kind needs, with what the platform knows already filled in.
 *
 * @param title   of the sheet
 * @param kind    of what is agreed on
 * @param library clauses to take
 * @param known   values by variable; those that no clause asks for are left out
 */
export function draftTermSheet(
  title: string,
  kind: TermSheetKind,
  library: ClauseLibrary,
  known: TermSheetContent['values'],
): TermSheetContent {
  const clauses = library.clauses
    .filter((clause) => clause.needed && clause.for.includes(kind))
    .map((clause) => fromLibrary(clause, library));
  const asked = new Set(variablesOf({ clauses }));
  return { title, clauses, values: Object.fromEntries(Object.entries(known).filter(([id]) => asked.has(id))) };
}

/** Clauses that a sheet of this kind ought to have and has not: said before signing, never forced. */
export const missingClauses = ({ clauses }: TermSheetContent, kind: TermSheetKind, library: ClauseLibrary): LibraryClause[] =>
  library.clauses.filter((clause) => clause.needed && clause.for.includes(kind) && !clauses.some(({ id }) => id === clause.id));

/** Clauses of the library that a sheet of this kind may still take. */
export const furtherClauses = ({ clauses }: TermSheetContent, kind: TermSheetKind, library: ClauseLibrary): LibraryClause[] =>
  library.clauses.filter((clause) => clause.for.includes(kind) && !clauses.some(({ id }) => id === clause.id));
