import { loadMessages } from '$lib/i18n';
import { verifyRecord } from '$lib/server/assignment/records';
import { verifyTermSheet } from '$lib/server/term-sheet/verify';
import type { PageServerLoad } from './$types';

/** One address for whatever was signed: a term sheet, or the record of a secondment. */
export const load: PageServerLoad = async ({ params, locals: { serviceDb, locale }, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const m = await loadMessages(locale);
  const verified = serviceDb && (await verifyTermSheet(serviceDb, params.code));
  const record = serviceDb && !verified ? await verifyRecord(serviceDb, params.code) : null;
  return {
    title: record ? m.assignment.record.verifyTitle : m.termSheet.verifyPage.title,
    available: serviceDb !== null,
    verified,
    record,
  };
};
