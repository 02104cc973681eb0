import { error, fail } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { listInvitations, revokeInvitation } from '$lib/server/invitation/invitations';
import { inviteMember, resendInvitation } from '$lib/server/invitation/invite-member';
import { removeMember, setManager } from '$lib/server/organisation/change-member';
import { listMembers } from '$lib/server/organisation/list-members';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, params, locals: { db, locale } }) => {
  const { organisation } = await parent();
  if (!organisation.rights.seeMembers) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const [members, invitations] = await Promise.all([listMembers(db, params.id), listInvitations(db, params.id, new Date().toISOString())]);
  return { members, invitations };
};

type Done = 'invited' | 'resent' | 'revoked' | 'changedMember';
const refused = (code: AppErrorCode, email = '') => fail(APP_ERRORS[code], { code, email, done: null });
const answer = (result: Result<unknown>, done: Done) => (result.ok ? { done, email: '', code: null } : refused(result.error.code));

export const actions: Actions = {
  invite: async ({ request, params, locals, url }) => {
    const form = await request.formData();
    const email = textOf(form, 'email');
    const invited = await inviteMember(
      { db: locals.db, serviceDb: locals.serviceDb, origin: url.origin },
      { organisationId: params.id, email, asManager: form.has('manager') },
    );
    return invited.ok ? { done: 'invited' as const, email, code: null } : refused(invited.error.code, email);
  },
  resend: async ({ request, locals, url }) => {
    const id = textOf(await request.formData(), 'id');
    return answer(await resendInvitation({ db: locals.db, serviceDb: locals.serviceDb, origin: url.origin }, id), 'resent');
  },
  revoke: async ({ request, locals }) => answer(await revokeInvitation(locals.db, textOf(await request.formData(), 'id')), 'revoked'),
  manager: async ({ request, locals }) => {
    const form = await request.formData();
    return answer(await setManager(locals.db, textOf(form, 'id'), textOf(form, 'is') === 'true'), 'changedMember');
  },
  remove: async ({ request, locals }) => {
    const form = await request.formData();
    return answer(await removeMember(locals.db, textOf(form, 'id'), textOf(form, 'why')), 'changedMember');
  },
};
