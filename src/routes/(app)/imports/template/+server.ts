import { isLocale } from '$lib/i18n';
import { SHEET_MESSAGES } from '$lib/i18n/sheet-messages';
import { sheetAnswer } from '$lib/server/import/download';
import { templateBook } from '$lib/server/import/template-book';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { locale } }) => {
  const wanted = url.searchParams.get('lang');
  const language = isLocale(wanted) ? wanted : locale;
  const [first, ...others] = templateBook(language);
  if (!first) throw new Error('template: no sheet');
  return sheetAnswer([first, ...others], SHEET_MESSAGES[language].sheet.fileName.template, 'xlsx');
};
