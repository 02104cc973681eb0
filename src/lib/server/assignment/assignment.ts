import { z } from 'zod';
import { AssignmentPage, type AssignmentLine } from '../../domain/assignment.ts';
import { unwrap, type Db } from '../db.ts';

/** A published assignment; null when there is none or one may not see it. */
export async function getAssignment(db: Db, id: string): Promise<AssignmentPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return AssignmentPage.nullable().parse(unwrap('secondment_assignment', await db.rpc('secondment_assignment', { secondment_id: id })));
}

const ROW =
  'id, number, status, starts_on, ends_before, person:people!inner(display_name), post:posts!inner(title), home:work_units!secondments_home_unit_id_fkey!inner(name), host:work_units!secondments_host_unit_id_fkey!inner(name), secondment_steps(step, due_on, done_at, void_why)';
/** How many are read at a time, and at most. */
const PAGE = 1000;
const MOST = 5000;

/** Every published assignment that the caller may see, with the step that is owed next. */
export async function listAssignments(db: Db): Promise<AssignmentLine[]> {
  const lines: AssignmentLine[] = [];
  for (;;) {
    const page = await db
      .from('secondments')
      .select(ROW)
      .in('status', ['published', 'running', 'completed', 'ended'])
      .order('starts_on', { ascending: false })
      .order('number')
      .range(lines.length, lines.length + PAGE - 1);
    const read = unwrap('secondments', page);
    for (const row of read) {
      const open = row.secondment_steps.filter(({ done_at, void_why }) => done_at === null && void_why === null);
      const next = open.sort((a, b) => a.due_on.localeCompare(b.due_on))[0];
      lines.push({
        id: row.id,
        number: row.number,
        status: row.status,
        person: row.person.display_name,
        post: row.post.title,
        home: row.home.name,
        host: row.host.name,
        startsOn: row.starts_on,
        endsBefore: row.ends_before,
        next: next ? { step: next.step, dueOn: next.due_on } : null,
      });
    }
    if (read.length < PAGE || lines.length >= MOST) return lines;
  }
}
