import { err, type Result } from '../../domain/errors.ts';
import { ExchangeDirection, SecondmentLadder } from '../../domain/scheme.ts';
import { dayOf, readMonths } from '../../domain/roster-text.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

export type OwnSchemeForm = Record<
  'code' | 'name' | 'ladder' | 'direction' | 'months' | 'countsFrom' | 'conditions' | 'validFrom' | 'source' | 'sourceUrl',
  string
>;

/** Records a rule pack of one's own office, as typed. @errors `bad_request`, `already_recorded`, `not_allowed` */
export async function addOwnScheme(db: Db, typed: OwnSchemeForm): Promise<Result<undefined>> {
  const [months, from] = [readMonths(typed.months), dayOf(typed.validFrom, false)];
  const direction = ExchangeDirection.safeParse(typed.direction);
  const counts = typed.countsFrom.trim();
  if (!months || from === null || !direction.success || !/^\d{0,3}$/.test(counts)) return err('bad_request');
  return outcome(
    'add_own_scheme',
    await db.rpc('add_own_scheme', {
      code: `own.${typed.code.trim().replace(/^own\./, '')}`,
      name: typed.name,
      ladder: (SecondmentLadder.safeParse(typed.ladder).data ?? null) as 'cadre',
      direction: direction.data,
      months_min: months.months_min,
      months_max: months.months_max,
      months_allowed: months.months_allowed as number[],
      counts_from_months: (counts === '' ? null : Number(counts)) as number,
      conditions: typed.conditions,
      valid_from: from,
      source: typed.source,
      source_url: typed.sourceUrl,
      // An office vouches for its own rule; sure is only what has an address to read it at.
      confidence: typed.sourceUrl.trim() === '' ? 'medium' : 'high',
    }),
  );
}

/** @param lastDay  as typed @errors `not_found`, `period_empty`, `bad_request` */
export async function endOwnScheme(db: Db, code: string, validFrom: string, lastDay: string): Promise<Result<undefined>> {
  const until = dayOf(lastDay, true);
  if (until === null) return err('bad_request');
  return outcome('end_own_scheme', await db.rpc('end_own_scheme', { code, valid_from: validFrom, valid_until: until }));
}
