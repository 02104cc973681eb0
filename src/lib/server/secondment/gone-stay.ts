import { unwrap, type Db } from '../db.ts';
import type { Gone } from './repair-view.ts';

/** An assignment that somebody does not take up or go on with; null when there is none such that the caller may see. */
export async function goneStay(db: Db, id: string): Promise<Gone | null> {
  const found = unwrap(
    'secondments',
    await db
      .from('secondments')
      .select('id, person_id, post_id, starts_on, ends_before')
      .eq('id', id)
      .in('status', ['ended', 'declined'])
      .maybeSingle(),
  );
  if (!found) return null;
  const { person_id, post_id, starts_on, ends_before } = found;
  return { id, person: { id: person_id }, post: { id: post_id }, startsOn: starts_on, endsBefore: ends_before };
}
