import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getTermSheet } from '$lib/server/term-sheet/get-term-sheet';
import { termSheetWord } from '$lib/server/term-sheet/term-sheet-word';
import type { RequestHandler } from './$types';

/** A version of the sheet as a Word document. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
  const m = await loadMessages(locals.locale);
  const asked = Number(url.searchParams.get('version')) || undefined;
  const sheet =
    (await getTermSheet(locals.db, params.id, { version: asked })) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const name = encodeURIComponent(`${sheet.content.title}-${sheet.version}.docx`);
  return new Response(new Uint8Array(await termSheetWord(sheet, `${url.origin}/verify/`)), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  });
};
