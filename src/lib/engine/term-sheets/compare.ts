import { diffArrays } from 'diff';
import type { ClauseId } from '../../domain/clause.ts';
import type { Clause, TermSheetContent } from '../../domain/term-sheet.ts';
import { clauseWords } from './clause-pieces.ts';

/** A run of words that both texts have, that only the newer has (`added`), or only the older (`removed`). */
export type RedlinePart = { kind: 'same' | 'added' | 'removed'; text: string };

/** What became of one clause. `moved`: its place among the clauses that both versions have is another. */
export type ClauseChange =
  | { kind: 'same'; id: ClauseId; heading: string; moved: boolean; text: string }
  | { kind: 'changed'; id: ClauseId; moved: boolean; heading: RedlinePart[]; text: RedlinePart[] }
  | { kind: 'added' | 'removed'; id: ClauseId; heading: string; text: string };

export type TermSheetRedline = { title: RedlinePart[]; clauses: ClauseChange[] };

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/**
 * Two texts word by word: the shortest script of insertions and deletions over words.
 *
 * @returns parts in reading order; `same` and `removed` joined give `before`, `same` and `added` give `after`
 * @source Myers (1986), An O(ND) difference algorithm and its variations, Algorithmica 1
 */
export const redline = (before: string, after: string): RedlinePart[] =>
  diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));

/**
 * What differs between two versions of a term sheet, clause by clause, as they read on paper (values filled in).
 *
 * Clauses are paired by id. The order is the newer version's; a clause that was taken out stands where it stood.
 */
export function compareTermSheets(before: TermSheetContent, after: TermSheetContent): TermSheetRedline {
  const older = new Map(before.clauses.map((clause) => [clause.id, clause]));
  const kept = new Set(after.clauses.filter(({ id }) => older.has(id)).map(({ id }) => id));
  const inPlace = unmoved(
    before.clauses.filter(({ id }) => kept.has(id)).map(({ id }) => id),
    after.clauses.filter(({ id }) => kept.has(id)).map(({ id }) => id),
  );
  const changes: ClauseChange[] = after.clauses.map((clause) => {
    const old = older.get(clause.id);
    const text = clauseWords(clause.text, after.values);
    if (!old) return { kind: 'added', id: clause.id, heading: clause.heading, text };
    return compareClause(old, clauseWords(old.text, before.values), clause, text, !inPlace.has(clause.id));
  });
  for (const [place, { id, heading, text }] of before.clauses.entries()) {
    if (kept.has(id)) continue;
    const previous = before.clauses.slice(0, place).findLast((clause) => kept.has(clause.id))?.id;
    const at = previous === undefined ? 0 : afterItsRemoved(changes, changes.findIndex((change) => change.id === previous) + 1);
    changes.splice(at, 0, { kind: 'removed', id, heading, text: clauseWords(text, before.values) });
  }
  return { title: redline(before.title, after.title), clauses: changes };
}

/** Whether two versions read the same. */
export const readsTheSame = ({ title, clauses }: TermSheetRedline): boolean =>
  title.every(({ kind }) => kind === 'same') && clauses.every((change) => change.kind === 'same' && !change.moved);

function compareClause(old: Clause, oldText: string, { id, heading }: Clause, text: string, moved: boolean): ClauseChange {
  return old.heading === heading && oldText === text
    ? { kind: 'same', id, heading, moved, text }
    : { kind: 'changed', id, moved, heading: redline(old.heading, heading), text: redline(oldText, text) };
}

/** Removed clauses stand in their old order: the next one goes behind those already put there. */
function afterItsRemoved(changes: readonly ClauseChange[], from: number): number {
  let at = from;
  while (changes[at]?.kind === 'removed') at++;
  return at;
}

/** Ids of a longest common subsequence: the fewest clauses are said to have moved. */
const unmoved = (before: readonly ClauseId[], after: readonly ClauseId[]): Set<ClauseId> =>
  new Set(
    diffArrays([...before], [...after])
      .filter(({ added, removed }) => !added && !removed)
      .flatMap(({ value }) => value),
  );
