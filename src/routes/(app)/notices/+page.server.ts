import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { loadMessages } from '$lib/i18n';
import { unwrap } from '$lib/server/db';
import { listNotices } from '$lib/server/notice/list-notices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale } }) => ({
  title: (await loadMessages(locale)).notice.title,
  notices: await listNotices(db),
});

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const upTo = z.coerce
      .number()
      .int()
      .min(0)
      .safeParse((await request.formData()).get('up_to'));
    if (!upTo.success) return fail(400);
    unwrap('read_notifications', await db.rpc('read_notifications', { up_to: upTo.data }));
    return {};
  },
};
