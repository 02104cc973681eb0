import { fail } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { NOTICE_TOPICS, NoticeSettings } from '$lib/domain/notice-topic';
import { loadMessages } from '$lib/i18n';
import { getNoticeSettings, saveNoticeSettings } from '$lib/server/notice/notice-settings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale } }) => ({
  title: (await loadMessages(locale)).notice.settings.title,
  settings: await getNoticeSettings(db),
});

export const actions: Actions = {
  default: async ({ request, locals: { db, locale } }) => {
    const form = await request.formData();
    const wanted = form.getAll('topic');
    const read = NoticeSettings.safeParse({
      mail: form.get('mail'),
      quietFrom: form.get('from'),
      quietUntil: form.get('until'),
      muted: NOTICE_TOPICS.filter((topic) => !wanted.includes(topic)),
      choices: Object.fromEntries(
        [...form.entries()].flatMap(([name, value]) => (name.startsWith('kind-') && value !== '' ? [[name.slice(5), value]] : [])),
      ),
    });
    if (!read.success) return fail(422, { fault: 'bad' as const });
    const saved = await saveNoticeSettings(db, read.data, locale);
    return saved.ok ? { done: true as const } : fail(APP_ERRORS[saved.error.code], { code: saved.error.code });
  },
};
