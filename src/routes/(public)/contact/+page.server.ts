import { ownPath } from '$lib/domain/own-path';
import { loadMessages } from '$lib/i18n';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => ({
  title: (await loadMessages(locale)).help.publicPage.title,
  /** The page one was on goes along in the mail's subject. */
  from: ownPath(url.searchParams.get('from')),
});
