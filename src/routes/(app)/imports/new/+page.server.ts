import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { FILE_LIMITS } from '$lib/domain/file-refusal';
import { loadMessages } from '$lib/i18n';
import { beginImport } from '$lib/server/import/begin-import';
import { mayImport } from '$lib/server/import/importer';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !mayImport(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  return { title: messages.imports.upload.title };
};

export const actions: Actions = {
  default: async ({ request, locals: { db, account } }) => {
    if (!account) return fail(403, { fault: 'missing' as const });
    const file = (await request.formData()).get('file');
    if (!(file instanceof File) || (file.size === 0 && file.name === '')) return fail(400, { fault: 'missing' as const });
    if (file.size > FILE_LIMITS.fileBytes) return fail(413, { fault: 'tooBig' as const });
    const begun = await beginImport(db, account, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!begun.ok) return fail(APP_ERRORS[begun.error.code], { error: begun.error.code });
    redirect(303, `/imports/${begun.value}`);
  },
};
