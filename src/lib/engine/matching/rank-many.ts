import type { Listing } from '../../domain/listing.ts';
import type { Corpus } from './corpus.ts';
import { order, rank, type Match, type RankOptions } from './rank.ts';
import { DEPTH, spreadLists, type Spread } from './spread.ts';

/** A match in a spread list: where it would stand without spreading (from 1), and the price it was shown at [points of score]. */
export type SpreadMatch = Match & { spread: { place: number; price: number } };

/**
 * Ranks partners for many listings at once so that the lists are spread (see `spreadLists`).
 *
 * @param top       places of a list
 * @param progress  called with the number of lists looked at, each time one was
 * @returns the spread lists, and `explained` for each of them, with reasons, in its order
 */
export function rankMany(
  corpus: Corpus,
  listings: readonly Listing[],
  { top, ...options }: Omit<RankOptions, 'top'> & { top: number },
  progress: (done: number) => void = () => {},
): { spread: Spread; explained: (listing: Listing, at: number) => SpreadMatch[] } {
  const lists = listings.map((listing, at) => {
    const candidates = order(corpus, listing, { ...options, top: top * DEPTH });
    progress(at + 1);
    return { from: listing.id, candidates };
  });
  const partners = corpus.profiles.map(({ listing }) => listing.id);
  const spread = spreadLists(lists, partners, top);
  return { spread, explained };

  function explained(listing: Listing, at: number): SpreadMatch[] {
    const places = spread.lists[at]?.matches ?? [];
    const shown = new Set(places.map(({ id }) => id));
    const matches = new Map(rank(corpus, listing, { ...options, top, among: ({ id }) => shown.has(id) }).map((match) => [match.id, match]));
    return places.map(({ id, plainPlace, price }) => ({
      ...(matches.get(id) as Match),
      spread: { place: plainPlace, price: rounded(price) },
    }));
  }
}

const rounded = (price: number): number => Math.round(price * 1e6) / 1e6;
