import { loadClauses } from '../../adapters/clauses.ts';
import type { ClauseLibrary } from '../../domain/clause.ts';

let library: ClauseLibrary | null = null;

/** The clause library, read once. */
export const clauseLibrary = (): ClauseLibrary => (library ??= loadClauses());
