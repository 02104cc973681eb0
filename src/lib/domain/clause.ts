import { z } from 'zod';
import { proposalKind } from './enums.ts';
import { Confidence } from './pairing.ts';

/** `land-handover`: the name of a clause, the same in every version of a term sheet that keeps it. */
export const ClauseId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,35}$/);
export type ClauseId = z.infer<typeof ClauseId>;

/** `land_area`: what a clause leaves open, written `{{land_area}}` in its text. */
export const VariableId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export type VariableId = z.infer<typeof VariableId>;

/** What a term sheet is about: the kinds of proposal. */
export const TermSheetKind = z.enum(proposalKind);
export type TermSheetKind = z.infer<typeof TermSheetKind>;

const BothLanguages = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** What a variable is: how it is asked for, and an example in the field's own words. */
export const ClauseVariable = z.object({ id: VariableId, label: BothLanguages, example: z.string().min(1) });
export type ClauseVariable = z.infer<typeof ClauseVariable>;

/**
 * A clause of the library: text that offices may take as it stands. The text is Chinese, as what is signed is; why it is
 * needed is told in both languages.
 */
export const LibraryClause = z.object({
  id: ClauseId,
  /** Kinds of proposal whose term sheets need it (`needed`) or may take it. */
  for: z.array(TermSheetKind).min(1),
  needed: z.boolean(),
  heading: z.string().min(1),
  text: z.string().min(1),
  why: BothLanguages,
  /** The law or notice that it follows, by name and article. */
  source: z.string().min(1),
  confidence: Confidence,
});
export type LibraryClause = z.infer<typeof LibraryClause>;

export const ClauseLibrary = z.object({
  edition: z.iso.date(),
  note: z.string(),
  variables: z.array(ClauseVariable),
  clauses: z.array(LibraryClause),
});
export type ClauseLibrary = z.infer<typeof ClauseLibrary>;
