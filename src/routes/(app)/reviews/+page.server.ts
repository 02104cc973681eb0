import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { daysWaiting, ReviewForm } from '$lib/domain/review';
import { loadMessages } from '$lib/i18n';
import { placeName } from '$lib/server/reference/reference';
import { reviewQueue, reviewTogether } from '$lib/server/review/review';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, locale, today } = locals;
  const queue = (await reviewQueue(db)).map((row) => ({
    ...row,
    place: row.region === null ? '' : placeName(row.region, locale),
    waiting: daysWaiting(row.submittedAt, today),
  }));
  const small = queue.filter(({ importId, takesTwo }) => importId !== null && !takesTwo);
  const imports = Map.groupBy(small, ({ importId }) => importId ?? '');
  return {
    title: (await loadMessages(locale)).review.title,
    queue,
    together: [...imports].flatMap(([importId, rows]) => (rows.length > 1 ? [{ importId, rows }] : [])),
    reviewed: Number(url.searchParams.get('reviewed')) || 0,
  };
};

const Item = z.string().regex(/^\d+:[A-Za-z0-9._-]{1,64}$/);

export const actions: Actions = {
  together: async ({ request, locals }) => {
    const data = await request.formData();
    const read = ReviewForm.safeParse(Object.fromEntries(data));
    const items = z.array(Item).min(1).safeParse(data.getAll('item'));
    if (!read.success || !items.success) return fail(400, { code: 'bad_request' as const });
    const { outcome, comment, ...marks } = read.data;
    const chosen = items.data.map((item) => {
      const [revision = '', ...ref] = item.split(':');
      return { ref: ref.join(':'), revision: Number(revision) };
    });
    const reviewed = await reviewTogether(locals.db, chosen, { marks, outcome, comment });
    if (!reviewed.ok) return fail(APP_ERRORS[reviewed.error.code], { code: reviewed.error.code });
    redirect(303, `/reviews?reviewed=${reviewed.value}`);
  },
};
