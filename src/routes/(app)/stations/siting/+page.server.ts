import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { asksForRuns } from '$lib/domain/run';
import { MOST_ASKED, readSiting, SITING_FIELDS, withAsked, type SitingTextFault, type TypedSiting } from '$lib/domain/siting-text';
import { waysOf } from '$lib/engine/stations/ways';
import { loadMessages } from '$lib/i18n';
import { SHEET_MESSAGES } from '$lib/i18n/sheet-messages';
import { fileOf, textOf } from '$lib/server/form-text';
import { ROSTER_LIMITS } from '$lib/server/roster/read-book';
import { tablesOfFile } from '$lib/server/station/siting-file';
import { enqueueSiting } from '$lib/server/station/siting-tables';
import { sitingAsTyped } from '$lib/server/station/siting-typed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  if (account === null || !asksForRuns(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  return {
    title: m.siting.title,
    typed: await sitingAsTyped(db, { copy: url.searchParams.get('copy'), example: url.searchParams.has('example'), locale }),
  };
};

type Refusal = { faults?: SitingTextFault[]; missing?: number; code?: AppErrorCode; file?: string };
const refused = (typed: TypedSiting, { faults = [], missing = 0, code, file }: Refusal) =>
  fail(code ? APP_ERRORS[code] : 422, {
    typed,
    faults,
    missing,
    asked: Math.min(missing, MOST_ASKED),
    code: code ?? null,
    file: file ?? null,
  });

export const actions: Actions = {
  default: async ({ request, locals: { db, locale } }) => {
    const form = await request.formData();
    const pasted = Object.fromEntries(SITING_FIELDS.map((field) => [field, textOf(form, field)])) as TypedSiting;
    const file = fileOf(form, 'file');
    if (file && file.size > ROSTER_LIMITS.fileBytes) return refused(pasted, { code: 'file_too_large' });
    const read = file ? await tablesOfFile(new Uint8Array(await file.arrayBuffer())) : null;
    if (read && !read.ok) return refused(pasted, { file: SHEET_MESSAGES[locale].fault.refusal[read.refusal] });
    const typed = { ...pasted, ...read?.tables };
    const { question, faults } = readSiting(typed);
    if (!question) return refused(typed, { faults });
    const missing = waysOf(question).missing.map(({ county, site }) => ({
      county: question.counties[county]!.name,
      site: question.sites[site]!.name,
    }));
    // Asked for in the place where they belong, so that one only has to fill in the numbers.
    if (missing.length > 0) return refused({ ...typed, ways: withAsked(typed.ways, missing) }, { missing: missing.length });
    const id = await enqueueSiting(db, question);
    if (!id.ok) return refused(typed, { code: id.error.code });
    redirect(303, `/runs/${id.value}`);
  },
};
