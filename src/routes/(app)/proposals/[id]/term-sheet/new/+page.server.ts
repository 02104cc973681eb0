import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { beginTermSheet } from '$lib/server/term-sheet/begin-term-sheet';
import { negotiableProposal } from '$lib/server/term-sheet/negotiable-proposal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function proposalOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
  const m = await loadMessages(locals.locale);
  const proposal = (await negotiableProposal(locals.db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  if (proposal.hasSheet) redirect(303, `/proposals/${proposal.id}/term-sheet`);
  return { m, proposal };
}

export const load: PageServerLoad = async (event) => {
  const { m, proposal } = await proposalOf(event);
  return { title: m.termSheet.begin, proposal: { id: proposal.id, number: proposal.number, title: proposal.title } };
};

export const actions: Actions = {
  default: async (event) => {
    const { proposal } = await proposalOf(event);
    const result = await beginTermSheet(event.locals.db, proposal, { project_name: proposal.title });
    if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code });
    redirect(303, `/proposals/${proposal.id}/term-sheet`);
  },
};
