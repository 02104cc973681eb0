import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { orGoOn } from '$lib/server/batch/or-go-on';
import { carryOut } from '$lib/server/review/decide-import';
import { getDecision } from '$lib/server/review/get-decision';
import type { Actions, PageServerLoad } from './$types';

/** A page about work under way asks again after so long [s]. */
const REFRESH = 2;
const Ids = z.object({ id: z.uuid(), decision: z.uuid() });

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale }, setHeaders }) => {
  const messages = await loadMessages(locale);
  const ids = Ids.safeParse(params).data;
  const decision = ids && account ? await getDecision(db, account.userId, ids.id, ids.decision) : null;
  if (!decision) error(404, { code: 'not_found', message: messages.error.not_found });
  const isStill = url.searchParams.has('still');
  if (!decision.isOver && !decision.isInterrupted && !isStill) setHeaders({ refresh: String(REFRESH) });
  return { title: messages.review.together, importId: params.id, decision, isStill };
};

export const actions: Actions = {
  default: async ({ params, locals: { db } }) => {
    const id = z.uuid().safeParse(params.decision);
    const done = id.success ? await orGoOn('import decision', carryOut(db, id.data)) : null;
    if (done && !done.ok && done.error.code !== 'wrong_state') return fail(APP_ERRORS[done.error.code], { code: done.error.code });
    redirect(303, `/reviews/imports/${params.id}/decisions/${params.decision}`);
  },
};
