import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { asksForRuns } from '$lib/domain/run';
import { readSiting, SITING_FIELDS, type SitingTextFault, type TypedSiting } from '$lib/domain/siting-text';
import { waysOf } from '$lib/engine/stations/ways';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { enqueueRun } from '$lib/server/run/enqueue-run';
import { sitingAsTyped } from '$lib/server/station/siting-typed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  if (account === null || !asksForRuns(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  return { title: m.siting.title, typed: await sitingAsTyped(db, url.searchParams.get('copy'), url.searchParams.has('example')) };
};

const refused = (typed: TypedSiting, why: { faults?: SitingTextFault[]; missing?: number; code?: AppErrorCode }) =>
  fail(why.code ? APP_ERRORS[why.code] : 422, { typed, faults: why.faults ?? [], missing: why.missing ?? 0, code: why.code ?? null });

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(SITING_FIELDS.map((field) => [field, textOf(form, field)])) as TypedSiting;
    const { question, faults } = readSiting(typed);
    if (!question) return refused(typed, { faults });
    const { missing } = waysOf(question);
    if (missing.length > 0) {
      // Asked for in the place where they belong, so that one only has to fill in the numbers.
      const lines = missing.map(({ county, site }) => `${question.counties[county]!.name}\t${question.sites[site]!.name}\t?`);
      return refused({ ...typed, ways: `${typed.ways.trimEnd()}\n${lines.join('\n')}`.trimStart() }, { missing: missing.length });
    }
    const id = await enqueueRun(db, 'siting', question);
    if (!id.ok) return refused(typed, { code: id.error.code });
    redirect(303, `/runs/${id.value}`);
  },
};
