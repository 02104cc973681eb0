import { error, fail, redirect } from '@sveltejs/kit';

import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import type { TermSheetContent } from '$lib/domain/term-sheet';
import { shapeTermSheet, type ShapeStep } from '$lib/engine/term-sheets/shape';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { clauseLibrary } from '$lib/server/term-sheet/clause-library';
import { getTermSheet } from '$lib/server/term-sheet/get-term-sheet';
import { PAPER } from '$lib/server/term-sheet/paper-words';
import { proposeVersion } from '$lib/server/term-sheet/propose-version';
import { readTermSheetForm } from '$lib/server/term-sheet/read-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function sheetOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
  const m = await loadMessages(locals.locale);
  const sheet = (await getTermSheet(locals.db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  return { m, sheet };
}

export const load: PageServerLoad = async (event) => {
  const { m, sheet } = await sheetOf(event);
  if (sheet.actsAs === null || sheet.status !== 'open') redirect(303, `/proposals/${sheet.proposalId}/term-sheet`);
  const library = clauseLibrary();
  return {
    title: m.termSheet.editTitle,
    proposalId: sheet.proposalId,
    content: sheet.content,
    newest: sheet.versions.length,
    variables: library.variables,
    clauses: library.clauses.filter((clause) => clause.for.includes(sheet.kind)),
  };
};

/** The form as it was sent, shown again: with a refusal, or with a clause moved. */
const shown = (status: number, content: TermSheetContent, typed: { base: number; note: string }, code: AppErrorCode | null) =>
  fail(status, { error: code, content, ...typed });

async function read(event: RequestEvent) {
  const { sheet } = await sheetOf(event);
  const form = await event.request.formData();
  const editor = event.locals.account?.organisation.name ?? '';
  return {
    sheet,
    form,
    editor,
    content: readTermSheetForm(form, sheet.content, editor),
    typed: { base: Number(textOf(form, 'base')), note: textOf(form, 'note') },
  };
}

export const actions: Actions = {
  shape: async (event) => {
    const { form, editor, content, typed } = await read(event);
    const [verb = '', clause = ''] = textOf(form, 'shape').split(':');
    const steps: Record<string, ShapeStep> = {
      up: { verb: 'up', clause },
      down: { verb: 'down', clause },
      out: { verb: 'out', clause },
      add: { verb: 'add', clause: textOf(form, 'library') },
      own: { verb: 'own', heading: PAPER.ownHeading, text: PAPER.ownText, by: editor },
    };
    const step = steps[verb];
    return shown(200, step ? shapeTermSheet(content, step, clauseLibrary()) : content, typed, null);
  },
  propose: async (event) => {
    const { sheet, content, typed } = await read(event);
    const result = await proposeVersion(event.locals.db, sheet.id, { ...typed, content, source: 'edited' });
    if (!result.ok) return shown(APP_ERRORS[result.error.code], content, typed, result.error.code);
    redirect(303, `/proposals/${sheet.proposalId}/term-sheet?version=${result.value}&compared=${typed.base}`);
  },
};
