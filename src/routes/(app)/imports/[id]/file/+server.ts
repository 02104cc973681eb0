import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getImport } from '$lib/server/import/get-import';
import type { RequestHandler } from './$types';

/** The file as it was brought. */
export const GET: RequestHandler = async ({ params, locals: { db, locale } }) => {
  const notFound = async () => error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const view = await getImport(db, params.id);
  if (!view) return notFound();
  const { data } = await db.storage.from('imports').download(`${view.organisationId}/${view.id}`);
  if (!data) return notFound();
  return new Response(data.stream(), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(view.fileName)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
