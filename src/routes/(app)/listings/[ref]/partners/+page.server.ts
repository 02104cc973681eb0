import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { asksForRuns } from '$lib/domain/run';
import { Shown } from '$lib/domain/shown';
import { loadMessages } from '$lib/i18n';
import { getListing, type ListingView } from '$lib/server/listing/get-listing';
import { confidenceView } from '$lib/server/matching/confidence-view';
import { judgeFromForm } from '$lib/server/matching/judge-from-form';
import { listFeedback, takeBackJudgement } from '$lib/server/matching/partner-feedback';
import { textOf } from '$lib/server/form-text';
import { findPartners, type Partner } from '$lib/server/matching/find-partners';
import { improvementsView } from '$lib/server/matching/improvements-view';
import { matchSummary, partyView } from '$lib/server/matching/partner-view';
import { spreadPartners, type SpreadPartners } from '$lib/server/matching/spread-partners';
import { whyNotThese } from '$lib/server/matching/why-not-view';
import type { Actions, PageServerLoad } from './$types';

/** How many are shown at first, and how many after “show more”. */
const FIRST = 10;
const MORE = 50;
const LONGEST_NAME = 60;

type PlacedPartner = Partner & { place: number; plainPlace?: number };

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { locale, today, account } = locals;
  const messages = await loadMessages(locale);
  const view = await getListing(locals, params.ref);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });

  const { listing } = view;
  const top = url.searchParams.has('more') ? MORE : FIRST;
  const year = Number(today.slice(0, 4));
  const feedback = await listFeedback(locals.db, params.ref);
  const aside = [...feedback].flatMap(([ref, { verdict }]) => (verdict === 'does_not_suit' ? [ref] : []));
  // Whoever was set aside stands at the end, with the place that the ranking gave it.
  const together = url.searchParams.has('spread') ? await spreadPartners(locals, listing, year, FIRST) : null;
  const spread = together === 'too_many' ? null : together;
  const whole = aside.length > 0 || spread !== null;
  const { partners: ranked, total, ownPairings, meaning } = await findPartners(locals, listing, year, whole ? 'all' : top);
  const placed = ranked.map((partner, at) => ({ ...partner, place: at + 1 }));
  const listed = spread ? inSpreadOrder(placed, spread) : placed;
  const partners = listed.filter(({ match }) => match.gates.length === 0 && !aside.includes(match.id)).slice(0, top);
  const asked = (url.searchParams.get('why') ?? '').trim().slice(0, LONGEST_NAME);
  return {
    title: messages.partner.title(listing.organisation.name),
    mine: partyView(listing, locale),
    asOf: listing.year ? `${listing.year}-12-31` : today,
    isSample: view.isSample,
    total,
    ownPairings,
    meaning,
    spread: together === 'too_many' || spread === null ? together : spreadFigures(spread),
    asksForRuns: account !== null && asksForRuns(account.role),
    canShowMore: !spread && top === FIRST && partners.length === FIRST && total > FIRST,
    asked,
    whyNot: asked === '' ? [] : await whyNot(),
    improvements: await improvementsView(locals, listing, locale, year),
    partners: new Shown(await Promise.all(partners.map(card))),
    setAside: new Shown(await Promise.all(placed.filter(({ match }) => aside.includes(match.id)).map(card))),
    mayJudge: account?.organisation.id === view.organisationId && account.role !== 'auditor',
  };

  async function card(partner: PlacedPartner) {
    return {
      place: partner.place,
      plainPlace: partner.plainPlace,
      party: partyView(partner.listing, locale),
      match: await matchSummary(partner.match, locale),
      confidence: confidenceView(view as ListingView, partner, today),
      feedback: feedback.get(partner.match.id) ?? null,
    };
  }

  async function whyNot() {
    const all = (await findPartners(locals, listing, year, 'all')).partners;
    const last = all[Math.min(FIRST, all.length) - 1];
    return last ? whyNotThese(asked, listing.organisation.name, all, last.match, messages) : [];
  }
};

export const actions: Actions = {
  judge: async ({ request, params, locals }) => {
    const form = await request.formData();
    const refused = await judgeFromForm(locals.db, params.ref, form);
    if (refused) return fail(APP_ERRORS[refused.error], refused);
    redirect(303, `/listings/${params.ref}/partners#judged-${textOf(form, 'partner')}`);
  },

  takeBack: async ({ request, params, locals }) => {
    const partner = textOf(await request.formData(), 'partner');
    const taken = await takeBackJudgement(locals.db, params.ref, partner);
    if (!taken.ok) return fail(APP_ERRORS[taken.error.code], { error: taken.error.code, partner, verdict: '', reasons: [], note: '' });
    redirect(303, `/listings/${params.ref}/partners#judged-${partner}`);
  },
};

/** Who stands in the spread list, in its order, each with the place that it has by itself. */
function inSpreadOrder(placed: readonly PlacedPartner[], { matches }: SpreadPartners): PlacedPartner[] {
  const byId = new Map(placed.map((partner) => [partner.match.id, partner]));
  return matches.flatMap(({ id, spread }, at) => {
    const partner = byId.get(id);
    return partner ? [{ ...partner, place: at + 1, plainPlace: spread.place }] : [];
  });
}

const spreadFigures = ({ lists, capacity, most }: SpreadPartners) => ({ lists, capacity, most });
