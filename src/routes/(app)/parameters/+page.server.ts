import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
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
const refused = (code: AppErrorCode | null, typed: Record<string, string>, faulty: string[] = []) =>
  fail(code ? APP_ERRORS[code] : 422, { code, typed, faulty, done: null });
const answer = (result: Result<unknown>, done: 'added' | 'ended', typed: Record<string, string> = {}) =>
  result.ok ? { done, code: null, typed: {} as Record<string, string>, faulty: [] as string[] } : refused(result.error.code, typed);

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
    if (!read.success) return refused(null, typed, [...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
    if (read.data.confidence === 'high' && read.data.sourceUrl === null) return refused(null, typed, ['sourceUrl']);
    return answer(await addOwnParameter(locals.db, read.data), 'added', typed);
  },
  end: async ({ request, locals }) => {
    const form = await request.formData();
    const until = z.iso.date().safeParse(textOf(form, 'until'));
    if (!until.success) return refused('period_empty', {});
    return answer(await endOwnParameter(locals.db, textOf(form, 'code'), textOf(form, 'from'), until.data), 'ended');
  },
};
