import type { Listing } from '../../domain/listing.ts';
import type { Corpus } from '../../engine/matching/corpus.ts';
import { rankMany, type SpreadMatch } from '../../engine/matching/rank-many.ts';
import { publishedListings } from '../listing/published.ts';
import { soughtKind, type Asker } from './find-partners.ts';
import { ownPairings } from './own-pairings.ts';

/** A list made together with all others of its kind. */
export type SpreadPartners = {
  matches: SpreadMatch[];
  /** Lists made together, and in how many of them one partner is meant to stand at most. */
  lists: number;
  capacity: number;
  /** The most lists that one partner stood in, and stands in. */
  most: { before: number; after: number };
};

/** Pairs compared while a page waits: a second at most. More is a run's work. */
export const MOST_PAIRS = 20_000;

type Together = ReturnType<typeof rankMany> & { listings: readonly Listing[] };

/** Lists made together, kept as long as both sides are. */
const kept = new WeakMap<Corpus, WeakMap<Corpus, Map<string, Together>>>();

/**
 * The best partners for a listing when the lists of all published listings of its kind are made together, so that a few
 * partners do not stand in all of them.
 *
 * @returns `too_many` where that would keep the page waiting
 */
export async function spreadPartners(reader: Asker, listing: Listing, year: number, top: number): Promise<SpreadPartners | 'too_many'> {
  const published = await publishedListings(reader);
  const [corpus, asking] = [published.corpus(soughtKind(listing.organisation.kind)), published.corpus(listing.organisation.kind)];
  if (corpus.profiles.length * (asking.profiles.length + 1) > MOST_PAIRS) return 'too_many';
  const own = await ownPairings(reader.db, reader.account);
  const options = { top, asOf: year, ...(own && { pairings: own.reference }) };

  const isPublished = asking.profiles.some((profile) => profile.listing === listing);
  const made = (): Together => {
    const listings = [...asking.profiles.map((profile) => profile.listing).filter(({ id }) => id !== listing.id), listing];
    return { ...rankMany(corpus, listings, options), listings };
  };
  const together = isPublished ? remembered(corpus, asking, `${year} ${top} ${own?.mark ?? ''}`, made) : made();
  const { spread, explained, listings } = together;
  const at = listings.findIndex(({ id }) => id === listing.id);
  return {
    matches: explained(listing, at),
    lists: listings.length,
    capacity: spread.capacity,
    most: { before: spread.before.most, after: spread.after.most },
  };
}

function remembered(corpus: Corpus, asking: Corpus, question: string, made: () => Together): Together {
  const ofCorpus = kept.get(corpus) ?? new WeakMap<Corpus, Map<string, Together>>();
  kept.set(corpus, ofCorpus);
  const known = ofCorpus.get(asking) ?? new Map<string, Together>();
  ofCorpus.set(asking, known);
  const together = known.get(question) ?? made();
  known.set(question, together);
  return together;
}
