import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { loadMessages } from '$lib/i18n';
import { getTermSheet } from '$lib/server/term-sheet/get-term-sheet';
import { openScan } from '$lib/server/term-sheet/sign';
import type { RequestHandler } from './$types';

/** What was signed on paper, for who reads the term sheet. */
export const GET: RequestHandler = async ({ params, locals: { db, locale } }) => {
  const sheet = z.uuid().safeParse(params.organisation).success ? await getTermSheet(db, params.id) : null;
  const scan = sheet && (await openScan(db, sheet.id, params.organisation));
  if (!scan) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return new Response(scan.body, {
    headers: { 'content-type': scan.mediaType, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
};
