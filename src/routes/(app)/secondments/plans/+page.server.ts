import { error, fail, redirect } from '@sveltejs/kit';
import { joinsSecondments, seesRosters } from '$lib/domain/account';
import { APP_ERRORS } from '$lib/domain/errors';
import { plansSecondments } from '$lib/domain/run';
import { SecondmentParameters } from '$lib/domain/secondment-run';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { enqueueRun } from '$lib/server/run/enqueue-run';
import { openExchanges } from '$lib/server/secondment/exchanges';
import { listPlans } from '$lib/server/secondment/plans';
import type { Actions, PageServerLoad } from './$types';

const MOST = 60;

export const load: PageServerLoad = async ({ locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  if (!account || !joinsSecondments(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const mayPlan = plansSecondments(account.role);
  const exchanges = mayPlan ? await openExchanges(db) : [];
  return {
    title: m.plan.title,
    plans: await listPlans(db, MOST),
    exchanges,
    mayPlan,
    seesRosters: seesRosters(account.role),
    month: today.slice(0, 7),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db, today } }) => {
    const form = await request.formData();
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    const chosen = (await openExchanges(db)).find(({ id }) => id === textOf(form, 'exchange'));
    const most = textOf(form, 'maxDifference').trim();
    const parameters = SecondmentParameters.safeParse({
      exchange: chosen?.id,
      name: chosen?.name,
      maxDifference: most === '' ? null : Number(most),
      rest: Number(textOf(form, 'rest')),
      mostPerPerson: Number(textOf(form, 'mostPerPerson')),
      mayChange: form.has('mayChange'),
      from: textOf(form, 'from').trim(),
      seconds: Number(textOf(form, 'seconds')),
    });
    if (!parameters.success) return fail(400, { error: 'bad_request' as const, typed });
    if (parameters.data.from! < today.slice(0, 7)) return fail(APP_ERRORS.month_past, { error: 'month_past' as const, typed });
    const id = await enqueueRun(db, 'secondment', parameters.data);
    if (!id.ok) return fail(APP_ERRORS[id.error.code], { error: id.error.code, typed });
    redirect(303, `/runs/${id.value}`);
  },
};
