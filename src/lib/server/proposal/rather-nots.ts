import { z } from 'zod';
import { err, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const RatherNot = z.object({ id: z.uuid(), since: z.string(), number: z.int().optional(), name: z.string().optional() });
export type RatherNot = z.infer<typeof RatherNot>;

/** With whom one's organisation would rather not be proposed; without a name where it never knew it. */
export const listRatherNots = async (db: Db): Promise<RatherNot[]> =>
  z.array(RatherNot).parse(unwrap('my_rather_nots', await db.rpc('my_rather_nots')));

/** @errors `not_found`, `not_allowed` */
export async function endRatherNot(db: Db, id: string): Promise<Result<unknown>> {
  if (!z.uuid().safeParse(id).success) return err('not_found');
  return outcome('end_rather_not', await db.rpc('end_rather_not', { rather_not_id: id }));
}
