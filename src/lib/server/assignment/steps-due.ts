import type { SecondmentStepCode } from '../../domain/enums.ts';
import { plusDays } from '../../domain/date-text.ts';
import type { Db } from '../db.ts';
import { partyNames } from '../secondment/party-names.ts';

/** A step that is owed soon or late, of an assignment that the caller sees. */
export type StepDue = { secondment: string; step: SecondmentStepCode; dueOn: string; person: string; post: string };

const SOON = 30; // days

/** Steps due within 30 days and those that are late, soonest first: how many, and the first of them. */
export async function stepsDue(db: Db, today: string, most: number): Promise<{ count: number; rows: StepDue[] }> {
  const { data, count, error } = await db
    .from('secondment_steps')
    .select('secondment_id, step, due_on, secondment:secondments!inner(person:people(display_name), post:posts(title))', {
      count: 'exact',
    })
    .is('done_at', null)
    .is('void_why', null)
    .lte('due_on', plusDays(today, SOON))
    .order('due_on')
    .limit(most);
  if (error) throw new Error('secondment_steps', { cause: error });
  type Embedded = { person: { display_name: string } | null; post: { title: string } | null };
  const embedded = data.map(({ secondment }): Embedded => secondment);
  // A unit reads no registers.
  const names = embedded.some(({ person, post }) => !person || !post) ? await partyNames(db) : null;
  return {
    count: count ?? 0,
    rows: data.map((row, at) => ({
      secondment: row.secondment_id,
      step: row.step,
      dueOn: row.due_on,
      person: embedded[at]!.person?.display_name ?? names?.get(row.secondment_id)?.person.name ?? '',
      post: embedded[at]!.post?.title ?? names?.get(row.secondment_id)?.post.title ?? '',
    })),
  };
}
