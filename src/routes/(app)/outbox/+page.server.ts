import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { listMails } from '$lib/server/mail/list-mails';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account } }) => {
  const messages = await loadMessages(locale);
  if (account?.role !== 'administrator') error(404, { code: 'not_found', message: messages.error.not_found });
  return { title: messages.outbox.title, mails: await listMails(db) };
};
