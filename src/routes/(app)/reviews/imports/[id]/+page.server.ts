import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { daysWaiting, ReviewForm } from '$lib/domain/review';
import { loadMessages } from '$lib/i18n';
import { pageNumber } from '$lib/server/page-number';
import { placeName } from '$lib/server/reference/reference';
import { orGoOn } from '$lib/server/batch/or-go-on';
import { carryOut, decideImport } from '$lib/server/review/decide-import';
import { getDecision } from '$lib/server/review/get-decision';
import { QUEUE_PAGE, reviewQueue, reviewTogether } from '$lib/server/review/review';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale, today } }) => {
  const page = pageNumber(url, 'page');
  const queue = z.uuid().safeParse(params.id).success ? await reviewQueue(db, params.id, page) : null;
  const waiting = queue?.imports[0];
  if (!queue || !waiting) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return {
    title: waiting.file,
    waiting: {
      ...waiting,
      place: waiting.region === null ? '' : placeName(waiting.region, locale),
      days: daysWaiting(waiting.submittedAt, today),
    },
    rows: queue.rows,
    decision: account ? await getDecision(db, account.userId, params.id, null) : null,
    page,
    pages: Math.ceil(queue.total / QUEUE_PAGE),
  };
};

const Item = z
  .string()
  .regex(/^\d{1,9}:[A-Za-z0-9._-]{1,64}$/)
  .transform((item) => {
    const at = item.indexOf(':');
    return { ref: item.slice(at + 1), revision: Number(item.slice(0, at)) };
  });
const Chosen = z.object({ all: z.boolean(), until: z.iso.datetime({ offset: true }), items: z.array(Item) });

export const actions: Actions = {
  default: async ({ request, params, locals: { db } }) => {
    const data = await request.formData();
    const typed = data.get('comment');
    const comment = typeof typed === 'string' ? typed : '';
    const read = ReviewForm.safeParse(Object.fromEntries(data));
    const chosen = Chosen.safeParse({ all: data.get('scope') === 'all', until: data.get('until'), items: data.getAll('item') });
    if (!read.success || !chosen.success) return fail(400, { code: 'bad_request' as const, comment });
    const { all, until, items } = chosen.data;
    if (!all && items.length === 0) return fail(422, { code: null, comment });
    const { outcome, comment: said, ...marks } = read.data;
    const decision = { marks, outcome, comment: said };
    if (all) {
      const decided = await decideImport(db, params.id, until, decision);
      if (!decided.ok) return fail(APP_ERRORS[decided.error.code], { code: decided.error.code, comment });
      const done = await orGoOn('import decision', carryOut(db, decided.value));
      if (done && !done.ok) return fail(APP_ERRORS[done.error.code], { code: done.error.code, comment });
      redirect(303, done ? `/reviews?reviewed=${done.value.done}` : `/reviews/imports/${params.id}/decisions/${decided.value}`);
    }
    const reviewed = await reviewTogether(db, items, decision);
    if (!reviewed.ok) return fail(APP_ERRORS[reviewed.error.code], { code: reviewed.error.code, comment });
    redirect(303, `/reviews?reviewed=${reviewed.value}`);
  },
};
