import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { emptyFactor, ListingFormValues } from '$lib/domain/listing-form';
import { listingFormOf } from '$lib/domain/listing-form-data';
import { mergeForms } from '$lib/domain/listing-form-difference';
import type { FormFault } from '$lib/domain/read-listing-form';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { changeState } from '$lib/server/listing/change-state';
import { industryExists } from '$lib/server/listing/industry-exists';
import { missingCost } from '$lib/server/listing/missing-cost';
import { getOwnForm } from '$lib/server/listing/own-form';
import { saveDraft } from '$lib/server/listing/save-draft';
import { submitDraft } from '$lib/server/listing/submit-draft';
import { industryFileAddress } from '$lib/server/reference/industry-file';
import { industriesMeant, industryText } from '$lib/server/reference/industry-help';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { db, locale, account, today } = locals;
  const messages = await loadMessages(locale);
  const form = await getOwnForm(db, params.ref);
  const writes = form && (form.organisationId === account?.organisation.id || (account?.role === 'coordinator' && form.consentId !== null));
  if (!form || !writes) error(404, { code: 'not_found', message: messages.error.not_found });
  return {
    title: messages.listingForm.editTitle,
    ...form,
    values: { ...form.values, industries: form.values.industries.map((typed) => industryText(typed, locale)) },
    cost: form.submitted ? null : await missingCost(locals, form, locale, Number(today.slice(0, 4))),
    industries: { file: industryFileAddress(), meant: industriesMeant(form.values.industries, locale) },
    done: url.searchParams.get('done') !== null,
  };
};

const Revision = z.coerce.number().int().min(0);

/** What was posted; what nobody can have typed is refused whole. */
async function posted(request: Request) {
  const data = await request.formData();
  const values = listingFormOf(data.entries());
  const revision = Revision.safeParse(data.get('revision'));
  return values && revision.success ? { values, revision: revision.data, data } : null;
}

type Problem = {
  code: AppErrorCode | null;
  faults: FormFault[];
  values: ListingFormValues | null;
  revision: number;
  theirs: { values: ListingFormValues; revision: number } | null;
};
const refused = (problem: Partial<Problem> & { status: number }) => {
  const { status, ...rest } = problem;
  return fail(status, { code: null, faults: [], values: null, revision: 0, theirs: null, ...rest } satisfies Problem);
};

/** Nothing typed is lost: what could not be saved goes back to the page, beside what somebody else saved meanwhile. */
async function notSaved(locals: App.Locals, ref: string, code: AppErrorCode, values: ListingFormValues, revision: number) {
  const form = code === 'draft_changed' ? await getOwnForm(locals.db, ref) : null;
  const theirs = form && { values: form.values, revision: form.revision };
  return refused({ status: APP_ERRORS[code], code, values, revision, theirs });
}

/** A plain post that changes the rows: saved as it then is. */
const changing =
  (change: (values: ListingFormValues, at: number, rest: string) => void) =>
  async ({ request, params, locals }: { request: Request; params: { ref: string }; locals: App.Locals }) => {
    const form = await posted(request);
    if (!form) return refused({ status: 400, code: 'bad_request' });
    const [at, rest = ''] = textOf(form.data, 'at').split(' ');
    change(form.values, at === '' ? -1 : Number(at), rest);
    const saved = await saveDraft(locals.db, params.ref, form.values, form.revision);
    if (!saved.ok) return notSaved(locals, params.ref, saved.error.code, form.values, form.revision);
    redirect(303, `/listings/${params.ref}/edit?done=saved`);
  };

export const actions: Actions = {
  save: changing(() => {}),
  addOffer: changing(({ offers }) => void offers.push(emptyFactor())),
  addSeek: changing(({ seeks }) => void seeks.push(emptyFactor())),
  removeOffer: changing(({ offers }, at) => void offers.splice(at, 1)),
  removeSeek: changing(({ seeks }, at) => void seeks.splice(at, 1)),
  addIndustry: changing(({ industries }) => void industries.push('')),
  takeIndustry: changing(({ industries }, at, code) => {
    if (at in industries && industryExists(code)) industries[at] = code;
  }),
  removeIndustry: changing(({ industries }, at) => void industries.splice(at, 1)),

  submit: async ({ request, params, locals }) => {
    const form = await posted(request);
    if (!form) return refused({ status: 400, code: 'bad_request' });
    const why = form.data.get('why');
    const submitted = await submitDraft(
      locals.db,
      params.ref,
      form.values,
      form.revision,
      typeof why === 'string' ? why.slice(0, 500) : '',
    );
    if (!submitted.ok) return notSaved(locals, params.ref, submitted.error.code, form.values, form.revision);
    if (submitted.value.faults.length > 0) return refused({ status: 422, faults: submitted.value.faults });
    redirect(303, `/listings/${params.ref}?done=submitted`);
  },

  resolve: async ({ request, params, locals }) => {
    const data = await request.formData();
    const revision = Revision.safeParse(data.get('revision'));
    const mine = ListingFormValues.safeParse(jsonOf(data.get('mine')));
    const current = await getOwnForm(locals.db, params.ref);
    if (!revision.success || !mine.success || !current) return refused({ status: 400, code: 'bad_request' });
    const theirs = { values: current.values, revision: current.revision };
    // They saved again while one was choosing: choose again, from the newest.
    if (current.revision !== revision.data) return refused({ status: 409, code: 'draft_changed', values: mine.data, theirs });
    const taken = [...data.entries()].flatMap(([name, side]) => (name.startsWith('choose:') && side === 'theirs' ? [name.slice(7)] : []));
    const merged = mergeForms(mine.data, current.values, new Set(taken));
    const saved = await saveDraft(locals.db, params.ref, merged, current.revision);
    if (!saved.ok) return notSaved(locals, params.ref, saved.error.code, merged, current.revision);
    redirect(303, `/listings/${params.ref}/edit?done=saved`);
  },

  discard: async ({ params, locals }) => {
    const discarded = await changeState(locals.db, params.ref, 'discard', '');
    if (!discarded.ok) return refused({ status: APP_ERRORS[discarded.error.code], code: discarded.error.code });
    redirect(303, `/listings/${params.ref}?done=discarded`);
  },
};

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
