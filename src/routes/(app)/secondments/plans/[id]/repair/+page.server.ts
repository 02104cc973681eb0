import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import type { Messages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import type { Db } from '$lib/server/db';
import { proposeRepair } from '$lib/server/secondment/consent';
import { planWorld } from '$lib/server/secondment/plan-world';
import { readPlan } from '$lib/server/secondment/plans';
import { repairView } from '$lib/server/secondment/repair-view';
import type { Actions, PageServerLoad } from './$types';

/** The repairs of an assignment that has ended; null when there is none or the caller does not plan it. */
async function repairsOf(db: Db, planId: string, out: string | null, today: string, m: Messages) {
  const plan = await readPlan(db, planId);
  const row = plan?.rows.find(({ id, status }) => id === out && status === 'ended');
  const world = plan && row && (await planWorld(db, plan.exchange.id));
  return plan && row && world?.ok ? { plan, row, ...repairView(world.value, plan, row, today, m) } : null;
}

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, today } }) => {
  const m = await loadMessages(locale);
  const found = await repairsOf(db, params.id, url.searchParams.get('out'), today, m);
  if (!found) error(404, { code: 'not_found', message: m.error.not_found });
  const { plan, row, ...repairs } = found;
  return { title: m.plan.dropOut.repairTitle(row.person.name, row.post.title), planName: plan.name, planId: plan.id, row, ...repairs };
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
