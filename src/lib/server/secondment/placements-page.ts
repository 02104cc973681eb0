import { directions, type PlacementView, type PlacementsQuery } from '../../domain/plan-view.ts';
import { holdsWords, pageNumber, pageOf, type PageOf } from './page-of.ts';

/** What part of a run's plan its page shows, read from an address; what makes no sense is as if it was not there. */
export function placementsQuery(query: URLSearchParams): PlacementsQuery {
  return {
    words: (query.get('q') ?? '').slice(0, 80),
    direction: directions.find((each) => each === query.get('direction')) ?? null,
    page: pageNumber(query, 'page'),
    open: pageNumber(query, 'open'),
  };
}

/** A page of the placements that hold all words and go the way asked for. */
export function placementsPage(placements: readonly PlacementView[], { words, direction, page }: PlacementsQuery): PageOf<PlacementView> {
  const holds = holdsWords(words);
  const found = placements.filter(
    (each) => (direction === null || each.direction === direction) && holds(`${each.person} ${each.post} ${each.home} ${each.host}`),
  );
  return pageOf(found, page);
}
