import type { SecondmentStepCode } from '../../domain/enums.ts';
import { plusDays } from '../../domain/date-text.ts';
import type { Db } from '../db.ts';

/** A step that is owed soon or late, of an assignment that the caller sees. */
export type StepDue = { secondment: string; step: SecondmentStepCode; dueOn: string; person: string; post: string };

const SOON = 30; // days

/** Steps due within 30 days and those that are late, soonest first: how many, and the first of them. */
export async function stepsDue(db: Db, today: string, most: number): Promise<{ count: number; rows: StepDue[] }> {
  const { data, count, error } = await db
    .from('secondment_steps')
    .select('secondment_id, step, due_on, secondment:secondments!inner(person:people!inner(display_name), post:posts!inner(title))', {
      count: 'exact',
    })
    .is('done_at', null)
    .is('void_why', null)
    .lte('due_on', plusDays(today, SOON))
    .order('due_on')
    .limit(most);
  if (error) throw new Error('secondment_steps', { cause: error });
  return {
    count: count ?? 0,
    rows: data.map((row) => ({
      secondment: row.secondment_id,
      step: row.step,
      dueOn: row.due_on,
      person: row.secondment.person.display_name,
      post: row.secondment.post.title,
    })),
  };
}
