import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { confidenceView } from '$lib/server/matching/confidence-view';
import { findPartners } from '$lib/server/matching/find-partners';
import { matchSummary, partyView } from '$lib/server/matching/partner-view';
import type { PageServerLoad } from './$types';

/** More columns than this cannot be read side by side. */
const MOST = 4;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { locale, today } = locals;
  const messages = await loadMessages(locale);
  const view = await getListing(locals, params.ref);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });

  const { partners } = await findPartners(locals, view.listing, Number(today.slice(0, 4)), 'all');
  const picked = new Set(url.searchParams.getAll('with'));
  const found = partners.flatMap((partner, at) => (picked.has(partner.listing.id) ? [{ partner, place: at + 1 }] : []));
  const columns = found.slice(0, MOST);
  return {
    title: messages.partner.compareTitle(view.listing.organisation.name),
    mine: partyView(view.listing, locale),
    leftOut: found.slice(MOST).map(({ partner }) => partner.listing.organisation.name),
    columns: await Promise.all(
      columns.map(async ({ partner, place }) => ({
        place,
        party: partyView(partner.listing, locale),
        match: await matchSummary(partner.match, locale),
        confidence: confidenceView(view, partner, today),
      })),
    ),
  };
};
