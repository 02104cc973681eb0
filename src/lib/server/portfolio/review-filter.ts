import type { ProjectDecisionCode } from '../../domain/enums.ts';

/** Which projects a review shows. */
export const FILTERS = ['all', 'open', 'kept', 'removed'] as const;
export type ReviewFilter = (typeof FILTERS)[number];

/** Decisions that a filter lets through; a pinned project is kept, too. */
const DECISIONS: Record<ReviewFilter, readonly ProjectDecisionCode[]> = {
  all: ['open', 'kept', 'pinned', 'removed'],
  open: ['open'],
  kept: ['kept', 'pinned'],
  removed: ['removed'],
};

export const passes = (decision: ProjectDecisionCode, filter: ReviewFilter): boolean => DECISIONS[filter].includes(decision);

export const filterOf = (url: URL): ReviewFilter => FILTERS.find((each) => each === url.searchParams.get('show')) ?? 'all';

/** The query of an address that shows the same projects, as many of them. */
export function sameView(url: URL): string {
  const query = new URLSearchParams(
    ['show', 'rows'].flatMap((name) => (url.searchParams.has(name) ? [[name, url.searchParams.get(name) ?? '']] : [])),
  );
  return query.size > 0 ? `?${query.toString()}` : '';
}

export function countsOf(projects: readonly { decision: ProjectDecisionCode }[]): Record<Exclude<ReviewFilter, 'all'>, number> {
  const count = (filter: ReviewFilter) => projects.filter(({ decision }) => passes(decision, filter)).length;
  return { open: count('open'), kept: count('kept'), removed: count('removed') };
}
