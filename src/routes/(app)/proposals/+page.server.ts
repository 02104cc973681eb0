import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { isOpen } from '$lib/domain/proposal';
import { unnoticedYear } from '$lib/domain/working-day';
import { Shown } from '$lib/domain/shown';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { rowView } from '$lib/server/proposal/proposal-view';
import { endRatherNot, listRatherNots } from '$lib/server/proposal/rather-nots';
import { listProposals } from '$lib/server/proposal/read-proposals';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const m = await loadMessages(locals.locale);
  const rows = (await listProposals(locals.db)).map((row) => rowView(row, { locale: locals.locale, m }));
  return {
    title: m.proposal.title,
    groups: new Shown([
      { key: 'needs' as const, rows: rows.filter(({ needs }) => needs !== undefined) },
      { key: 'open' as const, rows: rows.filter((row) => row.needs === undefined && isOpen(row) && !row.isLeft) },
      { key: 'over' as const, rows: rows.filter((row) => row.needs === undefined && (!isOpen(row) || row.isLeft)) },
    ]),
    rather: new Shown(await listRatherNots(locals.db)),
    unnoticed: unnoticedYear(rows.filter(({ needs }) => needs !== undefined).map(({ respondBy, change }) => change?.decideBy ?? respondBy)),
    isParty: locals.account?.role === 'county_member' || locals.account?.role === 'enterprise_member',
  };
};

export const actions: Actions = {
  endRather: async ({ request, locals }) => {
    const ended = await endRatherNot(locals.db, textOf(await request.formData(), 'id'));
    if (!ended.ok) return fail(APP_ERRORS[ended.error.code], { error: ended.error.code });
    redirect(303, '/proposals#rather');
  },
};
