import type { QueryData } from '@supabase/supabase-js';
import type { SecondmentStatusCode } from '../../domain/enums.ts';
import type { PlanRow } from '../../domain/plan-view.ts';
import { allRows } from '../all-rows.ts';
import { unwrap, type Db } from '../db.ts';

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
  'id, number, name, run_id, rest, most_per_person, max_difference, created_by_name, created_at, closed_at, closed_why, revision, exchange:exchanges!inner(id, name, east_office_id, west_office_id)';
const ROW =
  'id, number, status, starts_on, ends_before, replaces, reason, person:people!inner(id, display_name, office_id), post:posts!inner(id, title), home:work_units!secondments_home_unit_id_fkey!inner(id, name, organisation_id, office_id), host:work_units!secondments_host_unit_id_fkey!inner(id, name, organisation_id, office_id), secondment_signatures(party, answer, signer_name, signer_post, channel, recorded_by_name, words, signed_at)';

const heads = (db: Db) => db.from('secondment_plans').select(HEAD);
const rowsOf = (db: Db) => db.from('secondments').select(ROW);
type HeadRow = QueryData<ReturnType<typeof heads>>[number];
type Row = QueryData<ReturnType<typeof rowsOf>>[number];

/** How many assignments of a plan are in which state. */
export type PlanCounts = Partial<Record<SecondmentStatusCode, number>>;

/** The plans that the caller may read, newest first. */
export async function listPlans(db: Db, most: number): Promise<(PlanHead & { counts: PlanCounts })[]> {
  const plans = unwrap('secondment_plans', await heads(db).order('number', { ascending: false }).limit(most)).map(headOf);
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
  const head = unwrap('secondment_plans', await heads(db).eq('id', id).maybeSingle());
  if (!head) return null;
  const rows = await allRows('secondments', (from, to) =>
    rowsOf(db).eq('plan_id', id).neq('status', 'withdrawn').order('number').range(from, to),
  );
  return { ...headOf(head), rows: rows.map(rowOf) };
}

function headOf(row: HeadRow): PlanHead {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    exchange: {
      id: row.exchange.id,
      name: row.exchange.name,
      eastOffice: row.exchange.east_office_id,
      westOffice: row.exchange.west_office_id,
    },
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

function rowOf(row: Row): PlanRow {
  const unit = (of: Row['home']) => ({ id: of.id, name: of.name, organisation: of.organisation_id, office: of.office_id });
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    person: { id: row.person.id, name: row.person.display_name, office: row.person.office_id },
    post: row.post,
    home: unit(row.home),
    host: unit(row.host),
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
