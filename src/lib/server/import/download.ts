import { writeXlsx } from '../../adapters/spreadsheet/write-xlsx.ts';
import { csvLine } from '../../domain/csv-text.ts';
import type { Sheet } from '../../domain/sheet-book.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
} as const;
export type DownloadFormat = keyof typeof TYPES;

export const isDownloadFormat = (text: string | null): text is DownloadFormat => text !== null && Object.hasOwn(TYPES, text);

/** A file to be kept by the person's browser under a name that may be Chinese. */
export function fileAnswer(body: BodyInit, name: string, format: DownloadFormat): Response {
  const file = `${name}.${format}`;
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="feiqiao.${format}"; filename*=UTF-8''${encodeURIComponent(file)}`,
      'cache-control': 'private, no-store',
    },
  });
}

/** A sheet as XLSX, or as CSV with the mark that tells Excel it is UTF-8. */
export async function sheetAnswer(sheets: readonly [Sheet, ...Sheet[]], name: string, format: 'xlsx' | 'csv'): Promise<Response> {
  if (format === 'xlsx') return fileAnswer(new Uint8Array(await writeXlsx(sheets)), name, format);
  let text = '\ufeff';
  for (const row of sheets[0].rows) text += csvLine(row);
  return fileAnswer(text, name, format);
}
