import { z } from 'zod';
import { loadMessages } from '$lib/i18n';
import { unwrap } from '$lib/server/db';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  title: (await loadMessages(locals.locale)).search.stop.title,
  key: url.searchParams.get('key') ?? '',
});

/** A button, not the link itself: programs that look at mails open links. */
export const actions: Actions = {
  default: async ({ request, locals: { serviceDb } }) => {
    const key = z.uuid().safeParse((await request.formData()).get('key'));
    if (!serviceDb) return { state: 'unavailable' as const, name: '' };
    const name = key.success ? unwrap('stop_digest', await serviceDb.rpc('stop_digest', { stop_key: key.data })) : null;
    return name === null ? { state: 'unknown' as const, name: '' } : { state: 'done' as const, name };
  },
};
