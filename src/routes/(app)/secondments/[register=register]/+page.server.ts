import { error } from '@sveltejs/kit';
import { keepsRosters, seesRosters } from '$lib/domain/account';
import { rosterOfPath } from '$lib/domain/roster-field';
import { matchesRoster, specialtiesOf } from '$lib/domain/roster-filter';
import { rosterSort, sortRoster } from '$lib/domain/sort-roster';
import { loadMessages } from '$lib/i18n';
import { pageNumber } from '$lib/server/page-number';
import { rosterEntries } from '$lib/server/roster/roster-entries';
import { rosterContext } from '$lib/server/roster/roster-names';
import { shownEntry } from '$lib/server/roster/roster-page';
import type { PageServerLoad } from './$types';

const A_PAGE = 50;
const FILTERS = ['words', 'side', 'exchange', 'specialty', 'ladder', 'month', 'keep'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const kind = rosterOfPath(params.register);
  if (!kind || !account || !seesRosters(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const [entries, { exchanges, names }] = await Promise.all([rosterEntries(db, kind), rosterContext(db, account, locale)]);
  const filter = Object.fromEntries(FILTERS.map((key) => [key, url.searchParams.get(key) ?? ''])) as Record<
    (typeof FILTERS)[number],
    string
  >;
  const sort = url.searchParams.get('sort') ?? '';
  const found = sortRoster(
    kind,
    entries.filter((entry) => matchesRoster(entry, filter, today)),
    rosterSort(sort),
  );
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(pageNumber(url, 'page'), pages);
  return {
    title: m.roster.register[kind],
    kind,
    keeps: keepsRosters(account.role),
    filter,
    sort,
    exchanges: exchanges.map(({ id, name }) => ({ id, name })),
    specialties: specialtiesOf(entries, filter, today),
    all: entries.length,
    found: found.length,
    page,
    pages,
    query: new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString(),
    rows: found.slice((page - 1) * A_PAGE, page * A_PAGE).map((entry) => shownEntry(kind, entry, m.roster, names)),
  };
};
