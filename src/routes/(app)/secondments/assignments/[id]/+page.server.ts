import { error, fail, redirect } from '@sveltejs/kit';
import { secondmentParty, secondmentStep, secondmentTaskKind, signatureChannel } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { getAssignment } from '$lib/server/assignment/assignment';
import { draftRecord, getPassport, signRecord } from '$lib/server/assignment/records';
import { moveStep, reportStep } from '$lib/server/assignment/steps';
import { dropTask, finishTask, nameCounterpart, saveTask } from '$lib/server/assignment/tasks';
import { verifyCodeOf } from '$lib/server/term-sheet/verify';
import { textOf } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const assignment = (await getAssignment(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const passport = await getPassport(db, assignment.personId);
  return {
    title: m.assignment.of(assignment.person, assignment.post),
    assignment,
    record: passport?.records.find(({ secondmentId }) => secondmentId === assignment.id) ?? null,
    verifyCode: await verifyCodeOf(db, 'secondment', assignment.id),
    origin: url.origin,
  };
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string) => DAY.test(text) && !Number.isNaN(Date.parse(text));
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Typed = Partial<Record<string, string>>;
/** What was typed comes back, in the form in which it was. */
const refused = (code: AppErrorCode, typed: Typed) => fail(APP_ERRORS[code], { error: code, typed });
const answered = (id: string, result: Result<unknown, AppErrorCode>, typed: Typed, to: string) => {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, `/secondments/assignments/${id}${to}`);
};

async function typedIn(act: string, request: Request): Promise<Record<string, string>> {
  const form = await request.formData();
  return { ...Object.fromEntries([...form.keys()].map((key) => [key, textOf(form, key)])), act };
}
const of = (typed: Record<string, string>, key: string): string => typed[key] ?? '';

export const actions: Actions = {
  counterpart: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('counterpart', request);
    const values = { name: of(typed, 'name'), post: of(typed, 'post'), contact: of(typed, 'contact') };
    return answered(params.id, await nameCounterpart(db, params.id, values), typed, '#counterpart');
  },
  task: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('task', request);
    const kind = secondmentTaskKind.find((each) => each === typed['kind']);
    const task = of(typed, 'task');
    if (!kind || !isDay(of(typed, 'dueOn')) || (task !== '' && !UUID.test(task))) return refused('bad_request', typed);
    const values = {
      kind,
      title: of(typed, 'title'),
      deliverable: of(typed, 'deliverable'),
      whom: of(typed, 'whom'),
      dueOn: of(typed, 'dueOn'),
    };
    const seen = task === '' ? null : { id: task, revision: Number(of(typed, 'revision')) || 0 };
    return answered(params.id, await saveTask(db, params.id, seen, values), typed, '#tasks');
  },
  finish: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('finish', request);
    if (!UUID.test(of(typed, 'task')) || !isDay(of(typed, 'doneOn'))) return refused('bad_request', typed);
    const done = await finishTask(db, of(typed, 'task'), of(typed, 'doneOn'), of(typed, 'outcome'));
    return answered(params.id, done, typed, `#task-${of(typed, 'task')}`);
  },
  drop: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('drop', request);
    if (!UUID.test(of(typed, 'task'))) return refused('bad_request', typed);
    return answered(params.id, await dropTask(db, of(typed, 'task'), of(typed, 'why')), typed, `#task-${of(typed, 'task')}`);
  },
  report: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('report', request);
    const step = secondmentStep.find((each) => each === typed['step']);
    const party = secondmentParty.find((each) => each === typed['party']);
    const channel = signatureChannel.find((each) => each === typed['channel']);
    if (!step || !party || !channel) return refused('bad_request', typed);
    const said = {
      step,
      party,
      channel,
      words: of(typed, 'words'),
      needs: of(typed, 'needs'),
      isKept: typed['isKept'] === undefined ? null : typed['isKept'] === 'yes',
      signerPost: of(typed, 'signerPost'),
      signerName: of(typed, 'signerName'),
    };
    return answered(params.id, await reportStep(db, params.id, said), typed, `#step-${step}`);
  },
  move: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('move', request);
    const step = secondmentStep.find((each) => each === typed['step']);
    if (!step || !isDay(of(typed, 'dueOn'))) return refused('bad_request', typed);
    return answered(params.id, await moveStep(db, params.id, step, of(typed, 'dueOn'), of(typed, 'why')), typed, `#step-${step}`);
  },
  draft: async ({ params, locals: { db } }) => answered(params.id, await draftRecord(db, params.id), {}, '#record'),
  sign: async ({ params, request, locals: { db } }) => {
    const typed = await typedIn('sign', request);
    const party = secondmentParty.find((each) => each === typed['party']);
    const channel = signatureChannel.find((each) => each === typed['channel']);
    if (!party || !channel || !UUID.test(of(typed, 'record'))) return refused('bad_request', typed);
    const signature = { party, channel, hash: of(typed, 'hash'), signerPost: of(typed, 'signerPost'), signerName: of(typed, 'signerName') };
    return answered(params.id, await signRecord(db, of(typed, 'record'), signature), typed, '#record');
  },
};
