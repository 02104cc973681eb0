import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { confidenceView } from '$lib/server/matching/confidence-view';
import { findPartners } from '$lib/server/matching/find-partners';
import { improvementsView } from '$lib/server/matching/improvements-view';
import { whyNotThese } from '$lib/server/matching/why-not-view';
import { matchSummary, partyView } from '$lib/server/matching/partner-view';
import type { PageServerLoad } from './$types';

/** How many are shown at first, and how many after “show more”. */
const FIRST = 10;
const MORE = 50;
const LONGEST_NAME = 60;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { locale, today } = locals;
  const messages = await loadMessages(locale);
  const view = await getListing(locals, params.ref);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });

  const { listing } = view;
  const top = url.searchParams.has('more') ? MORE : FIRST;
  const year = Number(today.slice(0, 4));
  const { partners, total } = await findPartners(locals, listing, year, top);
  const asked = (url.searchParams.get('why') ?? '').trim().slice(0, LONGEST_NAME);
  return {
    title: messages.partner.title(listing.organisation.name),
    mine: partyView(listing, locale),
    asOf: listing.year ? `${listing.year}-12-31` : today,
    isSample: view.isSample,
    total,
    canShowMore: top === FIRST && partners.length === FIRST && total > FIRST,
    asked,
    whyNot: asked === '' ? [] : await whyNot(),
    improvements: await improvementsView(locals, listing, locale, year),
    partners: await Promise.all(
      partners.map(async (partner) => ({
        party: partyView(partner.listing, locale),
        match: await matchSummary(partner.match, locale),
        confidence: confidenceView(view, partner, today),
      })),
    ),
  };

  async function whyNot() {
    const all = (await findPartners(locals, listing, year, 'all')).partners;
    const last = all[Math.min(FIRST, all.length) - 1];
    return last ? whyNotThese(asked, listing.organisation.name, all, last.match, messages) : [];
  }
};
