import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { flows } from '$lib/engine/matching/flows';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { confidenceView } from '$lib/server/matching/confidence-view';
import { findPartners } from '$lib/server/matching/find-partners';
import { judgeFromForm } from '$lib/server/matching/judge-from-form';
import { listFeedback, takeBackJudgement } from '$lib/server/matching/partner-feedback';
import { matchView, partyView } from '$lib/server/matching/partner-view';
import { openProposalBetween } from '$lib/server/proposal/open-proposal-between';
import { proposeFromForm } from '$lib/server/proposal/propose-from-form';
import { givesBetween } from '$lib/server/proposal/propose';
import { siteView } from '$lib/server/matching/site-view';
import { behind } from '$lib/server/matching/why-not-view';
import type { Actions, PageServerLoad } from './$types';

/** The last place of the list as it is first shown: who stands behind it is told why. */
const FIRST = 10;

export const load: PageServerLoad = async ({ params, locals }) => {
  const { locale, today, account } = locals;
  const messages = await loadMessages(locale);
  const notFound = () => error(404, { code: 'not_found', message: messages.error.not_found });
  const view = (await getListing(locals, params.ref)) ?? notFound();
  const { listing } = view;
  const { partners, total, ownPairings, meaning } = await findPartners(locals, listing, Number(today.slice(0, 4)), 'all');
  const at = partners.findIndex(({ match }) => match.id === params.partner);
  const partner = partners[at] ?? notFound();
  const { match, listing: theirs } = partner;
  const last = partners[FIRST - 1];
  const names = { from: listing.organisation.name, to: theirs.organisation.name };
  const feedback = await listFeedback(locals.db, params.ref);

  return {
    title: messages.partner.bridgeTitle(names.from, names.to),
    mine: partyView(listing, locale),
    theirs: partyView(theirs, locale),
    match: await matchView(match, locale),
    flows: { toTheirs: flows(listing, theirs), toMine: flows(theirs, listing) },
    place: at + 1,
    total,
    behind: last && at >= FIRST && match.gates.length === 0 ? { place: FIRST, why: behind(match, last.match, names, messages) } : null,
    site: await siteView(listing, theirs, locale),
    confidence: confidenceView(view, partner, today),
    feedback: feedback.get(match.id) ?? null,
    mayJudge: account?.organisation.id === view.organisationId && account.role !== 'auditor',
    propose: {
      /** By one's own, or by the coordinators of either place; the database decides. */
      may:
        (account?.organisation.id === view.organisationId && (account.role === 'county_member' || account.role === 'enterprise_member')) ||
        account?.role === 'coordinator',
      asOffice: account?.role === 'coordinator',
      gives: givesBetween(listing, theirs),
      open: await openProposalBetween(locals.db, params.ref, match.id),
    },
    ownPairings,
    meaning,
    asOf: listing.year ? `${listing.year}-12-31` : today,
    isSample: view.isSample,
  };
};

export const actions: Actions = {
  judge: async ({ request, params, locals }) => {
    const refused = await judgeFromForm(locals.db, params.ref, await request.formData());
    if (refused) return fail(APP_ERRORS[refused.error], refused);
    redirect(303, `/listings/${params.ref}/partners/${params.partner}#judgement`);
  },

  takeBack: async ({ params, locals }) => {
    const taken = await takeBackJudgement(locals.db, params.ref, params.partner);
    if (!taken.ok)
      return fail(APP_ERRORS[taken.error.code], { error: taken.error.code, partner: params.partner, verdict: '', reasons: [], note: '' });
    redirect(303, `/listings/${params.ref}/partners/${params.partner}#judgement`);
  },

  propose: async ({ request, params, locals }) => {
    const proposed = await proposeFromForm(locals.db, params.ref, params.partner, await request.formData());
    if ('error' in proposed) return fail(APP_ERRORS[proposed.error], { propose: proposed });
    redirect(303, `/proposals/${proposed.id}`);
  },
};
