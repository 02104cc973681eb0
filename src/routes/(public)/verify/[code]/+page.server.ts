import { loadMessages } from '$lib/i18n';
import { verifyTermSheet } from '$lib/server/term-sheet/verify';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { serviceDb, locale }, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return {
    title: (await loadMessages(locale)).termSheet.verifyPage.title,
    available: serviceDb !== null,
    verified: serviceDb && (await verifyTermSheet(serviceDb, params.code)),
  };
};
