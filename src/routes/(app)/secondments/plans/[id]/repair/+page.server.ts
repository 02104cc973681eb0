import { error, fail, redirect } from '@sveltejs/kit';
import { secondmentWay } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import type { PlanRow } from '$lib/domain/plan-view';
import { loadMessages } from '$lib/i18n';
import type { Messages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import type { Db } from '$lib/server/db';
import { proposeRepair } from '$lib/server/secondment/consent';
import { explainPlacement } from '$lib/server/secondment/explain-placement';
import { namedSubstitutes } from '$lib/server/secondment/named-substitutes';
import { planWorld } from '$lib/server/secondment/plan-world';
import { readPlan, type StoredPlan } from '$lib/server/secondment/plans';
import { registerChanges } from '$lib/server/secondment/register-changes';
import { repairView, withoutProposed } from '$lib/server/secondment/repair-view';
import { chooseWay, unitWays } from '$lib/server/secondment/unit-ways';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** States in which somebody does not come any more. */
const GONE = ['ended', 'declined'];
/** States in which the ground of what is promised may have changed. */
const STANDING = ['published', 'running'];

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

/** What the register says now of an assignment that still stands: how it changed, and the rules that it breaks. */
async function groundOf(db: Db, service: Db | null, row: PlanRow, today: string, m: Messages) {
  const changes = await registerChanges(db, row.id);
  if (changes.length === 0) return null;
  const found = service ? await explainPlacement(service, row.id, today.slice(0, 7), m) : null;
  return {
    changes,
    faults: found ? found.verdicts.filter(({ state }) => state === 'fail').map(({ text, whose }) => ({ text, whose })) : [],
  };
}

export const load: PageServerLoad = async ({ params, url, locals: { db, serviceDb, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const out = url.searchParams.get('out');
  const isPlanner = account?.role === 'talent_officer';
  const plans = isPlanner ? await repairsOf(db, params.id, out, today, m) : null;
  const plan = plans?.plan ?? (await readPlan(db, params.id));
  const row = plans?.row ?? plan?.rows.find(({ id, status }) => id === out && [...GONE, ...STANDING].includes(status));
  const ground = row && STANDING.includes(row.status) ? await groundOf(db, serviceDb, row, today, m) : null;
  if (!plan || !row || (STANDING.includes(row.status) && !ground)) error(404, { code: 'not_found', message: m.error.not_found });
  // Whoever is concerned and plans nothing, the units and who checks, reads no registers; nor does what stands have repairs.
  const named = !plans && serviceDb ? await namedSubstitutes(serviceDb, row, today, m) : [];
  const ways = await unitWays(db, row, new Map(named.map(({ person, who }) => [person, who])));
  const title = ground ? m.plan.dropOut.changedTitle : m.plan.dropOut.repairTitle;
  const head = {
    title: title(row.person.name, row.post.title),
    planName: plan.name,
    planId: plan.id,
    out: row.id,
    why: ground ? '' : row.reason,
    asked: askedFor(plan, row),
    ground,
    ways,
    hostLeft: ways.some(({ party, way }) => party === 'host' && way === 'leave'),
    mayPlan: isPlanner && plan.closedAt === null,
    parties: (['home', 'host'] as const).filter((party) => account && row[party].organisation === account.organisation.id),
  };
  if (!plans) return { ...head, named, repairs: [], stopped: [], conflicts: [], ms: 0 };
  const { repairs, stopped, conflicts, ms } = plans;
  const wished = new Set(ways.flatMap(({ person }) => person ?? []));
  const fills = ({ changes }: (typeof repairs)[number]) => changes.filter(({ post }) => post === row.post.id);
  return {
    ...head,
    named: null,
    repairs: repairs.map((repair) => ({
      ...repair,
      fills: fills(repair).length > 0,
      isWished: fills(repair).some(({ person }) => wished.has(person)),
    })),
    stopped,
    conflicts,
    ms,
  };
};

export const actions: Actions = {
  repair: async ({ params, url, request, locals: { db, locale, today } }) => {
    const which = Number(textOf(await request.formData(), 'repair'));
    const found = await repairsOf(db, params.id, url.searchParams.get('out'), today, await loadMessages(locale));
    const repair = found?.repairs[which];
    // Somebody changed the plan meanwhile: the page shows what is possible now.
    if (!found || !repair) return fail(409, { error: 'wrong_state' as const });
    const done = await proposeRepair(db, params.id, repair.changes, `${found.row.person.name} ✕ ${found.row.reason}`);
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code });
    redirect(303, `/secondments/plans/${params.id}#sign`);
  },
  /** What a unit chooses. */
  way: async ({ params, url, request, locals: { db } }) => {
    const form = await request.formData();
    const [id, words] = [url.searchParams.get('out') ?? '', textOf(form, 'words')];
    const way = secondmentWay.find((each) => each === textOf(form, 'way'));
    const person = textOf(form, 'person');
    const typed = { way: way ?? '', words, person };
    if (!way || ![id, ...(person ? [person] : [])].every((each) => UUID.test(each)))
      return fail(400, { error: 'bad_request' as const, typed });
    const done = await chooseWay(db, id, { way, person: person || null, words });
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code, typed });
    redirect(303, `/secondments/plans/${params.id}/repair?out=${id}`);
  },
};
