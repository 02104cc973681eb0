import { redirect } from '@sveltejs/kit';
import { isLocale } from '$lib/i18n';
import { ownPath } from '$lib/domain/own-path';
import type { RequestHandler } from './$types';

/** Keeps the chosen language on this device for a year. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const locale = form.get('locale');
  if (isLocale(locale))
    cookies.set('locale', locale, { path: '/', maxAge: 365 * 24 * 3600, secure: url.protocol === 'https:', sameSite: 'lax' });
  redirect(303, ownPath(form.get('next')) ?? '/');
};
