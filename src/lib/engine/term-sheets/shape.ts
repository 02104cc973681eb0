import type { ClauseLibrary } from '../../domain/clause.ts';
import type { Clause, TermSheetContent } from '../../domain/term-sheet.ts';
import { fromLibrary } from './draft.ts';

/** What an editor does to the list of clauses; `clause` is one of the sheet's, or of the library for `add`. */
export type ShapeStep =
  | { verb: 'up' | 'down' | 'out'; clause: string }
  | { verb: 'add'; clause: string }
  | { verb: 'own'; heading: string; text: string; by: string };

/**
 * Moves, leaves out or adds one clause. A step that makes no sense (a clause that is not there, the last one left out)
 * changes nothing. A clause is added before the last one, which says when the sheet takes effect.
 */
export function shapeTermSheet(content: TermSheetContent, step: ShapeStep, library: ClauseLibrary): TermSheetContent {
  const { clauses } = content;
  switch (step.verb) {
    case 'add': {
      const found = library.clauses.find(({ id }) => id === step.clause);
      return !found || clauses.some(({ id }) => id === found.id)
        ? content
        : { ...content, clauses: beforeLast(clauses, fromLibrary(found, library)) };
    }
    case 'own': {
      const id = freeId(clauses);
      return {
        ...content,
        clauses: beforeLast(clauses, { id, heading: step.heading, text: step.text, origin: { kind: 'party', organisation: step.by } }),
      };
    }
    case 'out':
      return clauses.length === 1 ? content : { ...content, clauses: clauses.filter(({ id }) => id !== step.clause) };
    default: {
      const at = clauses.findIndex(({ id }) => id === step.clause);
      const to = at + (step.verb === 'up' ? -1 : 1);
      if (at < 0 || to < 0 || to >= clauses.length) return content;
      const moved = [...clauses];
      moved.splice(to, 0, ...moved.splice(at, 1));
      return { ...content, clauses: moved };
    }
  }
}

const beforeLast = (clauses: readonly Clause[], added: Clause): Clause[] => [...clauses.slice(0, -1), added, ...clauses.slice(-1)];

function freeId(clauses: readonly Clause[]): string {
  for (let n = 1; ; n++) if (!clauses.some(({ id }) => id === `own-${n}`)) return `own-${n}`;
}
