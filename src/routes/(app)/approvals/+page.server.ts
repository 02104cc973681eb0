import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { seesThresholds, setsThresholds } from '$lib/domain/approval';
import { approvalMeasure, approvalSubject } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { parseNumber } from '$lib/domain/quantity-text';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { listThresholds, setThreshold } from '$lib/server/approval/approvals';
import { textOf } from '$lib/server/form-text';
import { listOffices } from '$lib/server/organisation/list-offices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !seesThresholds(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const today = chineseDay(new Date());
  const isOffice = account.role === 'coordinator';
  const [rows, offices] = await Promise.all([
    listThresholds(db, isOffice ? account.organisation.id : null),
    account.role === 'administrator' ? listOffices(db) : [],
  ]);
  const begun = new Set<string>();
  return {
    title: messages.approval.title,
    today,
    maySet: setsThresholds(account.role),
    offices,
    done: url.searchParams.has('done'),
    // The newest that has begun counts, for each office, subject and measure.
    rows: rows.map((row) => {
      const key = `${row.officeId} ${row.subject} ${row.measure}`;
      const counts = row.validFrom <= today && !begun.has(key);
      if (counts) begun.add(key);
      return { ...row, counts, isUpcoming: row.validFrom > today };
    }),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      subject: textOf(form, 'subject'),
      measure: textOf(form, 'measure'),
      atLeast: textOf(form, 'at-least').trim(),
      validFrom: textOf(form, 'from'),
      why: textOf(form, 'why'),
      office: textOf(form, 'office'),
    };
    const subject = approvalSubject.find((each) => each === typed.subject);
    const measure = approvalMeasure.find((each) => each === typed.measure);
    const number = typed.atLeast === '' ? null : parseNumber(typed.atLeast, ['万元', '亩', '人']);
    if (
      !subject ||
      !measure ||
      (number && (!number.ok || number.value <= 0)) ||
      !z.iso.date().safeParse(typed.validFrom).success ||
      typed.validFrom < chineseDay(new Date())
    )
      return fail(422, { bad: true as const, typed });
    const done = await setThreshold(db, {
      subject,
      measure,
      atLeast: number?.ok ? number.value : null,
      validFrom: typed.validFrom,
      why: typed.why,
      officeId: typed.office || null,
    });
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { code: done.error.code, typed });
    redirect(303, '/approvals?done');
  },
};
