import type { QueryData } from '@supabase/supabase-js';
import { z } from 'zod';
import { AssignmentPage, type AssignmentLine } from '../../domain/assignment.ts';
import { unwrap, type Db } from '../db.ts';
import { partyNames } from '../secondment/party-names.ts';

/** A published assignment; null when there is none or one may not see it. */
export async function getAssignment(db: Db, id: string): Promise<AssignmentPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return AssignmentPage.nullable().parse(unwrap('secondment_assignment', await db.rpc('secondment_assignment', { secondment_id: id })));
}

const ROW =
  'id, number, status, starts_on, ends_before, person:people(display_name), post:posts(title), home:work_units!secondments_home_unit_id_fkey(name), host:work_units!secondments_host_unit_id_fkey(name), secondment_steps(step, due_on, done_at, void_why)';
type Embedded = 'person' | 'post' | 'home' | 'host';
const rowsOf = (db: Db) => db.from('secondments').select(ROW);
type Row = QueryData<ReturnType<typeof rowsOf>>[number];
type ReadRow = Omit<Row, Embedded> & { [Key in Embedded]: Row[Key] | null };
/** How many are read at a time, and at most. */
const PAGE = 1000;
const MOST = 5000;

/** Every published assignment that the caller may see, with the step that is owed next. */
export async function listAssignments(db: Db): Promise<AssignmentLine[]> {
  const lines: AssignmentLine[] = [];
  let names: Awaited<ReturnType<typeof partyNames>> | null = null;
  for (;;) {
    const page = await rowsOf(db)
      .in('status', ['published', 'running', 'completed', 'ended'])
      .order('starts_on', { ascending: false })
      .order('number')
      .range(lines.length, lines.length + PAGE - 1);
    const read: ReadRow[] = unwrap('secondments', page);
    // A unit reads no registers.
    if (read.some(({ person, post, home, host }) => !person || !post || !home || !host)) names ??= await partyNames(db);
    for (const row of read) {
      const open = row.secondment_steps.filter(({ done_at, void_why }) => done_at === null && void_why === null);
      const next = open.sort((a, b) => a.due_on.localeCompare(b.due_on))[0];
      lines.push({
        id: row.id,
        number: row.number,
        status: row.status,
        person: row.person?.display_name ?? names?.get(row.id)?.person.name ?? '',
        post: row.post?.title ?? names?.get(row.id)?.post.title ?? '',
        home: row.home?.name ?? names?.get(row.id)?.home.name ?? '',
        host: row.host?.name ?? names?.get(row.id)?.host.name ?? '',
        startsOn: row.starts_on,
        endsBefore: row.ends_before,
        next: next ? { step: next.step, dueOn: next.due_on } : null,
      });
    }
    if (read.length < PAGE || lines.length >= MOST) return lines;
  }
}
