import { error, json } from '@sveltejs/kit';
import { planWorld } from '$lib/server/secondment/plan-world';
import { readPlan } from '$lib/server/secondment/plans';
import type { RequestHandler } from './$types';

/** What the board judges moves by, in the browser: the registers of today and the plan's own rules. */
export const GET: RequestHandler = async ({ params, locals: { db, today } }) => {
  const plan = await readPlan(db, params.id);
  const world = plan && (await planWorld(db, plan.exchange.id));
  if (!plan || !world?.ok) error(404, { code: 'not_found', message: '' });
  const { rest, mostPerPerson, maxDifference } = plan;
  return json(
    { world: world.value, rules: { rest, mostPerPerson, maxDifference, from: today.slice(0, 7) }, rows: plan.rows },
    { headers: { 'cache-control': 'no-store' } },
  );
};
