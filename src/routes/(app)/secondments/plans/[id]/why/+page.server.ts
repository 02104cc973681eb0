import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { explainPlacement } from '$lib/server/secondment/explain-placement';
import { readPlan } from '$lib/server/secondment/plans';
import { monthsBetween } from '$lib/engine/secondments/world/drawn-plan';
import type { PageServerLoad } from './$types';

/** Who may read an assignment reads why it is what it is: the unit that lets somebody go, and the one that takes him in. */
export const load: PageServerLoad = async ({ params, url, locals: { db, serviceDb, locale, today } }) => {
  const m = await loadMessages(locale);
  const plan = await readPlan(db, params.id);
  const row = plan?.rows.find(({ id }) => id === url.searchParams.get('of'));
  if (!plan || !row) error(404, { code: 'not_found', message: m.error.not_found });
  if (!serviceDb) error(503, { code: 'no_secret_key', message: m.error.no_secret_key });
  return {
    title: m.placement.whyTitle(row.person.name),
    planId: plan.id,
    planName: plan.name,
    row,
    months: monthsBetween(row.startsOn, row.endsBefore),
    why: await explainPlacement(serviceDb, row.id, today.slice(0, 7), m),
  };
};
