import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { SHEET_MESSAGES } from '$lib/i18n/sheet-messages';
import { fileAnswer, isDownloadFormat, sheetAnswer } from '$lib/server/import/download';
import { getImport, refusedRows } from '$lib/server/import/get-import';
import { refusedSheet } from '$lib/server/import/refused-sheet';
import type { RequestHandler } from './$types';

/** The refused rows as the person wrote them, with the faults beside them; as JSONL the refused lines alone. */
export const GET: RequestHandler = async ({ params, url, locals: { db, locale } }) => {
  const messages = await loadMessages(locale);
  const format = url.searchParams.get('format');
  if (!isDownloadFormat(format)) error(400, { code: 'bad_request', message: messages.error.bad_request });
  const view = await getImport(db, params.id);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });
  const rows = await refusedRows(db, view.id);
  const name = SHEET_MESSAGES[locale].sheet.fileName.faults;
  if (format === 'jsonl')
    return fileAnswer(rows.flatMap(({ cells }) => (cells ?? []).map(([, line]) => `${line.join('')}\n`)).join(''), name, format);
  return sheetAnswer([refusedSheet(rows, view.format === 'jsonl' ? null : view.layout, locale, view.format === 'jsonl')], name, format);
};
