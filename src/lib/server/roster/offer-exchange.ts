import { plusDays } from '../../domain/date-text.ts';
import { err, type Result } from '../../domain/errors.ts';
import { dayOf } from '../../domain/roster-text.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

export type ExchangeForm = { partner: string; name: string; purpose: string; startsOn: string; endsOn: string; maxDifference: string };

/** Offers an exchange as typed. @errors `bad_request`, `period_empty`, `same_side`, `not_found`, `not_allowed` */
export async function offerExchange(db: Db, typed: ExchangeForm): Promise<Result<string>> {
  const [starts, ends] = [dayOf(typed.startsOn, false), dayOf(typed.endsOn, true)];
  const most = typed.maxDifference.trim();
  if (starts === null || ends === null || (most !== '' && !/^\d{1,6}$/.test(most))) return err('bad_request');
  if (starts >= plusDays(ends, 0)) return err('period_empty');
  return outcome(
    'offer_exchange',
    await db.rpc('offer_exchange', {
      partner_id: typed.partner,
      name: typed.name,
      purpose: typed.purpose,
      starts_on: starts,
      ends_before: ends,
      ...(most === '' ? {} : { max_difference: Number(most) }),
    }),
  );
}
