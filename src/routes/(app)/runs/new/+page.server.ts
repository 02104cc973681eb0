import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { asksForRuns, RankingParameters } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { pairChoices } from '$lib/server/portfolio/propose-start';
import { enqueueRun } from '$lib/server/run/enqueue-run';
import type { Actions, PageServerLoad } from './$types';

/** Choices of how many partners to keep. */
const TOPS = [3, 10, 30, 100] as const;

export const load: PageServerLoad = async ({ locals: { locale, account, today } }) => {
  return {
    title: (await loadMessages(locale)).run.form.title,
    pairs: pairChoices(account?.organisation.regionCode ?? null, today, locale),
    tops: TOPS,
    mayStart: account !== null && asksForRuns(account.role),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db, today } }) => {
    const form = await request.formData();
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const values = { area: text('area'), pair: text('pair'), top: text('top'), spread: text('spread') };
    const refuse = (error: AppErrorCode) => fail(APP_ERRORS[error], { error, values });

    const [east, west] = values.pair.split('-');
    const parameters = RankingParameters.safeParse({
      scope: values.area === 'pair' ? { area: 'pair', east, west } : { area: values.area },
      top: Number(values.top),
      asOf: Number(today.slice(0, 4)),
      ...(values.spread === '' ? {} : { spread: true }),
    });
    if (!parameters.success) return refuse('bad_request');
    const id = await enqueueRun(db, 'ranking', parameters.data);
    if (!id.ok) return refuse(id.error.code);
    redirect(303, `/runs/${id.value}`);
  },
};
