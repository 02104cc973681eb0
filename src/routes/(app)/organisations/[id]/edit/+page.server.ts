import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { CONTACTS_SHOWN, readProfile, valuesOfOrganisation, type ProfileValues } from '$lib/domain/organisation-profile';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { getOrganisation } from '$lib/server/organisation/get-organisation';
import { saveProfile } from '$lib/server/organisation/save-profile';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals: { locale } }) => {
  const { organisation } = await parent();
  const { error: sentences, organisation: m } = await loadMessages(locale);
  if (!organisation.rights.edit) error(404, { code: 'not_found', message: sentences.not_found });
  return { title: m.editTitle(organisation.name), values: valuesOfOrganisation(organisation) };
};

export const actions: Actions = {
  default: async ({ request, params, locals: { db } }) => {
    const form = await request.formData();
    const values = valuesIn(form);
    const revision = Number(textOf(form, 'revision'));
    const why = textOf(form, 'why');
    const read = readProfile(values);
    if ('faults' in read) return fail(422, { values, why, revision, faults: read.faults });

    const saved = await saveProfile(db, params.id, revision, read.profile, why);
    if (saved.ok) redirect(303, `/organisations/${params.id}?saved`);
    const { code } = saved.error;
    // The newer version is shown beside what was typed; saving again is then a choice, not an accident.
    const now = code === 'stale_revision' ? await getOrganisation(db, params.id) : null;
    return fail(APP_ERRORS[code], {
      values,
      why,
      code,
      revision: now?.revision ?? revision,
      theirs: now ? valuesOfOrganisation(now) : null,
    });
  },
};

function valuesIn(form: FormData): ProfileValues {
  const contact = (row: number) => ({
    name: textOf(form, `contact-${row}-name`),
    post: textOf(form, `contact-${row}-post`),
    phone: textOf(form, `contact-${row}-phone`),
    email: textOf(form, `contact-${row}-email`),
  });
  return {
    name: textOf(form, 'name'),
    creditCode: textOf(form, 'creditCode'),
    address: textOf(form, 'address'),
    website: textOf(form, 'website'),
    description: textOf(form, 'description'),
    contacts: Array.from({ length: CONTACTS_SHOWN }, (_, row) => contact(row)),
  };
}
