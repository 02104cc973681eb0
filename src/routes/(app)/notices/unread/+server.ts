import type { RequestHandler } from './$types';

/** How many notices wait, for the header of a page that stays open; 304 while nothing is different. */
export const GET: RequestHandler = ({ request, locals }) => {
  const etag = `"${locals.account?.userId ?? ''}-${locals.unread}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  if (
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return new Response(null, { status: 304, headers });
  return Response.json({ unread: locals.unread }, { headers });
};
