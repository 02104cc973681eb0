import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { consentChannel, consentScope } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { MAX_EVIDENCE_BYTES } from '$lib/domain/evidence-file';
import { loadMessages } from '$lib/i18n';
import { listConsents, recordConsent, revokeConsent } from '$lib/server/consent/consents';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, params, locals: { db, locale, today } }) => {
  const { organisation } = await parent();
  if (!organisation.rights.seePapers) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return { consents: await listConsents(db, params.id), today };
};

const FIELDS = ['givenBy', 'post', 'channel', 'givenOn', 'validUntil', 'note'] as const;

const Consent = z.object({
  givenBy: z.string().trim().min(1).max(60),
  post: z.string().trim().min(1).max(60),
  channel: z.enum(consentChannel),
  givenOn: z.iso.date(),
  validUntil: z.iso.date(),
  note: z.string().trim().max(500),
  scopes: z.array(z.enum(consentScope)).min(1),
});

export const actions: Actions = {
  record: async ({ request, params, locals }) => {
    if (isTooLarge(request, MAX_EVIDENCE_BYTES))
      return fail(413, { code: 'file_too_large' as const, typed: null, missing: [] as string[], done: null });
    const form = await request.formData();
    const typed = { ...Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field)])), scopes: form.getAll('scopes').map(String) };
    const read = Consent.safeParse(typed);
    if (!read.success)
      return fail(422, { code: null, typed, missing: [...new Set(read.error.issues.map(({ path }) => String(path[0])))], done: null });
    const recorded = await recordConsent(locals.db, params.id, { ...read.data, file: fileOf(form, 'file') });
    if (!recorded.ok)
      return fail(APP_ERRORS[recorded.error.code], { code: recorded.error.code, typed, missing: [] as string[], done: null });
    return { code: null, typed: null, missing: [] as string[], done: 'consentSaved' as const };
  },
  revoke: async ({ request, locals }) => {
    const form = await request.formData();
    const revoked = await revokeConsent(locals.db, textOf(form, 'id'), textOf(form, 'why'));
    if (!revoked.ok)
      return fail(APP_ERRORS[revoked.error.code], { code: revoked.error.code, typed: null, missing: [] as string[], done: null });
    return { code: null, typed: null, missing: [] as string[], done: 'consentRevoked' as const };
  },
};
