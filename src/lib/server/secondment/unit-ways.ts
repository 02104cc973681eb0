import type { SecondmentPartyCode, SecondmentWayCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { PlanRow, UnitWay } from '../../domain/plan-view.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type WayRow = {
  party: SecondmentPartyCode;
  way: SecondmentWayCode;
  person_id: string | null;
  words: string;
  said_by_name: string;
  said_at: string;
  /** Null where the reader is a unit, to whom the registers are not shown. */
  person: { display_name: string } | null;
};

/**
 * What the units of an assignment chose last.
 *
 * @param names  of people by id, for those who read no registers
 */
export async function unitWays(db: Db, row: PlanRow, names: ReadonlyMap<string, string>): Promise<UnitWay[]> {
  const found: WayRow[] = unwrap(
    'secondment_ways',
    await db
      .from('secondment_ways')
      .select('party, way, person_id, words, said_by_name, said_at, person:people(display_name)')
      .eq('secondment_id', row.id)
      .order('party'),
  );
  return found.flatMap(({ party, way, person_id, words, said_by_name, said_at, person }) => {
    if (party !== 'home' && party !== 'host') return [];
    const whom = person?.display_name ?? (person_id === null ? null : (names.get(person_id) ?? null));
    return [{ party, unit: row[party].name, way, person: person_id, whom, words, by: said_by_name, at: said_at }];
  });
}

/** @errors `not_found`, `wrong_state`, `reason_needed`, `not_in_exchange`, `already_signed` */
export async function chooseWay(
  db: Db,
  id: string,
  { way, person, words }: { way: SecondmentWayCode; person: string | null; words: string },
): Promise<Result<undefined, AppErrorCode>> {
  const values = { secondment_id: id, way, words, ...(person === null ? {} : { person_id: person }) };
  return outcome('choose_secondment_way', await db.rpc('choose_secondment_way', values));
}
