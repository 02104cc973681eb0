import type { ExchangeDirectionCode } from '../../domain/enums.ts';
import { secondmentReport, type ReportedEvent, type ReportedSecondment, type SecondmentReport } from '../../domain/secondment-report.ts';
import { allRows } from '../all-rows.ts';
import { unwrap, type Db } from '../db.ts';
import { sideOf } from '../../domain/region.ts';
import { REGIONS } from '../reference/reference.ts';
import { readCountRules } from './count-rules.ts';

/** A pair of talent offices, and the exchanges between them. */
export type ReportPair = { key: string; east: string; west: string; exchanges: string[]; names: string[]; years: number[] };

/** The pairs of which the caller sees an exchange that both have joined. */
export async function reportPairs(db: Db): Promise<ReportPair[]> {
  const rows = unwrap(
    'exchanges',
    await db
      .from('exchanges')
      .select(
        'id, name, starts_on, ends_before, east_office_id, west_office_id, east:organisations!exchanges_east_office_id_fkey(name), west:organisations!exchanges_west_office_id_fkey(name)',
      )
      .in('status', ['open', 'closed'])
      .order('starts_on'),
  );
  const pairs = new Map<string, ReportPair>();
  for (const row of rows) {
    const key = `${row.east_office_id}.${row.west_office_id}`;
    const pair = pairs.get(key) ?? { key, east: row.east.name, west: row.west.name, exchanges: [], names: [], years: [] };
    pair.exchanges.push(row.id);
    pair.names.push(row.name);
    const [from, until] = [row.starts_on, row.ends_before].map((day) => Number(day.slice(0, 4))) as [number, number];
    for (let year = from; year <= until; year++) if (!pair.years.includes(year)) pair.years.push(year);
    pair.years.sort((a, b) => b - a);
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

const ROW =
  'id, status, starts_on, ends_before, ended_on, person_id, person:people!inner(ladder, specialties), post:posts!inner(title, scheme, office_id), home:work_units!secondments_home_unit_id_fkey!inner(region_code), secondment_tasks(due_on, done_on, dropped_why), secondment_steps(due_on, done_at, void_why), secondment_records(superseded_at, secondment_record_signatures(party))';
const SIGNERS = 2;

/** Both directions of a pair in a year, from the tables as the caller may read them. */
export async function readReport(db: Db, pair: ReportPair, year: number): Promise<SecondmentReport> {
  const [secondments, trainings, visits] = await Promise.all([
    readSecondments(db, pair.exchanges),
    allRows('trainings', (from, to) =>
      db
        .from('trainings')
        .select('direction, starts_on, classes, planned, held')
        .in('exchange_id', pair.exchanges)
        .order('id')
        .range(from, to),
    ),
    allRows('visits', (from, to) =>
      db.from('visits').select('direction, starts_on, planned, held').in('exchange_id', pair.exchanges).order('id').range(from, to),
    ),
  ]);
  const event = (row: {
    direction: ExchangeDirectionCode;
    starts_on: string;
    planned: number;
    held: number | null;
    classes?: number;
  }): ReportedEvent => ({
    direction: row.direction,
    startsOn: row.starts_on,
    classes: row.classes ?? 1,
    planned: row.planned,
    held: row.held,
  });
  return secondmentReport(year, {
    secondments,
    trainings: trainings.map(event),
    visits: visits.map(event),
  });
}

async function readSecondments(db: Db, exchanges: readonly string[]): Promise<ReportedSecondment[]> {
  const ruleOf = await readCountRules(db);
  const rows = await allRows('secondments', (from, to) =>
    db
      .from('secondments')
      .select(ROW)
      .in('exchange_id', [...exchanges])
      .in('status', ['published', 'running', 'completed', 'ended'])
      .order('number')
      .range(from, to),
  );
  return rows.map((row): ReportedSecondment => {
    const rule = ruleOf(row.post.scheme, row.post.office_id, row.starts_on);
    return {
      id: row.id,
      post: row.post.title,
      scheme: rule?.name ?? null,
      countsFrom: rule?.countsFrom ?? null,
      personId: row.person_id,
      ladder: row.person.ladder,
      specialties: row.person.specialties,
      direction: sideOf(row.home.region_code, REGIONS) === 'east' ? 'east_to_west' : 'west_to_east',
      status: row.status,
      startsOn: row.starts_on,
      endsBefore: row.ends_before,
      endedOn: row.ended_on,
      tasks: row.secondment_tasks.map((task) => ({ dueOn: task.due_on, doneOn: task.done_on, isDropped: task.dropped_why !== null })),
      steps: row.secondment_steps.map((step) => ({ dueOn: step.due_on, isDone: step.done_at !== null, isVoid: step.void_why !== null })),
      isRecorded: row.secondment_records.some(
        (record) => record.superseded_at === null && record.secondment_record_signatures.length >= SIGNERS,
      ),
    };
  });
}
