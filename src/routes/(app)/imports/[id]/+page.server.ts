import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { acceptImport } from '$lib/server/import/accept-import';
import { readAgain } from '$lib/server/import/begin-import';
import { discardImport } from '$lib/server/import/discard-import';
import { chooseRows, readRowChoice } from '$lib/server/import/choose-rows';
import { afterTaking, getImport, importChoice, ROWS_SHOWN, takenRows } from '$lib/server/import/get-import';
import { columnChoices, FAULT_ORDERS, faultLines, meanings, refusalText, skippedLines } from '$lib/server/import/import-page';
import { mayImport } from '$lib/server/import/importer';
import { readMappingForm } from '$lib/server/import/mapping-form';
import { registerUnknown, unknownOrganisations, withoutConsent } from '$lib/server/import/register-organisations';
import { pageNumber } from '$lib/server/page-number';
import { saveMapping } from '$lib/server/import/save-mapping';
import { storableText } from '$lib/server/import/storable';
import { submitImport } from '$lib/server/import/submit-import';
import { undoImport } from '$lib/server/import/undo-import';
import { workImport } from '$lib/server/import/work-import';
import { orGoOn } from '$lib/server/batch/or-go-on';
import { importWork } from '$lib/domain/enums';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A page about work under way asks again after so long [s]. */
const REFRESH = 2;

export const load: PageServerLoad = async ({ params, url, locals, setHeaders }) => {
  const { db, account, locale } = locals;
  const messages = await loadMessages(locale);
  const view = await getImport(db, params.id);
  if (!view || !account) error(404, { code: 'not_found', message: messages.error.not_found });
  const isStill = url.searchParams.has('still');
  if ((view.status === 'reading' || view.work) && !view.isInterrupted && !isStill) setHeaders({ refresh: String(REFRESH) });

  const asked = url.searchParams.get('sort');
  const order = FAULT_ORDERS.find((each) => each === asked) ?? 'row';
  const isChecked = view.status === 'checked';
  const words = storableText((url.searchParams.get('q') ?? '').slice(0, 100));
  const [choicePage, takenPage] = [pageNumber(url, 'page'), pageNumber(url, 'list')];
  const isMapping = view.layout !== null && (view.status === 'mapping' || (isChecked && url.searchParams.has('columns')));
  return {
    title: view.fileName,
    view,
    isStill,
    mayAct: mayImport(account.role) && account.organisation.id === view.organisationId,
    refusal: refusalText(view, locale),
    mapping: isMapping ? { columns: columnChoices(view), meanings: meanings(locale), direction: view.mapping?.direction ?? null } : null,
    order,
    faults: isChecked && view.counts.refused > 0 ? await faultLines(db, view, order, locale) : [],
    skipped: skippedLines(view, locale),
    choice: (isChecked || view.status === 'accepted') && !view.work ? await importChoice(db, view.id, words, choicePage) : null,
    words,
    pages: { choice: choicePage, taken: takenPage, size: ROWS_SHOWN },
    rows: (view.status === 'accepted' || view.status === 'undone') && !view.work ? await takenRows(db, view.id, takenPage) : [],
    taken: view.status === 'accepted' && !view.work ? await afterTaking(db, view.id) : null,
    unknown: isChecked && account.role === 'coordinator' ? await unknownOrganisations(db, view) : [],
    withoutConsent: isChecked && account.role === 'coordinator' ? await withoutConsent(db, view) : [],
    submitted: Number(url.searchParams.get('submitted') ?? 0) || null,
    justTaken: Number(url.searchParams.get('taken') ?? 0) || null,
  };
};

const refusedBy = (code: AppErrorCode) => fail(APP_ERRORS[code], { error: code });

/** Does something with the import and shows it again. */
async function act(event: RequestEvent, verb: (id: string) => Promise<Result<unknown>>) {
  const done = await orGoOn('import', verb(event.params.id));
  if (done && !done.ok) return refusedBy(done.error.code);
  redirect(303, `/imports/${event.params.id}`);
}

export const actions: Actions = {
  read: async ({ params, locals: { db, account } }) => {
    const view = await getImport(db, params.id);
    if (!account || !view) return refusedBy('not_found');
    await readAgain(db, account, params.id, { mapping: view.status === 'checked' ? view.mapping : null });
    redirect(303, `/imports/${params.id}`);
  },
  map: async ({ params, request, locals: { db, account } }) => {
    const view = await getImport(db, params.id);
    if (!account || !view?.layout) return refusedBy('not_found');
    const { mapping, fault } = readMappingForm(await request.formData(), view.layout);
    if (fault) return fail(422, { fault, columns: columnChoices(view, mapping), direction: mapping.direction });
    const saved = await saveMapping(db, params.id, view.layout.headerHash, mapping);
    if (!saved.ok) return refusedBy(saved.error.code);
    await readAgain(db, account, params.id, { mapping });
    redirect(303, `/imports/${params.id}`);
  },
  choose: async ({ params, request, locals: { db } }) => {
    const choice = readRowChoice(await request.formData());
    if (!choice) return refusedBy('bad_request');
    const kept = await chooseRows(db, params.id, choice);
    if (!kept.ok) return refusedBy(kept.error.code);
    if (choice.go === 'accept') {
      const taken = await orGoOn('import', acceptImport(db, params.id));
      if (taken && !taken.ok) return refusedBy(taken.error.code);
      redirect(303, `/imports/${params.id}${taken ? `?taken=${taken.value}` : ''}`);
    }
    const page = typeof choice.go === 'object' && choice.go.page > 1 ? { page: String(choice.go.page) } : {};
    const query = new URLSearchParams({ ...(choice.words === '' ? {} : { q: choice.words }), ...page });
    redirect(303, `/imports/${params.id}?${query}#choice`);
  },
  discard: (event) => act(event, (id) => discardImport(event.locals.db, id)),
  undo: async (event) => {
    const form = await event.request.formData();
    const also = form.has('all') ? 'all' : form.getAll('also').filter((ref) => typeof ref === 'string');
    return act(event, (id) => undoImport(event.locals.db, id, also));
  },
  submit: async ({ params, locals: { db } }) => {
    const done = await orGoOn('import', submitImport(db, params.id));
    if (done && !done.ok) return refusedBy(done.error.code);
    redirect(303, `/imports/${params.id}${done ? `?submitted=${done.value}` : ''}`);
  },
  /** Goes on with what was cut off. */
  resume: async (event) => {
    const view = await getImport(event.locals.db, event.params.id);
    const work = importWork.find((each) => each === view?.work?.what);
    return work ? act(event, (id) => workImport(event.locals.db, id, work)) : refusedBy('wrong_state');
  },
  register: async ({ params, locals: { db, account } }) => {
    const view = await getImport(db, params.id);
    if (!account || !view) return refusedBy('not_found');
    const done = await registerUnknown(db, view);
    if (!done.ok) return refusedBy(done.error.code);
    await readAgain(db, account, params.id, { mapping: view.mapping });
    redirect(303, `/imports/${params.id}`);
  },
};
