import { z } from 'zod';
import { personWish } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const Wish = z.enum(personWish);

/** What a person would like, and not. */
export async function personWishes(db: Db, personId: string) {
  const rows = unwrap('person_wishes', await db.from('person_wishes').select('wish, post:posts(id, ref, title)').eq('person_id', personId));
  return rows.map(({ wish, post }) => ({ wish, post }));
}

/** @param wish  empty: takes it back @errors `not_found` */
export const setPersonWish = async (db: Db, personId: string, postId: string, wish: string): Promise<Result<undefined>> =>
  outcome(
    'set_person_wish',
    await db.rpc('set_person_wish', { person_id: personId, post_id: postId, wish: (Wish.safeParse(wish).data ?? null) as 'prefers' }),
  );
