import type { ProposalKindCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { TermSheetContent } from '../../domain/term-sheet.ts';
import { draftTermSheet } from '../../engine/term-sheets/draft.ts';
import type { Db } from '../db.ts';

import { outcome } from '../outcome.ts';
import { clauseLibrary } from './clause-library.ts';

/** Begins a proposal's term sheet with the clauses that its kind needs; two who begin at once get the same one. */
export async function beginTermSheet(
  db: Db,
  proposal: { id: string; kind: ProposalKindCode; title: string },
  known: TermSheetContent['values'],
): Promise<Result<string, AppErrorCode>> {
  const content = draftTermSheet(proposal.title.slice(0, 80), proposal.kind, clauseLibrary(), known);
  return outcome('begin_term_sheet', await db.rpc('begin_term_sheet', { proposal_id: proposal.id, content }));
}
