import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { findPartners } from '$lib/server/matching/find-partners';
import { matchSummary, partyView } from '$lib/server/matching/partner-view';
import type { PageServerLoad } from './$types';

/** How many are shown at first, and how many after “show more”. */
const FIRST = 10;
const MORE = 50;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { locale, today } = locals;
  const messages = await loadMessages(locale);
  const view = await getListing(locals, params.ref);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });

  const { listing } = view;
  const top = url.searchParams.has('more') ? MORE : FIRST;
  const { partners, total } = await findPartners(locals, listing, Number(today.slice(0, 4)), top);
  return {
    title: messages.partner.title(listing.organisation.name),
    mine: partyView(listing, locale),
    asOf: listing.year ? `${listing.year}-12-31` : today,
    isSample: view.isSample,
    total,
    canShowMore: top === FIRST && partners.length === FIRST && total > FIRST,
    partners: await Promise.all(
      partners.map(async ({ match, listing: partner }) => ({
        party: partyView(partner, locale),
        match: await matchSummary(match, locale),
      })),
    ),
  };
};
