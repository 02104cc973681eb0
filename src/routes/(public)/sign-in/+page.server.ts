import { fail, redirect } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
import { APP_ERRORS } from '$lib/domain/errors';
import { ownPath } from '$lib/domain/own-path';
import { loadMessages } from '$lib/i18n';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../launch/demo-accounts.mjs';
import { signIn } from '$lib/server/session/sign-in';
import type { Actions, PageServerLoad } from './$types';

const REASONS = ['required', 'expired', 'signed-out', 'no_membership'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.account) redirect(303, ownPath(url.searchParams.get('next')) ?? '/today');
  const { session } = await loadMessages(locals.locale);
  return {
    title: session.title,
    reason: REASONS.find((reason) => reason === url.searchParams.get('reason')) ?? null,
    demo: env.FEIQIAO_DEMO === '1' ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : null,
  };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const email = text(form, 'email').trim();
    const password = text(form, 'password');
    if (!email || !password) return fail(400, { email, missing: { email: !email, password: !password } });

    const signedIn = await signIn(locals.db, email, password);
    if (!signedIn.ok) return fail(APP_ERRORS[signedIn.error.code], { email, code: signedIn.error.code });
    redirect(303, ownPath(url.searchParams.get('next')) ?? '/today');
  },
};

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
