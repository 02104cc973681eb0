import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { acceptInvitation, myInvitation } from '$lib/server/invitation/invitations';
import { isLinkType, openLink } from '$lib/server/session/open-link';
import { setPassword } from '$lib/server/session/set-password';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token_hash');
  const type = url.searchParams.get('type');
  const link = token && isLinkType(type) ? { token, type } : null;
  const signedIn = locals.sessionState === 'valid';
  if (locals.account && !link) redirect(303, '/today');
  return {
    title: (await loadMessages(locals.locale)).session.invitationTitle,
    link,
    signedIn,
    invitation: signedIn && !locals.account ? await myInvitation(locals.db) : null,
  };
};

export const actions: Actions = {
  open: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const type = textOf(form, 'type');
    const opened = isLinkType(type) ? await openLink(db, type, textOf(form, 'token')) : null;
    if (opened?.ok) redirect(303, '/invitation');
    const code = opened?.error.code ?? 'link_expired';
    return fail(APP_ERRORS[code], { code, name: '' });
  },
  join: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const name = textOf(form, 'name').trim();
    if (name === '' || [...name].length > 60) return fail(422, { code: null, name });
    const set = await setPassword(db, textOf(form, 'password'));
    // The same password again, after a join that failed half-way, is as good as a new one.
    if (!set.ok && set.error.code !== 'same_password') return fail(APP_ERRORS[set.error.code], { code: set.error.code, name });
    const accepted = await acceptInvitation(db, name);
    if (!accepted.ok) return fail(APP_ERRORS[accepted.error.code], { code: accepted.error.code, name });
    redirect(303, '/organisation');
  },
};
