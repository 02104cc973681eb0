import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { emptyFactor, emptyForm } from '$lib/domain/listing-form';
import { loadMessages } from '$lib/i18n';
import { createListing } from '$lib/server/listing/create-listing';
import { findSimilar } from '$lib/server/listing/find-similar';
import { listPostingConsents } from '$lib/server/listing/list-posting-consents';
import type { Actions, PageServerLoad } from './$types';

const TEXT_MAX = 500;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, TEXT_MAX) : '');

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account, locale, db, today } = locals;
  const messages = await loadMessages(locale);
  if (!account || !mayWrite(account.role)) error(403, { code: 'not_allowed', message: messages.error.not_allowed });
  const consents = account.role === 'coordinator' ? await listPostingConsents(db, today) : null;
  const [title, words, chosen] = [
    text(url.searchParams.get('title')),
    text(url.searchParams.get('words')),
    text(url.searchParams.get('consent')),
  ];
  const consent = consents?.find(({ id }) => id === chosen) ?? null;
  const organisation = consents ? consent && { id: consent.organisationId, regionCode: consent.regionCode } : account.organisation;
  return {
    title: messages.listingForm.newTitle,
    given: { title, words, consent: consent?.id ?? '' },
    consents,
    similar: title && organisation ? await findSimilar(locals, `${title}\n${words}`, organisation) : null,
  };
};

const mayWrite = (role: string): boolean => role === 'county_member' || role === 'enterprise_member' || role === 'coordinator';

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const data = await request.formData();
    const [title, words, chosen] = [text(data.get('title')), text(data.get('words')), text(data.get('consent'))];
    const { account, db, today } = locals;
    const consent = chosen ? (await listPostingConsents(db, today)).find(({ id }) => id === chosen) : undefined;
    if (!account || (account.role === 'coordinator' && !consent)) return fail(403, { code: 'not_allowed' as const });
    const typed = { ...emptyForm(title), summary: words, offers: [emptyFactor()], seeks: [emptyFactor()] };
    const created = await createListing(db, consent?.organisationId ?? account.organisation.id, typed, consent?.id ?? null);
    if (!created.ok) return fail(APP_ERRORS[created.error.code], { code: created.error.code });
    redirect(303, `/listings/${created.value}/edit`);
  },
};
