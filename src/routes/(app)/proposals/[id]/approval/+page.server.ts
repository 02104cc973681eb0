import { error, fail, redirect } from '@sveltejs/kit';
import { approvalSubject } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { approvalsOf, approveSecond, askSecondApproval } from '$lib/server/approval/approvals';
import { textOf } from '$lib/server/form-text';
import { conflictWith } from '$lib/server/interest/interests';
import { readProposal } from '$lib/server/proposal/read-proposals';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  const [approvals, proposal] = await Promise.all([approvalsOf(db, params.id), readProposal(db, params.id)]);
  if (!approvals || !proposal) error(404, { code: 'not_found', message: messages.error.not_found });
  const parties = proposal.parties.flatMap(({ organisationId }) => (organisationId === undefined ? [] : [organisationId]));
  return {
    title: `${messages.approval.page} · ${messages.termSheet.toProposal(approvals.number)}`,
    id: params.id,
    approvals,
    mayApprove: account?.role === 'coordinator',
    conflict: await conflictWith(db, parties),
    asked: url.searchParams.has('asked'),
  };
};

export const actions: Actions = {
  approve: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { subject: textOf(form, 'subject'), organisation: textOf(form, 'organisation'), words: textOf(form, 'words') };
    const subject = approvalSubject.find((each) => each === typed.subject);
    if (!subject) return fail(400, { error: 'bad_request' as const, typed });
    const done = await approveSecond(db, params.id, { subject, words: typed.words, organisationId: typed.organisation || null });
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code, typed });
    redirect(303, `/proposals/${params.id}/approval`);
  },
  ask: async ({ params, locals: { db } }) => {
    const done = await askSecondApproval(db, params.id);
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code });
    redirect(303, `/proposals/${params.id}/approval?asked`);
  },
};
