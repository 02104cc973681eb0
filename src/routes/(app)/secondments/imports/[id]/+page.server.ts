import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { pageNumber } from '$lib/server/page-number';
import { columnsInForm, rememberColumns } from '$lib/server/roster/roster-columns';
import { getRosterImport, ROSTER_ROWS_SHOWN } from '$lib/server/roster/roster-import';
import { acceptRosterImport, chooseRosterRows, discardRosterImport, undoRosterImport } from '$lib/server/roster/take-roster-import';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const page = pageNumber(url, 'page');
  const found = await getRosterImport(db, params.id, page);
  if (!found) error(404, { code: 'not_found', message: m.error.not_found });
  return {
    title: `${m.roster.import.title} · ${found.fileName}`,
    found,
    page,
    pages: Math.max(1, Math.ceil(found.counts.takeable / ROSTER_ROWS_SHOWN)),
  };
};

const answer = (result: Result<unknown>) => {
  const code: AppErrorCode | null = result.ok ? null : result.error.code;
  return code === null ? { code } : fail(APP_ERRORS[code], { code });
};
const numbers = (form: FormData, name: string): number[] => form.getAll(name).map(Number).filter(Number.isInteger);

export const actions: Actions = {
  choose: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    return answer(await chooseRosterRows(db, params.id, numbers(form, 'shown'), numbers(form, 'take')));
  },
  // Every button of the choice keeps its page's ticks.
  accept: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const shown = numbers(form, 'shown');
    if (shown.length > 0) {
      const chosen = await chooseRosterRows(db, params.id, shown, numbers(form, 'take'));
      if (!chosen.ok) return answer(chosen);
    }
    return answer(await acceptRosterImport(db, params.id));
  },
  /** What the unknown columns mean: kept for every later workbook; this one is read anew, as its file is not kept. */
  columns: async ({ params, request, locals: { db } }) => {
    const meanings = columnsInForm(await request.formData());
    if (meanings.length === 0) return answer({ ok: false, error: { code: 'nothing_chosen' } });
    const kept = await rememberColumns(db, meanings);
    if (!kept.ok) return answer(kept);
    const discarded = await discardRosterImport(db, params.id);
    if (!discarded.ok) return answer(discarded);
    redirect(303, '/secondments/imports?remembered');
  },
  undo: async ({ params, locals: { db } }) => answer(await undoRosterImport(db, params.id)),
  discard: async ({ params, locals: { db } }) => {
    const discarded = await discardRosterImport(db, params.id);
    if (!discarded.ok) return answer(discarded);
    redirect(303, '/secondments/imports');
  },
};
