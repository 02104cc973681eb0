import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { isLinkType, openLink } from '$lib/server/session/open-link';
import { setPassword } from '$lib/server/session/set-password';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token_hash');
  const type = url.searchParams.get('type');
  return {
    title: (await loadMessages(locals.locale)).session.resetTitle,
    // A link is spent by a press of a button, so that a mail scanner that looks at it does not spend it.
    link: token && isLinkType(type) ? { token, type } : null,
    signedIn: locals.sessionState === 'valid',
  };
};

export const actions: Actions = {
  open: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const type = textOf(form, 'type');
    const opened = isLinkType(type) ? await openLink(db, type, textOf(form, 'token')) : null;
    if (opened?.ok) redirect(303, '/reset-password');
    const code = opened?.error.code ?? 'link_expired';
    return fail(APP_ERRORS[code], { code });
  },
  set: async ({ request, locals: { db, account } }) => {
    const password = textOf(await request.formData(), 'password');
    const set = await setPassword(db, password);
    if (!set.ok) return fail(APP_ERRORS[set.error.code], { code: set.error.code });
    // Who is no member yet came by a fresh link to an invitation.
    redirect(303, account ? '/today' : '/invitation');
  },
};
