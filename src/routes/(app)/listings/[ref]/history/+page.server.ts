import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { listEvidenceOpenings, listVersions } from '$lib/server/listing/list-versions';
import { getOwnForm } from '$lib/server/listing/own-form';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { db, locale } = locals;
  const messages = await loadMessages(locale);
  const form = await getOwnForm(db, params.ref);
  if (!form) error(404, { code: 'not_found', message: messages.error.not_found });
  return {
    title: messages.listingForm.historyTitle,
    ref: form.ref,
    name: form.values.title,
    factors: { offers: form.values.offers.map(({ factor }) => factor), seeks: form.values.seeks.map(({ factor }) => factor) },
    versions: await listVersions(db, form.id),
    openings: await listEvidenceOpenings(db, form.id),
  };
};
