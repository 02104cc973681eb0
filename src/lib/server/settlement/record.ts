import type { DealParty } from '../../domain/enclave-deal.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { SettlementFigures } from '../../domain/settlement.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** @errors `year_not_begun`, `earlier_year_missing`, `figures_unchanged`, `reason_needed`, `not_allowed`, `wrong_state`, `not_found`, `bad_request` */
export const recordFigures = async (
  db: Db,
  enclaveId: string,
  { year, figures, why }: { year: number; figures: SettlementFigures; why: string },
): Promise<Result<string, AppErrorCode>> =>
  outcome('record_settlement_figures', await db.rpc('record_settlement_figures', { enclave_id: enclaveId, year, figures, why }));

export type NewEntry = {
  side: 'booked' | 'credited';
  from: DealParty;
  to: DealParty;
  /** [fen] */
  amount: number;
  on: string;
  voucher: string;
  corrects: number | null;
  why: string;
};

/** @errors `date_in_future`, `already_corrected`, `reason_needed`, `not_allowed`, `not_found`, `bad_request` */
export const recordEntry = async (db: Db, settlementId: string, entry: NewEntry): Promise<Result<number, AppErrorCode>> =>
  outcome(
    'record_settlement_entry',
    await db.rpc('record_settlement_entry', {
      settlement_id: settlementId,
      side: entry.side,
      from_role: entry.from,
      to_role: entry.to,
      amount: entry.amount,
      happened_on: entry.on,
      voucher: entry.voucher,
      corrects: entry.corrects as number, // null: a new one
      why: entry.why,
    }),
  );
