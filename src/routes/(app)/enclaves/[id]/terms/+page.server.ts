import { error, fail, redirect } from '@sveltejs/kit';
import { ENCLAVE_FIELDS, type EnclaveFormValues } from '$lib/domain/enclave-form';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { readTermSheet, type SheetFault } from '$lib/engine/enclaves/read-term-sheet';
import { loadMessages } from '$lib/i18n';
import { newestOf, roleOf } from '$lib/server/enclave/enclave-head';
import { enclaveLaw } from '$lib/server/enclave/enclave-law';
import { documentOf, namesOf, placesOf } from '$lib/server/enclave/enclave-places';
import { getEnclave } from '$lib/server/enclave/get-enclave';
import { loadEnclaves } from '$lib/server/enclave/load-enclaves';
import { ownSheet } from '$lib/server/enclave/own-sheet';
import { fieldsOf, saveDraft } from '$lib/server/enclave/term-sheet-draft';
import { proposeTerms } from '$lib/server/enclave/terms-verbs';
import { versionView } from '$lib/server/enclave/version-view';
import { textOf } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  const enclave = (await getEnclave(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const role = roleOf(enclave, account?.organisation.id);
  const wanted = url.searchParams.get('version');
  // Who only reads along has no sheet of his own: he reads the newest version.
  const readsOnly = role === null || enclave.status === 'dropped';
  const number = wanted !== null ? Number(wanted) : readsOnly ? (newestOf(enclave)?.number ?? 0) : null;
  const head = { id: enclave.id, name: enclave.name, status: enclave.status };
  const law = await enclaveLaw(db, enclave.id);
  const base = {
    title: `${enclave.name} · ${m.enclaveDesk.sheet.title}`,
    enclave: head,
    role,
    names: namesOf(enclave),
    ...loadEnclaves(),
    ...law,
  };
  if (number !== null) {
    const view = await versionView(db, enclave, number, Number(url.searchParams.get('against')) || null, { m, locale });
    if (!view && wanted !== null) error(404, { code: 'not_found', message: m.error.not_found });
    return { ...base, view, sheet: null };
  }
  const sheet = await ownSheet(db, enclave, account?.organisation.id ?? '', m, today);
  const rate = url.searchParams.get('rate') ?? '';
  return {
    ...base,
    view: null,
    sheet: { ...sheet, values: { ...sheet.values, rate: /^\d{1,3}$/.test(rate) ? rate : '' } },
    places: placesOf(enclave),
    nextFrom: enclave.status === 'agreed' ? enclave.settlements.filter(({ status }) => status === 'confirmed').length + 1 : 1,
    usual: usualWordings(m),
  };
};

const usualWordings = ({ enclavePage: { compliant } }: Awaited<ReturnType<typeof loadMessages>>) => ({
  // The day that the usual wording names.
  paymentBy: '4-30',
  paymentDate: compliant.no_payment_date,
  statistics: compliant.statistics_wording,
  review: compliant.no_review,
  exit: compliant.no_exit,
});

type Problem = { code: AppErrorCode; values: EnclaveFormValues; faults: SheetFault[]; note: string };
const refused = (problem: Problem) => fail(APP_ERRORS[problem.code], problem);

async function posted(request: Request) {
  const form = await request.formData();
  const values = fieldsOf(Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, textOf(form, field)])));
  return {
    values,
    revision: Number(textOf(form, 'revision')) || 0,
    note: textOf(form, 'note'),
    fromYear: Number(textOf(form, 'fromTermYear')) || 1,
  };
}

export const actions: Actions = {
  save: async ({ params, request, locals: { db } }) => {
    const { values, revision, note } = await posted(request);
    const saved = await saveDraft(db, params.id, values, revision);
    if (!saved.ok) return refused({ code: saved.error.code, values, faults: [], note });
    redirect(303, `/enclaves/${params.id}/terms`);
  },

  propose: async ({ params, request, locals: { db } }) => {
    const { values, revision, note, fromYear } = await posted(request);
    const enclave = await getEnclave(db, params.id);
    if (!enclave) return refused({ code: 'not_found', values, faults: [], note });
    const saved = await saveDraft(db, params.id, values, revision);
    if (!saved.ok) return refused({ code: saved.error.code, values, faults: [], note });
    const { reference } = await enclaveLaw(db, enclave.id);
    const read = readTermSheet(values, reference, placesOf(enclave));
    if ('faults' in read) return refused({ code: 'terms_incomplete', values, faults: read.faults, note });
    const proposed = await proposeTerms(db, enclave.id, { document: documentOf(enclave, read), fromYear, note });
    if (!proposed.ok) return refused({ code: proposed.error.code, values, faults: [], note });
    redirect(303, `/enclaves/${enclave.id}`);
  },
};
