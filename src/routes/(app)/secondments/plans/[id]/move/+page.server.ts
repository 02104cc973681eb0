import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { Month } from '$lib/domain/month';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { moveSecondment, placeSecondment, removeSecondment } from '$lib/server/secondment/change-plan';
import { drawnPlan } from '$lib/engine/secondments/world/drawn-plan';
import { moveView, type Asked } from '$lib/server/secondment/move-view';
import { planWorld } from '$lib/server/secondment/plan-world';
import { readPlan } from '$lib/server/secondment/plans';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, today } }) => {
  const m = await loadMessages(locale);
  const plan = await readPlan(db, params.id);
  const world = plan && (await planWorld(db, plan.exchange.id));
  if (!plan || !world?.ok) error(404, { code: 'not_found', message: m.error.not_found });
  const row = plan.rows.find(({ id }) => id === url.searchParams.get('of')) ?? null;
  const view = moveView(drawnPlan(world.value, { ...plan, from: today.slice(0, 7) }, plan.rows), row, askedIn(url.searchParams), m);
  const title = row ? m.plan.move.title(row.person.name) : m.plan.move.titleNew;
  return { title, planName: plan.name, planId: plan.id, row, ...view };
};

function askedIn(query: URLSearchParams): Asked {
  const [person, post] = [query.get('person'), query.get('post')];
  const from = Month.safeParse(query.get('from'));
  const months = Math.trunc(Number(query.get('months')));
  return person && post && from.success && months >= 1 && months <= 120 ? { person, post, from: from.data, months } : null;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-01$/;
const UUID = /^[0-9a-f-]{36}$/;

export const actions: Actions = {
  move: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [of, person, post] = [textOf(form, 'of'), textOf(form, 'person'), textOf(form, 'post')];
    const [startsOn, endsBefore] = [textOf(form, 'startsOn'), textOf(form, 'endsBefore')];
    if (![person, post].every((id) => UUID.test(id)) || ![startsOn, endsBefore].every((day) => DAY.test(day)))
      return fail(400, { error: 'bad_request' as const });
    const place = { post, startsOn, endsBefore };
    const done = UUID.test(of) ? await moveSecondment(db, of, place) : await placeSecondment(db, params.id, { person, ...place });
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code });
    redirect(303, `/secondments/plans/${params.id}#row-${done.value}`);
  },
  /** Somebody else comes instead: the drawn one is taken off, the other drawn. */
  swap: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [of, person, post] = [textOf(form, 'of'), textOf(form, 'person'), textOf(form, 'post')];
    const [startsOn, endsBefore] = [textOf(form, 'startsOn'), textOf(form, 'endsBefore')];
    if (![of, person, post].every((id) => UUID.test(id)) || ![startsOn, endsBefore].every((day) => DAY.test(day)))
      return fail(400, { error: 'bad_request' as const });
    const placed = await placeSecondment(db, params.id, { person, post, startsOn, endsBefore });
    if (!placed.ok) return fail(APP_ERRORS[placed.error.code], { error: placed.error.code });
    const removed = await removeSecondment(db, of);
    if (!removed.ok) return fail(APP_ERRORS[removed.error.code], { error: removed.error.code });
    redirect(303, `/secondments/plans/${params.id}#row-${placed.value}`);
  },
  remove: async ({ params, request, locals: { db } }) => {
    const removed = await removeSecondment(db, textOf(await request.formData(), 'of'));
    if (!removed.ok) return fail(APP_ERRORS[removed.error.code], { error: removed.error.code });
    redirect(303, `/secondments/plans/${params.id}`);
  },
};
