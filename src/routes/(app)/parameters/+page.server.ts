import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, err, type Result } from '$lib/domain/errors';
import { FiscalParameter } from '$lib/domain/fiscal-parameter';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { listParameters } from '$lib/server/parameter/list-parameters';
import { addOwnParameter, endOwnParameter } from '$lib/server/parameter/own-rows';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account, today }, url }) => {
  const asked = z.iso.date().safeParse(url.searchParams.get('day'));
  const day = asked.success ? asked.data : today;
  return {
    title: (await loadMessages(locale)).parameter.title,
    day,
    rows: await listParameters(db, day),
    ownOffice: account?.role === 'coordinator' ? account.organisation.id : null,
  };
};

const FIELDS = ['code', 'value', 'unit', 'validFrom', 'validUntil', 'source', 'sourceUrl', 'confidence'] as const;
/** What the page is told: what was typed comes back as long as it was not taken. */
function answer(of: 'add' | 'end', result: Result<unknown>, typed: Record<string, string> = {}) {
  if (result.ok) return { of, done: true, code: null, faulty: [] as string[], typed: {} as Record<string, string> };
  return fail(APP_ERRORS[result.error.code], { of, done: false, code: result.error.code, faulty: [] as string[], typed });
}
const faulty = (fields: string[], typed: Record<string, string>) =>
  fail(422, { of: 'add' as const, done: false, code: null, faulty: [...new Set(fields)], typed });

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const form = await request.formData();
    const typed: Record<string, string> = Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field).trim()]));
    const read = FiscalParameter.safeParse({
      ...typed,
      value: typed.value === '' ? undefined : Number(typed.value),
      validUntil: typed.validUntil || null,
      sourceUrl: typed.sourceUrl || null,
    });
    if (!read.success)
      return faulty(
        read.error.issues.map(({ path }) => String(path[0])),
        typed,
      );
    if (read.data.confidence === 'high' && read.data.sourceUrl === null) return faulty(['sourceUrl'], typed);
    return answer('add', await addOwnParameter(locals.db, read.data), typed);
  },
  end: async ({ request, locals }) => {
    const form = await request.formData();
    const until = z.iso.date().safeParse(textOf(form, 'until'));
    if (!until.success) return answer('end', err('period_empty'));
    return answer('end', await endOwnParameter(locals.db, textOf(form, 'code'), textOf(form, 'from'), until.data));
  },
};
