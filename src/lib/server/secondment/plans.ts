import type { QueryData } from '@supabase/supabase-js';
import type { SecondmentStatusCode } from '../../domain/enums.ts';
import type { PlanRow } from '../../domain/plan-view.ts';
import { allRows } from '../all-rows.ts';
import { unwrap, type Db } from '../db.ts';
import { partyNames, type PartyNames } from './party-names.ts';

export type PlanHead = {
  id: string;
  number: number;
  name: string;
  exchange: { id: string; name: string; eastOffice: string; westOffice: string };
  runId: string | null;
  rest: number;
  mostPerPerson: number;
  maxDifference: number | null;
  createdBy: string;
  createdAt: string;
  closedAt: string | null;
  closedWhy: string | null;
  revision: number;
};
export type StoredPlan = PlanHead & { rows: PlanRow[] };

const HEAD =
  'id, number, name, run_id, rest, most_per_person, max_difference, created_by_name, created_at, closed_at, closed_why, revision, exchange:exchanges(id, name, east_office_id, west_office_id)';
const ROW =
  'id, number, status, starts_on, ends_before, replaces, reason, person:people(id, display_name, office_id), post:posts(id, title), home:work_units!secondments_home_unit_id_fkey(id, name, organisation_id, office_id), host:work_units!secondments_host_unit_id_fkey(id, name, organisation_id, office_id), secondment_signatures(party, answer, signer_name, signer_post, channel, recorded_by_name, words, signed_at)';

const heads = (db: Db) => db.from('secondment_plans').select(HEAD);
const rowsOf = (db: Db) => db.from('secondments').select(ROW);
/** Null where the reader is a unit, to whom the registers are not shown. */
type Unread<Row, Embedded extends keyof Row> = Omit<Row, Embedded> & { [Key in Embedded]: Row[Key] | null };
type HeadRow = Unread<QueryData<ReturnType<typeof heads>>[number], 'exchange'>;
type Row = Unread<QueryData<ReturnType<typeof rowsOf>>[number], 'person' | 'post' | 'home' | 'host'>;
type Names = ReadonlyMap<string, PartyNames>;

/** The names of a unit's own assignments; those who read the registers need none. */
const namesFor = async (db: Db, of: readonly HeadRow[]): Promise<Names> =>
  of.some(({ exchange }) => exchange === null) ? partyNames(db) : new Map();

/** How many assignments of a plan are in which state. */
export type PlanCounts = Partial<Record<SecondmentStatusCode, number>>;

/** The plans that the caller may read, newest first. */
export async function listPlans(db: Db, most: number): Promise<(PlanHead & { counts: PlanCounts })[]> {
  const found: HeadRow[] = unwrap('secondment_plans', await heads(db).order('number', { ascending: false }).limit(most));
  const names = await namesFor(db, found);
  const plans = found.flatMap((row) => headOf(row, names) ?? []);
  const ids = plans.map(({ id }) => id);
  const rows = await allRows('secondments', (from, to) =>
    db.from('secondments').select('plan_id, status').in('plan_id', ids).order('number').range(from, to),
  );
  return plans.map((plan) => {
    const counts: PlanCounts = {};
    for (const { plan_id, status } of rows) if (plan_id === plan.id) counts[status] = (counts[status] ?? 0) + 1;
    return { ...plan, counts };
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A plan with its assignments but those taken off; null when there is none or the caller may not see it. */
export async function readPlan(db: Db, id: string): Promise<StoredPlan | null> {
  if (!UUID.test(id)) return null;
  const found: HeadRow | null = unwrap('secondment_plans', await heads(db).eq('id', id).maybeSingle());
  if (!found) return null;
  const names = await namesFor(db, [found]);
  const head = headOf(found, names);
  if (!head) return null;
  const rows = await allRows('secondments', (from, to) =>
    rowsOf(db).eq('plan_id', id).neq('status', 'withdrawn').order('number').range(from, to),
  );
  return { ...head, rows: rows.flatMap((row) => rowOf(row, names) ?? []) };
}

function headOf(row: HeadRow, names: Names): PlanHead | null {
  const read = row.exchange && {
    id: row.exchange.id,
    name: row.exchange.name,
    eastOffice: row.exchange.east_office_id,
    westOffice: row.exchange.west_office_id,
  };
  const exchange = read ?? [...names.values()].find(({ plan }) => plan === row.id)?.exchange;
  if (!exchange) return null;
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    exchange,
    runId: row.run_id,
    rest: row.rest,
    mostPerPerson: row.most_per_person,
    maxDifference: row.max_difference,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedWhy: row.closed_why,
    revision: row.revision,
  };
}

function rowOf(row: Row, names: Names): PlanRow | null {
  const unit = (of: Row['home']) => of && { id: of.id, name: of.name, organisation: of.organisation_id, office: of.office_id };
  const known = names.get(row.id);
  const person = known?.person ?? (row.person && { id: row.person.id, name: row.person.display_name, office: row.person.office_id });
  const post = known?.post ?? row.post;
  const home = known?.home ?? unit(row.home);
  const host = known?.host ?? unit(row.host);
  if (!person || !post || !home || !host) return null;
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    person,
    post,
    home,
    host,
    startsOn: row.starts_on,
    endsBefore: row.ends_before,
    replaces: row.replaces,
    reason: row.reason,
    signatures: row.secondment_signatures.map((signature) => ({
      party: signature.party,
      answer: signature.answer,
      name: signature.signer_name,
      post: signature.signer_post,
      channel: signature.channel,
      recordedBy: signature.recorded_by_name,
      words: signature.words,
      at: signature.signed_at,
    })),
  };
}
