import { unwrap, type Db } from '../db.ts';

const MOST_TOLD = 3;

/** How the register changed under an assignment since it was published, the newest first. */
export type RegisterChange = { what: string; by: string; at: string };

export async function registerChanges(db: Db, id: string): Promise<RegisterChange[]> {
  const found = unwrap(
    'secondment_events',
    await db
      .from('secondment_events')
      .select('verb, actor_name, at')
      .eq('secondment_id', id)
      .in('verb', ['change_post', 'change_person'])
      .in('to_status', ['published', 'running'])
      .order('id', { ascending: false })
      .limit(MOST_TOLD),
  );
  return found.map(({ verb, actor_name, at }) => ({ what: verb, by: actor_name ?? '', at }));
}
