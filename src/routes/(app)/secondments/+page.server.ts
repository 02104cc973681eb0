import { error, fail } from '@sveltejs/kit';
import { keepsRosters, seesRosters } from '$lib/domain/account';
import type { RosterKindCode } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { ROSTER_KINDS } from '$lib/domain/roster-field';
import type { RosterEntry } from '$lib/domain/roster-entry';
import { rosterOverview } from '$lib/domain/roster-overview';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { answerExchange, closeExchange } from '$lib/server/roster/answer-exchange';
import { exchangePartners } from '$lib/server/roster/exchange-partners';
import { listExchanges } from '$lib/server/roster/list-exchanges';
import { offerExchange } from '$lib/server/roster/offer-exchange';
import { openPersonRequests } from '$lib/server/roster/person-requests';
import { rosterEntries } from '$lib/server/roster/roster-entries';
import { seesReport } from '$lib/server/secondment-report/report-request';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, account, locale } }) => {
  const m = await loadMessages(locale);
  if (!account || !seesRosters(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const keeps = keepsRosters(account.role);
  const [exchanges, partners, requests, ...lists] = await Promise.all([
    listExchanges(db, account.organisation.id),
    keeps ? exchangePartners(db) : [],
    keeps ? openPersonRequests(db) : [],
    ...ROSTER_KINDS.map((kind) => rosterEntries(db, kind)),
  ]);
  const registers = Object.fromEntries(ROSTER_KINDS.map((kind, at) => [kind, lists[at] ?? []])) as Record<RosterKindCode, RosterEntry[]>;
  return {
    title: m.roster.title,
    keeps,
    mayReport: seesReport(account),
    exchanges,
    partners,
    requests,
    counts: ROSTER_KINDS.map((kind) => ({ kind, entries: registers[kind].length })),
    overview: rosterOverview(registers),
  };
};

export const actions: Actions = {
  offer: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      partner: textOf(form, 'partner'),
      name: textOf(form, 'name'),
      purpose: textOf(form, 'purpose'),
      startsOn: textOf(form, 'startsOn'),
      endsOn: textOf(form, 'endsOn'),
      maxDifference: textOf(form, 'maxDifference'),
    };
    const offered = await offerExchange(db, typed);
    if (!offered.ok) return fail(APP_ERRORS[offered.error.code], { code: offered.error.code, typed });
    return { code: null, typed: null };
  },
  answer: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const answered = await answerExchange(db, textOf(form, 'id'), textOf(form, 'joins') === 'yes', textOf(form, 'why'));
    return answered.ok ? { code: null, typed: null } : fail(APP_ERRORS[answered.error.code], { code: answered.error.code, typed: null });
  },
  close: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const closed = await closeExchange(db, textOf(form, 'id'), textOf(form, 'why'));
    return closed.ok ? { code: null, typed: null } : fail(APP_ERRORS[closed.error.code], { code: closed.error.code, typed: null });
  },
};
