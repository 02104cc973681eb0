import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { agreedOf, newestOf, roleOf, stepFor, yearsWithoutFigures } from '$lib/server/enclave/enclave-head';
import { getEnclave, readTerms } from '$lib/server/enclave/get-enclave';
import { namesOf } from '$lib/server/enclave/enclave-places';
import { lawEffects } from '$lib/server/enclave/law-effects';
import { agreeTerms, dropEnclave, takeBackAgreement } from '$lib/server/enclave/terms-verbs';
import { textOf } from '$lib/server/form-text';
import { verifyCodeOf } from '$lib/server/term-sheet/verify';
import { placeName } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  const enclave = (await getEnclave(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const own = account?.organisation.id ?? '';
  const agreed = agreedOf(enclave);
  const terms = agreed ? (await readTerms(db, enclave.id, [agreed.number])).get(agreed.number)?.document.deal.terms : undefined;
  const newest = newestOf(enclave);
  return {
    title: enclave.name,
    enclave: { ...enclave, place: placeName(enclave.placeCode, locale) },
    own,
    role: roleOf(enclave, own),
    newest,
    step: stepFor(enclave, own, terms ? yearsWithoutFigures(enclave, terms, today) : null),
    startYear: terms?.start_year ?? null,
    names: namesOf(enclave),
    verifyCode: agreed ? await verifyCodeOf(db, 'enclave_terms', agreed.id) : null,
    origin: url.origin,
    law: agreed ? await lawEffects(db, enclave.id) : [],
  };
};

const answered = (result: Result<unknown, AppErrorCode>, id: string, typed: { post?: string; why?: string }) => {
  if (!result.ok) return fail(APP_ERRORS[result.error.code], { code: result.error.code, typed: { post: '', why: '', ...typed } });
  redirect(303, `/enclaves/${id}`);
};

export const actions: Actions = {
  agree: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const post = textOf(form, 'post');
    const version = { number: Number(textOf(form, 'number')) || 0, hash: textOf(form, 'hash'), post };
    return answered(await agreeTerms(db, params.id, version), params.id, { post });
  },
  takeBack: async ({ params, request, locals: { db } }) => {
    const why = textOf(await request.formData(), 'why');
    return answered(await takeBackAgreement(db, params.id, why), params.id, { why });
  },
  drop: async ({ params, request, locals: { db } }) => {
    const why = textOf(await request.formData(), 'why');
    return answered(await dropEnclave(db, params.id, why), params.id, { why });
  },
};
