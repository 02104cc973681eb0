import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { err } from '../../domain/errors.ts';
import type { SettlementStatement } from '../../domain/settlement.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import type { LedgerYear } from './ledger.ts';

/** What both sides confirm of a year; null while what is owed cannot be told. */
export function statementOf(enclaveId: string, ledger: LedgerYear): SettlementStatement | null {
  if (!ledger.owed) return null;
  return {
    schema: 'feiqiao.settlement.1',
    enclave: enclaveId,
    terms: ledger.terms.hash,
    year: ledger.year,
    calendar_year: ledger.calendarYear,
    figures: ledger.figures.current,
    owed: ledger.owed.lines,
    adjustments: ledger.adjustments,
    sums: ledger.sums,
  };
}

/** Whether a statement says of what is owed what the rule says. */
export const saysWhatIsOwed = (enclaveId: string, ledger: LedgerYear): boolean => {
  const [said, now] = [ledger.statement?.content, statementOf(enclaveId, ledger)];
  if (!said || !now) return false;
  const owed = ({ owed: lines, adjustments }: SettlementStatement) => canonicalJson({ lines, adjustments });
  return owed(said) === owed(now);
};

/** @errors `dispute_open`, `statement_stale`, `wrong_state`, `figures_incomplete`, `not_allowed`, `not_found` */
export async function drawStatement(db: Db, enclaveId: string, ledger: LedgerYear): Promise<Result<number, AppErrorCode>> {
  const statement = statementOf(enclaveId, ledger);
  if (!statement) return err('figures_incomplete');
  const document = canonicalJson(statement);
  return outcome('draw_settlement_statement', await db.rpc('draw_settlement_statement', { settlement_id: ledger.id, document }));
}

/** @errors `dispute_open`, `statement_stale`, `post_needed`, `not_allowed`, `not_found` */
export const confirmStatement = async (
  db: Db,
  settlementId: string,
  { number, hash, post }: { number: number; hash: string; post: string },
): Promise<Result<boolean, AppErrorCode>> =>
  outcome(
    'confirm_settlement_statement',
    await db.rpc('confirm_settlement_statement', { settlement_id: settlementId, number, hash, post }),
  );
