import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { mayImport } from '$lib/server/import/importer';
import { listImports } from '$lib/server/import/get-import';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !(mayImport(account.role) || account.role === 'auditor'))
    error(404, { code: 'not_found', message: messages.error.not_found });
  return {
    title: messages.imports.title,
    imports: await listImports(db),
    mayImport: mayImport(account.role),
    isParty: mayImport(account.role) && account.role !== 'coordinator',
  };
};
