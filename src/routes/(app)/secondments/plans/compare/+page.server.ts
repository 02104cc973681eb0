import { error } from '@sveltejs/kit';
import { plansSecondments } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { comparedPlan } from '$lib/server/plan-compare/compared-plan';
import { planComparison } from '$lib/server/plan-compare/comparison';
import { comparablePair, comparedSources } from '$lib/server/plan-compare/sources';
import type { PageServerLoad } from './$types';

/** Two plans, drafts or runs of one exchange: `of` twice in the address, the earlier first. */
export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const m = await loadMessages(locale);
  if (!account || !plansSecondments(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const sources = await comparedSources(db);
  const title = m.planCompare.title;
  const [first = '', second = ''] = url.searchParams.getAll('of');
  const [one, two] = await Promise.all([comparedPlan(db, first), comparedPlan(db, second)]);
  if (!one || !two)
    return {
      title,
      sources,
      chosen: first === '' ? comparablePair(sources) : [first, second],
      before: null,
      after: null,
      comparison: null,
      otherExchange: false,
    };
  // Plans of a kind stand in the order in which they were made; of a run and a plan the run came first.
  const [before, after] = isEarlier(one, two) ? [one, two] : [two, one];
  const otherExchange = before.exchange !== after.exchange;
  const head = ({ kind, number, name, href, rules, placements }: typeof one) => ({
    kind,
    number,
    name,
    href,
    rules,
    count: placements.length,
  });
  return {
    title,
    sources,
    chosen: [before.key, after.key],
    before: head(before),
    after: head(after),
    comparison: otherExchange ? null : await planComparison(db, before, after, m),
    otherExchange,
  };
};

type Made = { kind: 'plan' | 'run'; number: number };
const isEarlier = (a: Made, b: Made): boolean => (a.kind === b.kind ? a.number <= b.number : a.kind === 'run');
