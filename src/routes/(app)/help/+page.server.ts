import { ownPath } from '$lib/domain/own-path';
import { loadMessages } from '$lib/i18n';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { account, locale }, url }) => ({
  title: (await loadMessages(locale)).help.title,
  contact: account?.contact ?? null,
  from: ownPath(url.searchParams.get('from')),
  origin: url.origin,
});
