import { error, fail, redirect } from '@sveltejs/kit';
import { changeChoice, documentAnswer, proposalAnswer, proposalReason } from '$lib/domain/enums';
import { unnoticedYear } from '$lib/domain/working-day';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { answerProposal } from '$lib/server/proposal/answer-proposal';
import { chooseAboutChange } from '$lib/server/proposal/choose-about-change';
import { answerDocuments, askForDocuments, listDocuments } from '$lib/server/proposal/documents';
import { beginNegotiation, leaveProposal, moveDeadline, withdrawProposal } from '$lib/server/proposal/end-proposal';
import { counterpartsView } from '$lib/server/enclave/counterparts-view';
import { proposalView } from '$lib/server/proposal/proposal-view';
import { readProposal } from '$lib/server/proposal/read-proposals';
import { NO_RECOMPOSITIONS, readRecompositions } from '$lib/server/proposal/read-recompositions';
import { readReckoned } from '$lib/server/proposal/read-reckoned';
import { namedForChanges } from '$lib/server/secondment/named-for-changes';
import { takeRecomposition } from '$lib/server/proposal/take-recomposition';
import type { Actions, PageServerLoad } from './$types';

const NOBODY: Awaited<ReturnType<typeof namedForChanges>> = {};

export const load: PageServerLoad = async ({ params, locals }) => {
  const m = await loadMessages(locals.locale);
  const proposal = (await readReckoned(locals, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const view = proposalView(proposal, { locale: locals.locale, m });
  const isKnown = view.level === 'identity' || view.level === 'documents';
  const { db, serviceDb: service, today } = locals;
  const seesStays = service && view.kind === 'secondment' && view.parties.some(({ isMine }) => isMine);
  const [documents, recompositions, counterparts, named] = await Promise.all([
    isKnown ? listDocuments(db, view.id) : [],
    isKnown && view.kind === 'project' ? readRecompositions(db, view) : NO_RECOMPOSITIONS,
    isKnown ? counterpartsView(locals, view) : [],
    seesStays ? namedForChanges({ db, service }, view.changes, today, m) : NOBODY,
  ]);
  const mine = view.parties.find(({ isMine }) => isMine);
  return {
    title: `${m.proposal.number(view.number)} ${view.title ?? (view.mode ? m.bundle.mode[view.mode] : m.proposal.kind[view.kind])}`,
    proposal: view,
    mine: mine?.position ?? null,
    unnoticed: unnoticedYear([
      view.status === 'proposed' ? view.respondBy : undefined,
      ...view.changes.filter(({ settledAt }) => settledAt === undefined).map(({ decideBy }) => decideBy),
    ]),
    documents,
    recompositions,
    counterparts,
    named,
    mayWrite: locals.account !== null && locals.account.role !== 'auditor' && locals.account.role !== 'administrator',
    today,
  };
};

const UUID = /^[0-9a-f-]{36}$/;
const idOrNull = (text: string): string | null => (UUID.test(text) ? text : null);

/** What was typed, as the page shows it again when it was refused. */
type Typed = {
  form: string;
  reason: string;
  words: string;
  until: string;
  why: string;
  day: string;
  neverAgain: boolean;
  quantities: Record<string, string>;
};
const EMPTY: Omit<Typed, 'form'> = { reason: '', words: '', until: '', why: '', day: '', neverAgain: false, quantities: {} };

const refused = (code: AppErrorCode, typed: { form: string } & Partial<Typed>) =>
  fail(APP_ERRORS[code], { error: code, typed: { ...EMPTY, ...typed } });

function answered(result: Result<unknown>, typed: { form: string } & Partial<Typed>, to: string) {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, to);
}

export const actions: Actions = {
  answer: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [words, reasonText, whom] = [textOf(form, 'words'), textOf(form, 'reason'), textOf(form, 'for')];
    const quantities = Object.fromEntries(
      [...form.entries()].flatMap(([name, value]) =>
        name.startsWith('quantity-') && typeof value === 'string' ? [[name.slice('quantity-'.length), value.trim()]] : [],
      ),
    );
    const neverAgain = form.has('neverAgain');
    const typed = { form: `answer${whom}`, words, reason: reasonText, quantities, neverAgain };
    const answer = proposalAnswer.find((each) => each === textOf(form, 'answer'));
    const numbers = Object.entries(quantities).map(([at, text]) => [at, Number(text.replaceAll(/[,，\s]/g, ''))] as const);
    if (!answer || numbers.some(([, n]) => !Number.isFinite(n))) return refused('bad_request', typed);
    const result = await answerProposal(db, params.id, {
      answer,
      words,
      reason: proposalReason.find((each) => each === reasonText) ?? null,
      quantities: Object.fromEntries(numbers),
      forOrganisation: idOrNull(whom),
      consent: idOrNull(textOf(form, 'consent')),
      neverAgain,
    });
    return answered(result, typed, `/proposals/${params.id}`);
  },

  choose: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [name = '', substitute = ''] = textOf(form, 'choice').split(/:(.*)/s);
    const typed = { form: `choose${textOf(form, 'change')}`, until: textOf(form, 'until'), words: textOf(form, 'words') };
    const choice = changeChoice.find((each) => each === name);
    const change = Number(textOf(form, 'change'));
    if (!choice || !Number.isInteger(change)) return refused('bad_request', typed);
    const proposal = await readProposal(db, params.id);
    const kind = proposal?.changes.find(({ id }) => id === change)?.kind;
    const goesOn = kind === 'station_changed' && substitute === 'asItIs';
    if (kind === 'station_changed' && choice === 'wait' && !goesOn && typed.until === '') return refused('bad_date', typed);
    const result = await chooseAboutChange(db, change, {
      choice,
      substitute: goesOn ? '' : substitute,
      words: typed.words,
      // Where nothing can come back one does not wait for a day of one's own.
      until: kind === 'deadline_moved' || kind === 'partial_answer' ? farDay() : goesOn ? '' : typed.until,
      forOrganisation: idOrNull(textOf(form, 'for')),
      consent: idOrNull(textOf(form, 'consent')),
    });
    return answered(result, typed, `/proposals/${params.id}`);
  },

  recompose: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [change, position] = [Number(textOf(form, 'change')), Number(textOf(form, 'position'))];
    if (!Number.isInteger(change) || !Number.isInteger(position)) return refused('bad_request', { form: 'recompose' });
    return answered(await takeRecomposition(db, change, position), { form: 'recompose' }, `/proposals/${params.id}`);
  },

  askDocuments: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [owner, words] = [textOf(form, 'owner'), textOf(form, 'words')];
    const typed = { form: `ask${owner}`, words };
    if (!UUID.test(owner)) return refused('bad_request', typed);
    return answered(await askForDocuments(db, params.id, owner, words), typed, `/proposals/${params.id}#documents`);
  },

  answerDocuments: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [asker, why] = [textOf(form, 'asker'), textOf(form, 'why')];
    const typed = { form: `documents${asker}`, why };
    const answer = documentAnswer.find((each) => each === textOf(form, 'answer'));
    if (!UUID.test(asker) || !answer) return refused('bad_request', typed);
    return answered(await answerDocuments(db, params.id, { asker, answer, why }), typed, `/proposals/${params.id}#documents`);
  },

  negotiate: async ({ params, locals: { db } }) =>
    answered(await beginNegotiation(db, params.id), { form: 'negotiate' }, `/proposals/${params.id}`),

  leave: async ({ params, request, locals: { db } }) => {
    const why = textOf(await request.formData(), 'why');
    return answered(await leaveProposal(db, params.id, why), { form: 'leave', why }, `/proposals/${params.id}`);
  },

  withdraw: async ({ params, request, locals: { db } }) => {
    const why = textOf(await request.formData(), 'why');
    return answered(await withdrawProposal(db, params.id, why), { form: 'withdraw', why }, `/proposals/${params.id}`);
  },

  deadline: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [day, why] = [textOf(form, 'day'), textOf(form, 'why')];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return refused('bad_date', { form: 'deadline', day, why });
    return answered(await moveDeadline(db, params.id, day, why), { form: 'deadline', day, why }, `/proposals/${params.id}`);
  },
};

/** Two months ahead: beyond the clock of a proposal, within what a wait may last. */
const farDay = (): string => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
