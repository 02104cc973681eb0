import { stationKind } from '$lib/domain/enums';
import { loadMessages } from '$lib/i18n';
import { stationOverview, type StationFilter } from '$lib/server/station/overview';
import { books } from '$lib/server/station/station-actor';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account, today }, url }) => {
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const filter: StationFilter = {
    kind: stationKind.find((kind) => kind === asked('kind')) ?? '',
    province: asked('province'),
    from: asked('from'),
    until: asked('until'),
  };
  return {
    title: (await loadMessages(locale)).station.title,
    filter,
    today,
    ...(await stationOverview(db, filter, locale)),
    maySite: account?.role === 'coordinator',
    mayAct: books(account),
    maySeeWorth:
      account?.role === 'coordinator' ||
      account?.role === 'auditor' ||
      account?.role === 'county_member' ||
      account?.role === 'talent_officer',
  };
};
