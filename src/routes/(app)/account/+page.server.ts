import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { renameAccount } from '$lib/server/account/rename-account';
import { textOf } from '$lib/server/form-text';
import { setPassword } from '$lib/server/session/set-password';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale } }) => {
  const { data } = await db.auth.getUser();
  return { title: (await loadMessages(locale)).account.mine, email: data.user?.email ?? '' };
};

export const actions: Actions = {
  rename: async ({ request, locals: { db } }) => {
    const name = textOf(await request.formData(), 'name').trim();
    const renamed = await renameAccount(db, name);
    return renamed.ok ? { done: 'renamed' as const } : fail(422, { field: 'name' as const, name });
  },
  password: async ({ request, locals: { db } }) => {
    const password = textOf(await request.formData(), 'password');
    if (!password) return fail(422, { field: 'password' as const, code: null });
    const set = await setPassword(db, password);
    return set.ok
      ? { done: 'passwordSet' as const }
      : fail(APP_ERRORS[set.error.code], { field: 'password' as const, code: set.error.code });
  },
  everywhere: async ({ locals: { db } }) => {
    await db.auth.signOut({ scope: 'global' });
    redirect(303, '/sign-in?reason=signed-out');
  },
};
