import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import type { PlanRow } from '$lib/domain/plan-view';
import { loadMessages } from '$lib/i18n';
import type { Messages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import type { Db } from '$lib/server/db';
import { proposeRepair } from '$lib/server/secondment/consent';
import { namedSubstitutes } from '$lib/server/secondment/named-substitutes';
import { planWorld } from '$lib/server/secondment/plan-world';
import { readPlan, type StoredPlan } from '$lib/server/secondment/plans';
import { repairView, withoutProposed } from '$lib/server/secondment/repair-view';
import type { Actions, PageServerLoad } from './$types';

/** States in which somebody does not come any more. */
const GONE = ['ended', 'declined'];

/** The repairs of an assignment that has ended; null when there is none or the caller does not plan it. */
async function repairsOf(db: Db, planId: string, out: string | null, today: string, m: Messages) {
  const plan = await readPlan(db, planId);
  const row = plan?.rows.find(({ id, status }) => id === out && GONE.includes(status));
  const world = plan && row && (await planWorld(db, plan.exchange.id));
  return plan && row && world?.ok ? { plan, row, ...repairView(withoutProposed(world.value, plan.rows), plan, row, today, m) } : null;
}

/** Who was proposed for the post since, by name. */
const askedFor = ({ rows }: StoredPlan, { post }: PlanRow) =>
  rows.filter((row) => row.status === 'proposed' && row.post.id === post.id).map(({ person }) => person.name);

export const load: PageServerLoad = async ({ params, url, locals: { db, serviceDb, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const out = url.searchParams.get('out');
  const plans = account?.role === 'talent_officer' ? await repairsOf(db, params.id, out, today, m) : null;
  const plan = plans?.plan ?? (await readPlan(db, params.id));
  const row = plans?.row ?? plan?.rows.find(({ id, status }) => id === out && GONE.includes(status));
  if (!plan || !row) error(404, { code: 'not_found', message: m.error.not_found });
  const head = {
    title: m.plan.dropOut.repairTitle(row.person.name, row.post.title),
    planName: plan.name,
    planId: plan.id,
    why: row.reason,
    asked: askedFor(plan, row),
    here: `${url.pathname}${url.search}`,
  };
  if (plans) {
    const { repairs, stopped, conflicts, ms } = plans;
    return { ...head, named: null, repairs, stopped, conflicts, ms };
  }
  // Whoever is concerned and plans nothing: the units, and who checks.
  const named = serviceDb ? await namedSubstitutes(serviceDb, row, today, m) : [];
  return { ...head, named, repairs: [], stopped: [], conflicts: [], ms: 0 };
};

export const actions: Actions = {
  default: async ({ params, url, request, locals: { db, locale, today } }) => {
    const which = Number(textOf(await request.formData(), 'repair'));
    const found = await repairsOf(db, params.id, url.searchParams.get('out'), today, await loadMessages(locale));
    const repair = found?.repairs[which];
    // Somebody changed the plan meanwhile: the page shows what is possible now.
    if (!found || !repair) return fail(409, { error: 'wrong_state' as const });
    const done = await proposeRepair(db, params.id, repair.changes, `${found.row.person.name} ✕ ${found.row.reason}`);
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code });
    redirect(303, `/secondments/plans/${params.id}#sign`);
  },
};
