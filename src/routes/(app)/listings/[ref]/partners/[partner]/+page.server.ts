import { error } from '@sveltejs/kit';
import { flows } from '$lib/engine/matching/flows';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { findPartners } from '$lib/server/matching/find-partners';
import { matchView, partyView } from '$lib/server/matching/partner-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { locale, today } = locals;
  const messages = await loadMessages(locale);
  const notFound = () => error(404, { code: 'not_found', message: messages.error.not_found });
  const view = (await getListing(locals, params.ref)) ?? notFound();
  const { listing } = view;
  const { partners, total, ownPairings, meaning } = await findPartners(locals, listing, Number(today.slice(0, 4)), 'all');
  const place = partners.findIndex(({ match }) => match.id === params.partner);
  const partner = partners[place] ?? notFound();

  return {
    title: messages.partner.bridgeTitle(listing.organisation.name, partner.listing.organisation.name),
    mine: partyView(listing, locale),
    theirs: partyView(partner.listing, locale),
    match: await matchView(partner.match, locale),
    flows: { toTheirs: flows(listing, partner.listing), toMine: flows(partner.listing, listing) },
    place: place + 1,
    total,
    ownPairings,
    meaning,
    asOf: listing.year ? `${listing.year}-12-31` : today,
    isSample: view.isSample,
  };
};
