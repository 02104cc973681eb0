import { organisationKind } from '$lib/domain/enums';
import { loadMessages } from '$lib/i18n';
import { findOrganisations, ORGANISATIONS_A_PAGE } from '$lib/server/organisation/find-organisations';
import { placeName, PROVINCES, regionName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 10_000;

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const verified = { yes: true, no: false }[asked('verified')] ?? null;
  const filter = {
    words: asked('q').slice(0, 100),
    kind: organisationKind.find((kind) => kind === asked('kind')) ?? null,
    region: PROVINCES.find((code) => code === asked('region')) ?? null,
    verified,
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(asked('page')) || 1))),
  };
  const { total, rows } = await findOrganisations(db, filter);
  return {
    title: (await loadMessages(locale)).organisation.directory,
    filter,
    total,
    pages: Math.ceil(total / ORGANISATIONS_A_PAGE),
    rows: rows.map((row) => ({ ...row, place: row.regionCode ? placeName(row.regionCode, locale) : '' })),
    provinces: PROVINCES.map((code) => ({ code, name: regionName(code, locale) })),
    mayCreate: account?.role === 'administrator' || account?.role === 'coordinator',
  };
};
