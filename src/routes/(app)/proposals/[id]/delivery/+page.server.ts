import { error, fail, redirect } from '@sveltejs/kit';
import { isMoney } from '$lib/domain/delivery';
import { changeChoice, deliveredIndicator, milestoneKind } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { dealOf } from '$lib/domain/proposal';
import { parseNumber } from '$lib/domain/quantity-text';
import { loadMessages } from '$lib/i18n';
import type { Messages } from '$lib/i18n/zh';
import { addMilestone, confirmCompletion, finishMilestone, getDelivery, moveMilestone, recordFigure } from '$lib/server/delivery/delivery';
import { textOf } from '$lib/server/form-text';
import { chooseAboutChange } from '$lib/server/proposal/choose-about-change';
import { proposalView, type ProposalView } from '$lib/server/proposal/proposal-view';
import { readReckoned } from '$lib/server/proposal/read-reckoned';
import type { Actions, PageServerLoad } from './$types';

const FEN_PER_WAN = 1_000_000;
const QUARTERS = 8;

export const load: PageServerLoad = async ({ params, locals }) => {
  const m = await loadMessages(locals.locale);
  const [found, proposal] = await Promise.all([getDelivery(locals.db, params.id), readReckoned(locals, params.id)]);
  const delivery = found ?? error(404, { code: 'not_found', message: m.error.not_found });
  return {
    title: `${m.delivery.title} · ${m.termSheet.toProposal(delivery.number)}`,
    delivery,
    moved: proposal && movedDays(proposalView(proposal, { locale: locals.locale, m }), m),
    mayWrite: locals.account !== null && locals.account.role !== 'auditor' && locals.account.role !== 'administrator',
    quarters: quartersBefore(delivery.today, QUARTERS),
  };
};

/** What was asked about days that were moved, newest first, with what its cards need of the proposal. */
function movedDays(proposal: ProposalView, m: Messages) {
  return {
    deal: dealOf(proposal),
    mine: proposal.parties.find(({ isMine }) => isMine)?.position ?? null,
    labels: proposal.parties.map(({ position, label, isMine }) => [position, isMine ? m.proposal.you : label] as const),
    changes: proposal.changes.filter(({ kind, settledHow }) => kind === 'milestone_moved' && settledHow !== 'superseded'),
  };
}

/** First days of this quarter and of those before it, newest first. */
function quartersBefore(today: string, count: number): string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, at) => now - at).map(
    (quarter) => `${Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`,
  );
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

type Typed = Partial<
  Record<
    'kind' | 'title' | 'owner' | 'dueOn' | 'milestone' | 'to' | 'why' | 'on' | 'words' | 'indicator' | 'quarter' | 'value' | 'change',
    string
  >
>;
const refused = (code: AppErrorCode, typed: Typed) => fail(APP_ERRORS[code], { error: code, typed });

const answered = (id: string, result: Result<unknown, AppErrorCode>, typed: Typed, to: string) => {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, `/proposals/${id}/delivery${to}`);
};

export const actions: Actions = {
  add: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { kind: textOf(form, 'kind'), title: textOf(form, 'title'), owner: textOf(form, 'owner'), dueOn: textOf(form, 'dueOn') };
    const kind = milestoneKind.find((each) => each === typed.kind);
    if (!kind || !isDay(typed.dueOn) || !/^[0-9a-f-]{36}$/.test(typed.owner)) return refused('bad_request', typed);
    return answered(params.id, await addMilestone(db, params.id, { ...typed, kind }), typed, '#milestones');
  },
  move: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { milestone: textOf(form, 'milestone'), to: textOf(form, 'to'), why: textOf(form, 'why') };
    if (!isDay(typed.to)) return refused('bad_request', typed);
    return answered(params.id, await moveMilestone(db, params.id, Number(typed.milestone), typed), typed, `#milestone-${typed.milestone}`);
  },
  finish: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { milestone: textOf(form, 'milestone'), on: textOf(form, 'on'), words: textOf(form, 'words') };
    if (!isDay(typed.on)) return refused('bad_request', typed);
    return answered(
      params.id,
      await finishMilestone(db, params.id, Number(typed.milestone), typed),
      typed,
      `#milestone-${typed.milestone}`,
    );
  },
  record: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      indicator: textOf(form, 'indicator'),
      quarter: textOf(form, 'quarter'),
      value: textOf(form, 'value'),
      why: textOf(form, 'why'),
    };
    const indicator = deliveredIndicator.find((each) => each === typed.indicator);
    const number = parseNumber(typed.value, ['万元', '人', '人次', '万']);
    if (!indicator || !isDay(typed.quarter) || !number.ok) return refused('bad_request', typed);
    const value = Math.round(isMoney(indicator) ? number.value * FEN_PER_WAN : number.value);
    return answered(
      params.id,
      await recordFigure(db, params.id, { indicator, quarter: typed.quarter, value, why: typed.why }),
      typed,
      '#figures',
    );
  },
  choose: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { change: textOf(form, 'change'), words: textOf(form, 'words') };
    const [name = '', substitute = ''] = textOf(form, 'choice').split(/:(.*)/s);
    const choice = changeChoice.find((each) => each === name);
    if (!choice || choice === 'substitute' || !/^\d{1,15}$/.test(typed.change)) return refused('bad_request', typed);
    const given = { choice, until: '', substitute, words: typed.words, forOrganisation: null, consent: null };
    const result = await chooseAboutChange(db, Number(typed.change), given);
    // Who left takes no part in the delivery any more.
    if (result.ok && choice === 'leave') redirect(303, `/proposals/${params.id}`);
    return answered(params.id, result, typed, `#change-${typed.change}`);
  },
  confirm: async ({ params, request, locals: { db } }) => {
    const typed = { words: textOf(await request.formData(), 'words') };
    return answered(params.id, await confirmCompletion(db, params.id, typed.words), typed, '#completion');
  },
};
