import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';

import { reservationDirection } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import type { TermSheet } from '$lib/domain/term-sheet';
import { openVariables } from '$lib/engine/term-sheets/clause-pieces';
import { compareTermSheets } from '$lib/engine/term-sheets/compare';
import { missingClauses } from '$lib/engine/term-sheets/draft';
import { loadMessages } from '$lib/i18n';
import type { Db } from '$lib/server/db';
import { textOf } from '$lib/server/form-text';
import { approvalsOf } from '$lib/server/approval/approvals';
import { conflictWith } from '$lib/server/interest/interests';
import { clauseLibrary } from '$lib/server/term-sheet/clause-library';
import { getTermSheet } from '$lib/server/term-sheet/get-term-sheet';
import { negotiableProposal } from '$lib/server/term-sheet/negotiable-proposal';
import { commentOnClause, raiseIssue, setReservation, settleIssue } from '$lib/server/term-sheet/negotiate';
import {
  handInPaper,
  resumeTermSheet,
  setSigningOrder,
  signTermSheet,
  startSigning,
  stopSigning,
  termSheetDoors,
  withdrawTermSheet,
} from '$lib/server/term-sheet/sign';
import type { Actions, PageServerLoad } from './$types';

const Version = z.coerce.number().int().min(1).max(9999).optional().catch(undefined);

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const m = await loadMessages(locals.locale);
  const version = Version.parse(url.searchParams.get('version') ?? undefined);
  const compared = Version.parse(url.searchParams.get('compared') ?? undefined);
  const sheet = await getTermSheet(locals.db, params.id, { version, compared });
  if (!sheet) {
    // Nobody has begun it, or there is no such version.
    if (await negotiableProposal(locals.db, params.id)) redirect(303, `/proposals/${params.id}/term-sheet${version ? '' : '/new'}`);
    error(404, { code: 'not_found', message: m.error.not_found });
  }
  const library = clauseLibrary();
  return {
    title: `${m.termSheet.title} · ${m.termSheet.toProposal(sheet.number)}`,
    sheet,
    redline:
      sheet.compared && compared !== undefined ? { from: compared, changes: compareTermSheets(sheet.compared, sheet.content) } : null,
    variables: library.variables,
    library: library.clauses.map(({ id, why, source, confidence }) => ({ id, why: why[locals.locale], source, confidence })),
    lacking: missingClauses(sheet.content, sheet.kind, library).map(({ heading }) => heading),
    blanks: openVariables(sheet.content).length,
    conflict: await conflictWith(
      locals.db,
      sheet.parties.map(({ id }) => id),
    ),
    approvals: (await approvalsOf(locals.db, params.id))?.items ?? [],
    doors: await termSheetDoors(locals.db, params.id),
    verifyUrl: sheet.verifyCode ? `${url.origin}/verify/${sheet.verifyCode}` : null,
  };
};

/** What was typed comes back with the refusal. */
type Typed = {
  clause?: string;
  words?: string;
  title?: string;
  how?: string;
  value?: string;
  issue?: string;
  name?: string;
  post?: string;
  organisation?: string;
  signedOn?: string;
  why?: string;
};
const refused = (code: AppErrorCode, typed: Typed = {}) => fail(APP_ERRORS[code], { error: code, typed });

/** Does one thing to the sheet of the page and shows it again. */
async function act(
  { params, locals: { db } }: { params: { id: string }; locals: { db: Db } },
  typed: Typed,
  verb: (sheet: TermSheet) => Promise<Result<unknown, AppErrorCode>>,
  to = '',
) {
  const sheet = await getTermSheet(db, params.id);
  if (!sheet) return refused('not_found', typed);
  const result = await verb(sheet);
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, `/proposals/${params.id}/term-sheet${to}`);
}

export const actions: Actions = {
  comment: async (event) => {
    const form = await event.request.formData();
    const typed = { clause: textOf(form, 'clause'), words: textOf(form, 'words') };
    const version = Number(textOf(form, 'version'));
    return act(
      event,
      typed,
      ({ id }) => commentOnClause(event.locals.db, id, { ...typed, version }),
      `?version=${version}#${typed.clause}`,
    );
  },
  raise: async (event) => {
    const title = textOf(await event.request.formData(), 'title');
    return act(event, { title }, ({ id }) => raiseIssue(event.locals.db, id, title), '#issues');
  },
  settle: async (event) => {
    const form = await event.request.formData();
    const typed = { issue: textOf(form, 'issue'), how: textOf(form, 'how') };
    return act(event, typed, ({ id }) => settleIssue(event.locals.db, id, Number(typed.issue), typed.how), '#issues');
  },
  reserve: async (event) => {
    const form = await event.request.formData();
    const typed = { issue: textOf(form, 'issue'), value: textOf(form, 'value') };
    const direction = reservationDirection.find((each) => each === textOf(form, 'direction'));
    // Full-width digits and grouping are typed as they come.
    const value = Number(typed.value.normalize('NFKC').replaceAll(/[,\s]/g, '') || NaN);
    if (!direction || !Number.isFinite(value)) return refused('bad_request', typed);
    return act(event, typed, ({ id }) => setReservation(event.locals.db, id, Number(typed.issue), { direction, value }), '#issues');
  },
  order: async (event) => {
    const form = await event.request.formData();
    return act(
      event,
      {},
      ({ id }) => {
        const steps = new Map<number, string[]>();
        for (const signer of form.getAll('signer').filter((each) => typeof each === 'string')) {
          const step = Number(textOf(form, `step-${signer}`)) || 1;
          steps.set(step, [...(steps.get(step) ?? []), signer]);
        }
        return setSigningOrder(
          event.locals.db,
          id,
          [...steps.entries()].sort(([a], [b]) => a - b).map(([, signers]) => signers),
        );
      },
      '#signing',
    );
  },
  paper: async (event) => {
    const form = await event.request.formData();
    const typed = {
      organisation: textOf(form, 'organisation'),
      name: textOf(form, 'name'),
      post: textOf(form, 'post'),
      signedOn: textOf(form, 'signed-on'),
    };
    const [file, consentId] = [form.get('file'), textOf(form, 'consent')];
    if (textOf(form, 'same') !== 'on' || !/^\d{4}-\d{2}-\d{2}$/.test(typed.signedOn)) return refused('bad_request', typed);
    if (!consentId) return refused('consent_needed', typed);
    if (!(file instanceof File)) return refused('file_missing', typed);
    const paper = { ...typed, organisationId: typed.organisation, version: Number(textOf(form, 'version')), hash: textOf(form, 'hash') };
    return act(event, typed, ({ id }) => handInPaper(event.locals.db, id, { ...paper, consentId, file }), '#signing');
  },
  start: async (event) => {
    const version = Number(textOf(await event.request.formData(), 'version'));
    return act(event, {}, ({ id }) => startSigning(event.locals.db, id, version), '#signing');
  },
  stop: async (event) => {
    const why = textOf(await event.request.formData(), 'why');
    return act(event, { why }, ({ id }) => stopSigning(event.locals.db, id, why), '#signing');
  },
  withdraw: async (event) => {
    const why = textOf(await event.request.formData(), 'why');
    return act(event, { why }, ({ id }) => withdrawTermSheet(event.locals.db, id, why));
  },
  resume: async (event) => act(event, {}, (sheet) => resumeTermSheet(event.locals.db, sheet)),
  sign: async (event) => {
    const form = await event.request.formData();
    const typed = { name: textOf(form, 'name'), post: textOf(form, 'post') };
    if (textOf(form, 'read') !== 'on') return refused('bad_request', typed);
    const signed = { ...typed, version: Number(textOf(form, 'version')), hash: textOf(form, 'hash') };
    return act(event, typed, ({ id }) => signTermSheet(event.locals.db, id, signed), '#signing');
  },
};
