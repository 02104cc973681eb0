import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { AttachmentKind } from '$lib/domain/attachment';
import { APP_ERRORS, isAppErrorCode, type AppErrorCode } from '$lib/domain/errors';
import { industryName } from '$lib/domain/industry';
import { readListingForm } from '$lib/domain/read-listing-form';
import { sideOf } from '$lib/domain/region';
import { Shown } from '$lib/domain/shown';
import { loadMessages } from '$lib/i18n';
import { attachFile, listAttachments, removeAttachment } from '$lib/server/listing/attachments';
import { changeState, OWNER_VERBS } from '$lib/server/listing/change-state';
import { disclose, endDisclosure, listDisclosures } from '$lib/server/listing/disclose';
import { getListing } from '$lib/server/listing/get-listing';
import { consentOf } from '$lib/server/listing/list-posting-consents';
import { getDesk } from '$lib/server/listing/listing-desk';
import { industryExists } from '$lib/server/listing/industry-exists';
import { getConfidential, getOwnForm } from '$lib/server/listing/own-form';
import { INDUSTRIES, placeName, REGIONS } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['saved', 'submitted', 'renewed', 'changed', 'discarded'] as const;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { locale, account } = locals;
  const [view, messages] = await Promise.all([getListing(locals, params.ref), loadMessages(locale)]);
  if (!view) error(404, { code: 'not_found', message: messages.error.not_found });
  const isOwn = account?.organisation.id === view.organisationId;
  const within = view.isSample && !isOwn && view.status === 'published' ? null : await inside(locals, params.ref, isOwn);
  const listing = within?.unpublished ? { ...view.listing, ...within.unpublished.content } : view.listing;
  const { organisation, industries } = listing;
  return {
    organisationId: view.organisationId,
    status: view.status,
    isSample: view.isSample,
    updatedAt: view.updatedAt,
    listing: new Shown(listing),
    title: listing.title,
    place: placeName(organisation.region, locale),
    side: sideOf(organisation.region, REGIONS),
    industryNames: industries.map((code) => industryName(code, locale, INDUSTRIES)),
    isOwn,
    inside: new Shown(within),
    done: DONE.find((done) => done === url.searchParams.get('done')) ?? null,
  };
};

/** What is kept apart from the published text, as far as the caller may see it. */
async function inside({ db, account }: App.Locals, ref: string, isOwn: boolean) {
  const desk = await getDesk(db, ref);
  if (!desk) return null;
  // Before it is published for the first time, its text is the working copy's.
  const form = desk.status === 'draft' || desk.status === 'in_review' ? await getOwnForm(db, ref) : null;
  const read = form && readListingForm(form.values, industryExists);
  const unpublished = read && (read.ok ? read.value : read.readable);
  const [confidential, attachments, disclosures] = await Promise.all([
    unpublished?.confidential ?? getConfidential(db, desk.id),
    listAttachments(db, desk.id),
    listDisclosures(db, desk.id),
  ]);
  const writes = (isOwn && account?.role !== 'auditor') || (account?.role === 'coordinator' && desk.consentId !== null);
  const looksInside = isOwn || writes || account?.role === 'auditor' || account?.role === 'coordinator';
  return {
    desk,
    unpublished: unpublished && { content: { ...unpublished.content, title: unpublished.content.title || desk.title } },
    writes,
    looksInside,
    confidential,
    attachments,
    disclosures: looksInside ? disclosures : [],
    told: !isOwn && disclosures.some(({ id }) => id === account?.organisation.id),
    consent: desk.consentId === null ? null : await consentOf(db, desk.consentId),
  };
}

const Change = z.object({ verb: z.enum(OWNER_VERBS), note: z.string().max(500).default('') });
const problem = (code: AppErrorCode) => fail(APP_ERRORS[code], { code, unknown: '', note: '' });

export const actions: Actions = {
  change: async ({ request, params, locals }) => {
    const read = Change.safeParse(Object.fromEntries(await request.formData()));
    if (!read.success) return problem('bad_request');
    const { verb, note } = read.data;
    const changed = await changeState(locals.db, params.ref, verb, note);
    if (!changed.ok) return fail(APP_ERRORS[changed.error.code], { code: changed.error.code, unknown: '', note });
    if (verb === 'take_back') redirect(303, `/listings/${params.ref}/edit`);
    redirect(303, `/listings/${params.ref}?done=${verb === 'renew' ? 'renewed' : 'changed'}`);
  },

  attach: async ({ request, params, locals }) => {
    const data = await request.formData();
    const file = data.get('file');
    const kind = AttachmentKind.safeParse(data.get('kind'));
    if (!(file instanceof File) || file.size === 0) return problem('file_missing');
    if (!kind.success) return problem('bad_request');
    const attached = await attachFile(locals.db, params.ref, file, kind.data, data.get('public') === 'yes');
    if (!attached.ok) return problem(attached.error.code);
    redirect(303, `/listings/${params.ref}#attachments`);
  },

  detach: async ({ request, params, locals }) => {
    const id = z.uuid().safeParse((await request.formData()).get('id'));
    if (!id.success) return problem('bad_request');
    const removed = await removeAttachment(locals.db, id.data);
    if (!removed.ok) return problem(removed.error.code);
    redirect(303, `/listings/${params.ref}#attachments`);
  },

  disclose: async ({ request, params, locals }) => {
    const name = (await request.formData()).get('organisation');
    if (typeof name !== 'string') return problem('bad_request');
    const disclosed = await disclose(locals.db, params.ref, name.slice(0, 200));
    if (disclosed.ok) redirect(303, `/listings/${params.ref}#confidential`);
    const { code } = disclosed.error;
    return isAppErrorCode(code) ? problem(code) : fail(422, { code: null, unknown: name, note: '' });
  },

  endDisclosure: async ({ request, params, locals }) => {
    const id = z.uuid().safeParse((await request.formData()).get('organisation'));
    if (!id.success) return problem('bad_request');
    const ended = await endDisclosure(locals.db, params.ref, id.data);
    if (!ended.ok) return problem(ended.error.code);
    redirect(303, `/listings/${params.ref}#confidential`);
  },
};
