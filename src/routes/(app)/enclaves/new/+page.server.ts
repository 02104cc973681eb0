import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { createEnclave } from '$lib/server/enclave/create-enclave';
import { readNewEnclave, typedEnclave } from '$lib/server/enclave/new-enclave-form';
import type { Actions, PageServerLoad } from './$types';

const FOUNDERS = ['county_member', 'coordinator', 'talent_officer'];

export const load: PageServerLoad = async ({ url, locals: { locale, account } }) => {
  const m = await loadMessages(locale);
  if (!account || !FOUNDERS.includes(account.role)) error(403, { code: 'not_allowed', message: m.error.not_allowed });
  const typed = typedEnclave(url.searchParams);
  // One's own county is where the enclave usually stands; an office acts for who brings the project.
  const own = account.role === 'county_member' ? 'fly_in' : 'fly_out';
  if (Object.values(typed.parties).every(({ organisation }) => organisation === '')) {
    typed.parties[own].organisation = account.organisation.name;
    if (own === 'fly_in') typed.place = account.organisation.name;
  }
  return { title: m.enclaveDesk.form.title, typed };
};

export const actions: Actions = {
  default: async ({ request, locals: { db, account } }) => {
    const typed = typedEnclave(await request.formData());
    const read = await readNewEnclave(db, typed, account?.organisation.regionCode ?? null);
    if (!read.ok) return fail(APP_ERRORS[read.error.code], { code: read.error.code, typed, unrecognised: read.unrecognised });
    const created = await createEnclave(db, read.value);
    if (!created.ok) return fail(APP_ERRORS[created.error.code], { code: created.error.code, typed, unrecognised: read.unrecognised });
    redirect(303, `/enclaves/${created.value}/terms`);
  },
};
