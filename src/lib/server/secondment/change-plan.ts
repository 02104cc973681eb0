import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Where and when: whole months `[startsOn, endsBefore)`. */
export type Place = { post: string; startsOn: string; endsBefore: string };

/**
 * Moves a drawn assignment; of a published one a change is drawn beside it.
 *
 * @returns the id of what is drawn
 * @errors `not_found`, `wrong_state`, `period_empty`, `not_in_exchange`, `change_waits`, `stay_in_past`
 */
export async function moveSecondment(db: Db, id: string, { post, startsOn, endsBefore }: Place): Promise<Result<string, AppErrorCode>> {
  const values = { secondment_id: id, post_id: post, starts_on: startsOn, ends_before: endsBefore };
  return outcome('move_secondment', await db.rpc('move_secondment', values));
}

/** Draws one more assignment. @errors `not_found`, `wrong_state`, `period_empty`, `not_in_exchange`, `stay_in_past` */
export async function placeSecondment(
  db: Db,
  plan: string,
  { person, post, startsOn, endsBefore }: Place & { person: string },
): Promise<Result<string, AppErrorCode>> {
  const values = { plan_id: plan, person_id: person, post_id: post, starts_on: startsOn, ends_before: endsBefore };
  return outcome('place_secondment', await db.rpc('place_secondment', values));
}

/** Takes a drawn assignment off the board. @errors `not_found`, `wrong_state` */
export async function removeSecondment(db: Db, id: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('remove_secondment', await db.rpc('remove_secondment', { secondment_id: id }));
}

/** Lays a plan aside. @errors `not_found`, `wrong_state`, `reason_needed`, `promises_stand` */
export async function closePlan(db: Db, id: string, why: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('close_secondment_plan', await db.rpc('close_secondment_plan', { plan_id: id, why }));
}
