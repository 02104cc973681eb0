import { industryFile } from '$lib/server/reference/industry-file';
import type { RequestHandler } from './$types';

/** The industries as the picker looks for them; a browser asks once for each edition. */
export const GET: RequestHandler = ({ request, url }) => {
  const { version, packed } = industryFile();
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find((each) => accepted.includes(each)) ?? 'identity';
  return new Response(packed[encoding], {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      vary: 'accept-encoding',
      'cache-control': url.searchParams.get('v') === version ? 'public, max-age=31536000, immutable' : 'public, max-age=600',
    },
  });
};
