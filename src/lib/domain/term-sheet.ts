import { z } from 'zod';
import { ClauseId, VariableId } from './clause.ts';

/** Characters of a clause; a longer one should be two. */
export const CLAUSE_TEXT_LIMIT = 4000;
/** Clauses of a term sheet. */
export const CLAUSES_LIMIT = 60;

/** Where the words of a clause come from: taken from the library as it was on a day, or a party's own. */
export const ClauseOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('library'), edition: z.iso.date() }),
  z.object({ kind: z.literal('party'), organisation: z.string().min(1) }),
]);
export type ClauseOrigin = z.infer<typeof ClauseOrigin>;

/** One clause (条) of a term sheet. What the text leaves open stands in it as `{{variable}}`. */
export const Clause = z.object({
  id: ClauseId,
  heading: z.string().trim().min(1).max(60),
  text: z.string().trim().min(1).max(CLAUSE_TEXT_LIMIT),
  origin: ClauseOrigin,
});
export type Clause = z.infer<typeof Clause>;

/** What a version of a term sheet (条款书) says. A version never changes; another opinion is another version. */
export const TermSheetContent = z
  .object({
    title: z.string().trim().min(1).max(80),
    clauses: z.array(Clause).min(1).max(CLAUSES_LIMIT),
    /** What was filled in; a variable that is missing here is still open. */
    values: z.record(VariableId, z.string().trim().min(1).max(400)),
  })
  .refine(({ clauses }) => new Set(clauses.map(({ id }) => id)).size === clauses.length, { path: ['clauses'], error: 'clause_twice' });
export type TermSheetContent = z.infer<typeof TermSheetContent>;

/** A piece of a clause as it is read: words, or a place to fill in (`value` null: still open). */
export type ClausePiece = { kind: 'words'; text: string } | { kind: 'variable'; id: VariableId; value: string | null };
