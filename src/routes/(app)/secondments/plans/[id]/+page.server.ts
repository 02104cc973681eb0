import { error, fail, redirect } from '@sveltejs/kit';
import { returnPromise, secondmentParty, signatureAnswer, signatureChannel } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { isAgreed, proposalOfPlan, proposePlan } from '$lib/server/proposal/propose-plan';
import { closePlan, moveSecondment } from '$lib/server/secondment/change-plan';
import { dropOut, proposeSecondments, publishSecondments, signSecondments, takeBackSecondment } from '$lib/server/secondment/consent';
import { openFrom, planQuery, rowsPage, signView } from '$lib/server/secondment/plan-page';
import { planView } from '$lib/server/secondment/plan-view';
import { readPlan } from '$lib/server/secondment/plans';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  const plan = await readPlan(db, params.id);
  if (!plan || !account) error(404, { code: 'not_found', message: m.error.not_found });
  const { rows: _, ...head } = plan;
  const mayPlan = account.role === 'talent_officer' && head.closedAt === null;
  const query = planQuery(url.searchParams);
  const [{ rows, ...view }, proposal] = await Promise.all([
    planView(db, account, plan, { openFrom: openFrom(query), month: today.slice(0, 7) }, m),
    proposalOfPlan(db, plan.id),
  ]);
  return {
    title: plan.name,
    plan: head,
    ...view,
    query,
    openFrom: openFrom(query),
    rowCount: rows.length,
    table: rowsPage(rows, query),
    sign: signView(rows),
    mayPlan,
    proposal,
    isAgreed: isAgreed(proposal),
  };
};

const answered = (result: Result<unknown, AppErrorCode>, to: string, typed: Record<string, string> = {}) => {
  if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code, typed });
  redirect(303, to);
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-01$/;
const UUID = /^[0-9a-f-]{36}$/;

/** What was typed comes back. */
const refused = (error: AppErrorCode, typed: Record<string, string>) => fail(APP_ERRORS[error], { error, typed });

export const actions: Actions = {
  proposePlan: async ({ params, request, locals: { db } }) => {
    const note = textOf(await request.formData(), 'note');
    const proposed = await proposePlan(db, params.id, note);
    return answered(proposed, proposed.ok ? `/proposals/${proposed.value}` : '', { note });
  },
  propose: async ({ params, locals: { db } }) => answered(await proposeSecondments(db, params.id), `/secondments/plans/${params.id}#sign`),
  publish: async ({ params, locals: { db } }) => answered(await publishSecondments(db, params.id), `/secondments/plans/${params.id}#rows`),
  sign: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      words: textOf(form, 'words'),
      signerPost: textOf(form, 'signerPost'),
      signerName: textOf(form, 'signerName'),
      returnWords: textOf(form, 'returnWords'),
    };
    const promise = returnPromise.find((each) => each === textOf(form, 'returnPromise')) ?? null;
    const party = secondmentParty.find((each) => each === textOf(form, 'party'));
    const answer = signatureAnswer.find((each) => each === textOf(form, 'answer'));
    const channel = signatureChannel.find((each) => each === textOf(form, 'channel'));
    const ids = form.getAll('secondment').filter((value): value is string => typeof value === 'string' && UUID.test(value));
    if (!party || !answer || !channel) return refused('bad_request', typed);
    if (ids.length === 0) return refused('nothing_chosen', typed);
    return answered(
      await signSecondments(db, ids, { party, answer, channel, returnPromise: promise, ...typed }),
      `/secondments/plans/${params.id}#sign`,
      typed,
    );
  },
  takeBack: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const why = textOf(form, 'why');
    return answered(await takeBackSecondment(db, textOf(form, 'secondment'), why), `/secondments/plans/${params.id}#sign`, { why });
  },
  /** What is dragged on the board; the move page does the same by form. */
  move: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [id, post, startsOn, endsBefore] = ['secondment', 'post', 'startsOn', 'endsBefore'].map((name) => textOf(form, name)) as [
      string,
      string,
      string,
      string,
    ];
    if (![id, post].every((each) => UUID.test(each)) || ![startsOn, endsBefore].every((each) => DAY.test(each)))
      return refused('bad_request', {});
    const moved = await moveSecondment(db, id, { post, startsOn, endsBefore });
    return answered(moved, `/secondments/plans/${params.id}`);
  },
  dropOut: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [id, why] = [textOf(form, 'secondment'), textOf(form, 'why')];
    return answered(await dropOut(db, id, why), `/secondments/plans/${params.id}/repair?out=${id}`, { why });
  },
  close: async ({ params, request, locals: { db } }) => {
    const why = textOf(await request.formData(), 'why');
    return answered(await closePlan(db, params.id, why), '/secondments/plans', { why });
  },
};
