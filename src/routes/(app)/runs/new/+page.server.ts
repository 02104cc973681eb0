import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { provinceOf } from '$lib/domain/region';
import { asksForRuns, RankingParameters } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { pairedProvinces } from '$lib/server/pairing/paired-provinces';
import { regionName } from '$lib/server/reference/reference';
import { enqueueRun } from '$lib/server/run/enqueue-run';
import type { Actions, PageServerLoad } from './$types';

/** Choices of how many partners to keep. */
const TOPS = [3, 10, 30, 100] as const;

export const load: PageServerLoad = async ({ locals: { locale, account, today } }) => {
  const own = account?.organisation.regionCode;
  const pairs = pairedProvinces(today).map(({ east, west }) => ({
    value: `${east}-${west}`,
    east: regionName(east, locale),
    west: regionName(west, locale),
    isOwn: own ? [east, west].includes(provinceOf(own)) : false,
  }));
  return {
    title: (await loadMessages(locale)).run.form.title,
    // One's own province's pairs stand first.
    pairs: [...pairs.filter(({ isOwn }) => isOwn), ...pairs.filter(({ isOwn }) => !isOwn)],
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
    const values = { area: text('area'), pair: text('pair'), top: text('top') };
    const refuse = (error: AppErrorCode) => fail(APP_ERRORS[error], { error, values });

    const [east, west] = values.pair.split('-');
    const parameters = RankingParameters.safeParse({
      scope: values.area === 'pair' ? { area: 'pair', east, west } : { area: values.area },
      top: Number(values.top),
      asOf: Number(today.slice(0, 4)),
    });
    if (!parameters.success) return refuse('bad_request');
    const id = await enqueueRun(db, 'ranking', parameters.data);
    if (!id.ok) return refuse(id.error.code);
    redirect(303, `/runs/${id.value}`);
  },
};
