import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { requestReset } from '$lib/server/session/request-reset';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => ({ title: (await loadMessages(locale)).session.forgotTitle });

export const actions: Actions = {
  default: async ({ request, locals: { db }, url }) => {
    const email = textOf(await request.formData(), 'email').trim();
    if (!z.email().safeParse(email).success) return fail(422, { email, missing: true, code: null, sent: false });
    const asked = await requestReset(db, email, url.origin);
    if (!asked.ok) return fail(APP_ERRORS[asked.error.code], { email, missing: false, code: asked.error.code, sent: false });
    return { email, missing: false, code: null, sent: true };
  },
};
