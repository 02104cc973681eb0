import type { ReservationDirectionCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

export const commentOnClause = async (db: Db, sheetId: string, comment: { version: number; clause: string; words: string }): Done =>
  outcome(
    'comment_on_clause',
    await db.rpc('comment_on_clause', {
      term_sheet_id: sheetId,
      version: comment.version,
      clause_id: comment.clause,
      words: comment.words,
    }),
  );

export const raiseIssue = async (db: Db, sheetId: string, title: string): Done =>
  outcome('raise_issue', await db.rpc('raise_issue', { term_sheet_id: sheetId, title }));

export const settleIssue = async (db: Db, sheetId: string, issue: number, how: string): Done =>
  outcome('settle_issue', await db.rpc('settle_issue', { term_sheet_id: sheetId, issue, how }));

/** One's own limit on an issue, which nobody else sees. */
export const setReservation = async (
  db: Db,
  sheetId: string,
  issue: number,
  { direction, value }: { direction: ReservationDirectionCode; value: number },
): Done => outcome('set_reservation', await db.rpc('set_reservation', { term_sheet_id: sheetId, issue, direction, value }));
