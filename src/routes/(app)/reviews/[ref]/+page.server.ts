import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { industryName } from '$lib/domain/industry';
import { formValuesOf } from '$lib/domain/listing-form';
import { formDifferences } from '$lib/domain/listing-form-difference';
import { sideOf } from '$lib/domain/region';
import { ReviewForm } from '$lib/domain/review';
import { loadMessages } from '$lib/i18n';
import { listAttachments } from '$lib/server/listing/attachments';
import { getDesk } from '$lib/server/listing/listing-desk';
import { consentOf } from '$lib/server/listing/list-posting-consents';
import { conflictOfListing } from '$lib/server/interest/interests';
import { INDUSTRIES, placeName, REGIONS } from '$lib/server/reference/reference';
import { getReview, openEvidence, reviewListing } from '$lib/server/review/review';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { db, locale } = locals;
  const [submitted, messages] = await Promise.all([getReview(db, params.ref), loadMessages(locale)]);
  if (!submitted) error(404, { code: 'not_found', message: messages.error.not_found });
  const { listing, before } = submitted;
  const desk = await getDesk(db, params.ref);
  const form = formValuesOf(listing);
  return {
    ...submitted,
    title: listing.title,
    place: placeName(listing.organisation.region, locale),
    side: sideOf(listing.organisation.region, REGIONS),
    industryNames: listing.industries.map((code) => industryName(code, locale, INDUSTRIES)),
    differences: before ? formDifferences(formValuesOf(before), form, false) : [],
    factors: { offers: form.offers.map(({ factor }) => factor), seeks: form.seeks.map(({ factor }) => factor) },
    attachments: submitted.seesEvidence ? await listAttachments(db, submitted.id) : [],
    consent: desk?.consentId ? await consentOf(db, desk.consentId) : null,
    conflict: await conflictOfListing(db, params.ref),
    approvals: submitted.reviews.filter(({ revision, outcome }) => revision === submitted.revision && outcome === 'approved'),
  };
};

const Seen = z.coerce.number().int().min(0);

export const actions: Actions = {
  evidence: async ({ params, locals }) => {
    const opened = await openEvidence(locals.db, params.ref);
    if (!opened.ok) return fail(APP_ERRORS[opened.error.code], { code: opened.error.code, comment: '' });
    redirect(303, `/reviews/${params.ref}#attachments`);
  },

  review: async ({ request, params, locals }) => {
    const data = await request.formData();
    const [read, seen] = [ReviewForm.safeParse(Object.fromEntries(data)), Seen.safeParse(data.get('revision'))];
    const typed = data.get('comment');
    const comment = typeof typed === 'string' ? typed : '';
    if (!read.success || !seen.success) return fail(400, { code: 'bad_request' as const, comment });
    const { outcome, comment: said, ...marks } = read.data;
    const reviewed = await reviewListing(locals.db, params.ref, seen.data, { marks, outcome, comment: said });
    if (!reviewed.ok) return fail(APP_ERRORS[reviewed.error.code], { code: reviewed.error.code, comment });
    redirect(303, `/reviews?reviewed=1`);
  },
};
