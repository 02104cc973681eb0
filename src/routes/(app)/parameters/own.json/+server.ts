import { ownReference } from '$lib/server/parameter/own-rows';
import type { RequestHandler } from './$types';

/** An office's own rows as the file that `feiqiao … --reference FILE` reads. */
export const GET: RequestHandler = async ({ locals: { db, account } }) => {
  const rows = await ownReference(db, account?.organisation.id ?? '');
  return new Response(`${JSON.stringify(rows, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="own-reference.json"',
      'cache-control': 'private, no-store',
    },
  });
};
