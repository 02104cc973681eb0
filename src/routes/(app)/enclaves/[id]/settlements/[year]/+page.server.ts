import { error, fail, redirect } from '@sveltejs/kit';
import { DealParty } from '$lib/domain/enclave-deal';
import { disputeOutcome, disputeSubject, settlementSide } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { MAX_EVIDENCE_BYTES } from '$lib/domain/evidence-file';
import { loadMessages } from '$lib/i18n';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import { getEnclave } from '$lib/server/enclave/get-enclave';
import { addDisputePaper, answerDispute, closeDispute, openDispute } from '$lib/server/settlement/dispute';
import { figuresTyped } from '$lib/server/settlement/figures-form';
import { fenTyped } from '$lib/server/settlement/form-money';
import { readLedger, type LedgerYear } from '$lib/server/settlement/ledger';
import { recordEntry, recordFigures } from '$lib/server/settlement/record';
import { confirmStatement, drawStatement } from '$lib/server/settlement/statement';
import { yearView } from '$lib/server/settlement/year-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const m = await loadMessages(locals.locale);
  const view = await yearView(locals, params.id, Number(params.year), m);
  return view ?? error(404, { code: 'not_found', message: m.error.not_found });
};

type Typed = Record<string, string>;
/** Refused: what was typed comes back to the form that it was typed into. */
const refused = (form: string, code: AppErrorCode, typed: Typed) => fail(APP_ERRORS[code], { form, code, typed });
const typedIn = (form: FormData): Typed =>
  Object.fromEntries([...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

type Event = { params: { id: string; year: string }; request: Request; locals: App.Locals };
type Given = { form: FormData; settlement: LedgerYear; event: Event };

/** Reads the form and the year's ledger, does one thing, and comes back to the page at a place, or with what was refused. */
const acting =
  (name: string, act: (given: Given) => Promise<Result<unknown, AppErrorCode>>, place = '') =>
  async (event: Event) => {
    if (isTooLarge(event.request, MAX_EVIDENCE_BYTES)) return refused(name, 'file_too_large', {});
    const form = await event.request.formData();
    const enclave = await getEnclave(event.locals.db, event.params.id);
    const ledger = enclave && (await readLedger(event.locals.db, enclave));
    const settlement = ledger?.find(({ year }) => year === Number(event.params.year));
    const key = `${name}${textOf(form, 'dispute') || textOf(form, 'corrects') || textOf(form, 'direction')}`;
    if (!settlement) return refused(key, 'not_found', typedIn(form));
    const done = await act({ form, settlement, event });
    if (!done.ok) return refused(key, done.error.code, typedIn(form));
    redirect(303, `/enclaves/${event.params.id}/settlements/${event.params.year}${place}`);
  };
const bad = { ok: false, error: { code: 'bad_request' } } as const;
const incomplete = { ok: false, error: { code: 'figures_incomplete' } } as const;

export const actions: Actions = {
  figures: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const enclave = await getEnclave(db, params.id);
    const figures = enclave && (await figuresTyped(db, enclave, Number(params.year), form));
    if (!figures) return refused('figures', 'figures_incomplete', typedIn(form));
    const recorded = await recordFigures(db, params.id, { year: Number(params.year), figures, why: textOf(form, 'why') });
    if (!recorded.ok) return refused('figures', recorded.error.code, typedIn(form));
    redirect(303, `/enclaves/${params.id}/settlements/${params.year}`);
  },

  entry: acting(
    'entry',
    async ({ form, settlement, event }) => {
      const [from, to] = textOf(form, 'direction').split('>');
      const [payer, payee] = [DealParty.safeParse(from), DealParty.safeParse(to)];
      const side = settlementSide.find((each) => each === textOf(form, 'side'));
      const amount = fenTyped(textOf(form, 'amount'));
      if (!payer.success || !payee.success || !side) return bad;
      if (amount === null || !/^\d{4}-\d{2}-\d{2}$/.test(textOf(form, 'on'))) return incomplete;
      const corrects = Number(textOf(form, 'corrects')) || null;
      const entry = { side, from: payer.data, to: payee.data, amount, on: textOf(form, 'on'), voucher: textOf(form, 'voucher'), corrects };
      return recordEntry(event.locals.db, settlement.id, { ...entry, why: textOf(form, 'why') });
    },
    '#entries',
  ),

  draw: acting('draw', ({ settlement, event }) => drawStatement(event.locals.db, event.params.id, settlement), '#statement'),
  confirm: acting(
    'confirm',
    ({ form, settlement, event }) =>
      confirmStatement(event.locals.db, settlement.id, {
        number: Number(textOf(form, 'number')) || 0,
        hash: textOf(form, 'hash'),
        post: textOf(form, 'post'),
      }),
    '#statement',
  ),

  open: acting(
    'open',
    async ({ form, settlement, event }) => {
      const subject = disputeSubject.find((each) => each === textOf(form, 'subject'));
      const typed = textOf(form, 'amount').trim();
      const amount = typed === '' ? null : fenTyped(typed);
      if (!subject) return bad;
      if (typed !== '' && amount === null) return incomplete;
      return openDispute(event.locals.db, settlement.id, { subject, claim: textOf(form, 'claim'), amount });
    },
    '#disputes',
  ),
  answer: acting(
    'answer',
    ({ form, event }) => answerDispute(event.locals.db, textOf(form, 'dispute'), textOf(form, 'words')),
    '#disputes',
  ),
  paper: acting(
    'paper',
    async ({ form, event }) => {
      const file = fileOf(form, 'file');
      if (!file) return { ok: false, error: { code: 'file_missing' } };
      const title = [...(textOf(form, 'title').trim() || file.name)].slice(0, 120).join('');
      const own = event.locals.account?.organisation.id ?? '';
      return addDisputePaper(event.locals.db, own, { disputeId: textOf(form, 'dispute'), file, title });
    },
    '#disputes',
  ),
  close: acting(
    'close',
    async ({ form, event }) => {
      const outcome = disputeOutcome.find((each) => each === textOf(form, 'outcome'));
      const adjustment = textOf(form, 'adjustment').trim() === '' ? 0 : fenTyped(textOf(form, 'adjustment'));
      if (!outcome) return bad;
      if (adjustment === null) return incomplete;
      const [from, to] = textOf(form, 'direction').split('>');
      const party = (text: string | undefined) => (adjustment === 0 ? null : (DealParty.safeParse(text).data ?? null));
      return closeDispute(event.locals.db, textOf(form, 'dispute'), {
        outcome,
        words: textOf(form, 'words'),
        adjustment: outcome === 'amount_agreed' ? adjustment : 0,
        from: outcome === 'amount_agreed' ? party(from) : null,
        to: outcome === 'amount_agreed' ? party(to) : null,
      });
    },
    '#disputes',
  ),
};
