import { ClauseLibrary } from '../domain/clause.ts';
import clauseFile from '../domain/reference/clauses.json' with { type: 'json' };

/** The clause library in the tree. */
export const loadClauses = (): ClauseLibrary => ClauseLibrary.parse(clauseFile);
