import { err, ok, type Result } from '../../domain/errors.ts';
import { PlanWorld } from '../../domain/plan-world.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** What an exchange is planned from, as it stands now. @errors `not_found` when the caller plans no such exchange */
export async function planWorld(db: Db, exchange: string): Promise<Result<PlanWorld>> {
  const answer = outcome('secondment_plan_world', await db.rpc('secondment_plan_world', { exchange_id: exchange }));
  return answer.ok ? ok(PlanWorld.parse(answer.value)) : err(answer.error.code);
}
