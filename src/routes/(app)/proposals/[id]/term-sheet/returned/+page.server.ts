import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { compareTermSheets, readsTheSame } from '$lib/engine/term-sheets/compare';
import { loadMessages } from '$lib/i18n';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import { getTermSheet } from '$lib/server/term-sheet/get-term-sheet';
import { proposeVersion } from '$lib/server/term-sheet/propose-version';
import { readReturned, RETURNED_LIMIT } from '$lib/server/term-sheet/read-returned';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function sheetOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
  const m = await loadMessages(locals.locale);
  return (await getTermSheet(locals.db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
}

export const load: PageServerLoad = async (event) => {
  const m = await loadMessages(event.locals.locale);
  const sheet = await sheetOf(event);
  if (sheet.actsAs === null || sheet.status !== 'open') redirect(303, `/proposals/${sheet.proposalId}/term-sheet`);
  return { title: m.termSheet.returnedTitle, proposalId: sheet.proposalId };
};

export const actions: Actions = {
  /** Shows what the document changes; nothing is kept yet. */
  read: async (event) => {
    if (isTooLarge(event.request, RETURNED_LIMIT)) return fail(413, { error: 'file_too_large' as const });
    const file = fileOf(await event.request.formData(), 'file');
    if (!file) return fail(422, { error: 'file_missing' as const });
    const sheet = await sheetOf(event);
    const read = await readReturned(sheet, Buffer.from(await file.arrayBuffer()), event.locals.account?.organisation.name ?? '');
    if (!read.ok) return fail(422, { refusal: read.refused });
    const redline = compareTermSheets(sheet.content, read.content);
    return {
      redline,
      same: readsTheSame(redline),
      content: JSON.stringify(read.content),
      base: sheet.versions.length,
      from: read.from,
    };
  },
  propose: async (event) => {
    const form = await event.request.formData();
    const sheet = await sheetOf(event);
    const base = Number(textOf(form, 'base'));
    const result = await proposeVersion(event.locals.db, sheet.id, {
      base,
      content: parsed(textOf(form, 'content')),
      source: 'word',
      note: textOf(form, 'note'),
    });
    if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code });
    redirect(303, `/proposals/${sheet.proposalId}/term-sheet?version=${result.value}&compared=${base}`);
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
