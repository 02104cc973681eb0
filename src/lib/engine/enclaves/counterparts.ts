import type { Listing } from '../../domain/listing.ts';
import { order } from '../matching/rank.ts';
import type { Corpus } from '../matching/corpus.ts';

/** Somebody, or a place, that could take the part of who is out; `score` is its best listing's mean over the anchors, in [0, 1]. */
export type Counterpart = { name: string; region: string; score: number; listings: { id: string; title: string; name: string }[] };

export type CounterpartQuestion = {
  /** Listings of who stays, or of the place where they are: beside these one is looked for. */
  anchors: readonly Listing[];
  /** Listings of the sort that is out, of another kind of organisation than the anchors. */
  corpus: Corpus;
  /** A place is known by its organisations: they count together by prefecture. */
  by: 'organisation' | 'prefecture';
  /** Of whom one does not think: who takes part, who is out, with whom one would rather not. */
  without: (listing: Listing) => boolean;
};

const NAMED = 3;
const LISTINGS_NAMED = 2;
/** Listings of a prefecture that count: many small ones do not outdo few that suit. */
const COUNTED = 3;

/**
 * Who could take the part of a party that left the terms of an enclave, by what the engine finds for those who stay.
 *
 * @returns at most three, best first, ties by name; empty when nobody suits or there is nothing to compare with
 */
export function counterparts({ anchors, corpus, by, without }: CounterpartQuestion): Counterpart[] {
  const scores = new Map<Listing, number>();
  const byId = new Map(corpus.profiles.map(({ listing }) => [listing.id, listing]));
  for (const anchor of anchors)
    for (const { id, score } of order(corpus, anchor, { top: 'all', among: (listing) => !without(listing) })) {
      const listing = byId.get(id);
      if (listing && score > 0) scores.set(listing, (scores.get(listing) ?? 0) + score / anchors.length);
    }
  const groups = Map.groupBy([...scores], ([{ organisation }]) =>
    by === 'prefecture' ? `${organisation.region.slice(0, 4)}00` : organisation.name,
  );
  return [...groups]
    .map(([key, found]): Counterpart => {
      const best = found.sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1));
      const counted = best.slice(0, by === 'prefecture' ? COUNTED : 1);
      return {
        name: key,
        region: best[0]?.[0].organisation.region ?? '',
        score: counted.reduce((sum, [, score]) => sum + score, 0) / (by === 'prefecture' ? COUNTED : 1),
        listings: best.slice(0, LISTINGS_NAMED).map(([{ id, title, organisation }]) => ({ id, title, name: organisation.name })),
      };
    })
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, NAMED);
}
