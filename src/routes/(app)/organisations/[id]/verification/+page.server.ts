import { error, fail } from '@sveltejs/kit';
import { evidenceKind } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { MAX_EVIDENCE_BYTES } from '$lib/domain/evidence-file';
import { loadMessages } from '$lib/i18n';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import { conflictWith } from '$lib/server/interest/interests';
import { addPaper, removePaper } from '$lib/server/verification/add-paper';
import { answerVerification, askVerification } from '$lib/server/verification/answer-verification';
import { listVerifications } from '$lib/server/verification/list-verifications';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, params, locals: { db, locale } }) => {
  const { organisation } = await parent();
  if (!organisation.rights.seePapers) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return { ...(await listVerifications(db, params.id)), conflict: organisation.rights.vouch ? await conflictWith(db, [params.id]) : null };
};

type Done = 'uploaded' | 'asked' | 'answered' | 'changedMember';
const refused = (code: AppErrorCode, typed = '') => fail(APP_ERRORS[code], { code, typed, done: null });
const answer = (result: Result<unknown>, done: Done, typed = '') =>
  result.ok ? { done, code: null, typed: '' } : refused(result.error.code, typed);

export const actions: Actions = {
  upload: async ({ request, params, locals }) => {
    // Refused by its length: the bytes of a huge file are never read.
    if (isTooLarge(request, MAX_EVIDENCE_BYTES)) return refused('file_too_large');
    const form = await request.formData();
    const file = fileOf(form, 'file');
    const kind = evidenceKind.find((each) => each === textOf(form, 'kind'));
    if (!file) return refused('file_missing', textOf(form, 'title'));
    if (!kind) return refused('bad_request', textOf(form, 'title'));
    const title = [...(textOf(form, 'title').trim() || file.name || kind)].slice(0, 120).join('');
    return answer(await addPaper(locals.db, params.id, { file, kind, title }), 'uploaded', title);
  },
  remove: async ({ request, locals }) => answer(await removePaper(locals.db, textOf(await request.formData(), 'id')), 'changedMember'),
  ask: async ({ request, params, locals }) => {
    const note = textOf(await request.formData(), 'note');
    return answer(await askVerification(locals.db, params.id, note), 'asked', note);
  },
  answer: async ({ request, locals }) => {
    const form = await request.formData();
    const comment = textOf(form, 'comment');
    const accept = textOf(form, 'verdict') === 'accept';
    return answer(await answerVerification(locals.db, textOf(form, 'id'), accept, comment), 'answered', comment);
  },
};
