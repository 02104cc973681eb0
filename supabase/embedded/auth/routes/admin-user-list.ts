import { validationFailed } from '../errors.ts';
import { json } from '../request.ts';
import { requireAdmin } from '../signed-in.ts';
import { publicUser, USER_COLUMNS, userOf } from '../users.ts';
import type { Endpoint } from '../auth.ts';

const DEFAULT_PER_PAGE = 50;
const MAX_PER_PAGE = 1000;

/** GET /admin/users?page&per_page: newest first, with the total and the way to the next page in headers. */
export const listUsers: Endpoint = async (auth, request) => {
  requireAdmin(auth, request);
  const query = new URLSearchParams(request.query);
  const page = Math.max(1, naturalNumber(query, 'page', 1));
  const perPage = Math.min(MAX_PER_PAGE, Math.max(1, naturalNumber(query, 'per_page', DEFAULT_PER_PAGE)));

  const rows = await auth.db.query(
    `select ${USER_COLUMNS} from auth.users u order by u.created_at desc nulls last, u.id offset $1::bigint limit $2::bigint`,
    [String((page - 1) * perPage), String(perPage)],
  );
  const counted = await auth.db.query('select count(*) as total from auth.users');
  const total = Number(counted[0]?.['total'] ?? 0);
  const lastPage = Math.ceil(total / perPage);

  // `page` stands first: auth-js takes the first parameter for the page's number.
  const linkTo = (to: number, rel: string) => `</admin/users?page=${to}&per_page=${perPage}>; rel="${rel}"`;
  const links = [...(page < lastPage ? [linkTo(page + 1, 'next')] : []), linkTo(lastPage, 'last')];
  const users = rows.map((row) => publicUser(userOf(row)));
  return json({ users, aud: 'authenticated' }, 200, { link: links.join(', '), 'x-total-count': String(total) });
};

function naturalNumber(query: URLSearchParams, name: string, missing: number): number {
  const text = query.get(name);
  if (!text) return missing;
  if (!/^\d{1,9}$/.test(text))
    throw validationFailed(`Bad Pagination Parameters: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}
