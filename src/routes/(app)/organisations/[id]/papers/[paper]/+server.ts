import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { findPaper } from '$lib/server/verification/find-paper';
import type { RequestHandler } from './$types';

const ENDINGS: Record<string, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** The bytes of a paper as a download: what somebody uploaded is never shown as a page of ours. */
export const GET: RequestHandler = async ({ locals: { db, locale }, params }) => {
  const paper = await findPaper(db, params.paper);
  if (!paper) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const ending = ENDINGS[paper.mediaType] ?? 'bin';
  const name = paper.title.toLowerCase().endsWith(`.${ending}`) ? paper.title : `${paper.title}.${ending}`;
  return new Response(paper.bytes, {
    headers: {
      'content-type': paper.mediaType,
      'content-disposition': `attachment; filename="paper.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
};
