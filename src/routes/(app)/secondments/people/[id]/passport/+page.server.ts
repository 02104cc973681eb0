import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getPassport } from '$lib/server/assignment/records';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const passport = (await getPassport(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  return { title: m.assignment.record.allOf(passport.person), passport, origin: url.origin };
};
