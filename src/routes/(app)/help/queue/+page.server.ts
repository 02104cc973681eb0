import { error } from '@sveltejs/kit';
import { answersHelp } from '$lib/domain/help';
import { loadMessages } from '$lib/i18n';
import { helpFigures } from '$lib/server/help/help-figures';
import { helpQueue } from '$lib/server/help/help-queue';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !answersHelp(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const [queue, figures] = await Promise.all([helpQueue(db), helpFigures(db)]);
  return {
    title: messages.help.queue.title,
    ours: queue.filter(({ isOurs }) => isOurs),
    others: queue.filter(({ isOurs }) => !isOurs),
    figures: figures.filter(({ isMine }) => isMine),
    now: new Date().toISOString(),
  };
};
