import type { Account } from '../../domain/account.ts';
import type { OrganisationKindCode } from '../../domain/enums.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Corpus } from '../../engine/matching/corpus.ts';
import type { Vectors } from '../../engine/matching/criteria/criterion.ts';
import { MEANING_WEIGHT, withMeaning } from '../../engine/matching/weights.ts';
import { rank, type Match } from '../../engine/matching/rank.ts';
import { publishedListings, type Reader } from '../listing/published.ts';
import { meaningFor, type Meaning } from './meaning.ts';
import { ownPairings, type OwnPairings } from './own-pairings.ts';

export type Partner = { match: Match; listing: Listing; updatedAt: string | null };
export type Partners = {
  partners: Partner[];
  total: number;
  /** Pairings of the asking office's own that were read too. */ ownPairings: number;
  meaning: Pick<Meaning, 'state' | 'model'>;
};

/** Who asks: a coordinator's office ranks with its own pairings. */
export type Asker = Reader & { account: Account | null };

/** Whom a listing looks for: a county for those who bring, an enterprise for a county. */
export const soughtKind = (kind: OrganisationKindCode): OrganisationKindCode => (kind === 'county' ? 'enterprise' : 'county');

/** Rankings of a corpus, kept as long as the corpus is: the same question has the same answer. */
const rankings = new WeakMap<Corpus, Map<string, Match[]>>();
const RANKINGS_KEPT = 1000;

/** The best published partners for a listing, with their listings, and how many there were to choose from. */
export async function findPartners(reader: Asker, listing: Listing, year: number, top: number | 'all'): Promise<Partners> {
  const published = await publishedListings(reader);
  const corpus = published.corpus(soughtKind(listing.organisation.kind));
  const own = await ownPairings(reader.db, reader.account);
  const { vectors, ...meaning } = meaningFor(corpus, published.byId.get(listing.id)?.listing === listing ? listing : null);
  const matches = ranking(corpus, listing, year, top, own, vectors);
  return {
    total: corpus.profiles.length,
    ownPairings: own?.count ?? 0,
    meaning,
    partners: matches.map((match) => ({ match, listing: listingOf(match.id), updatedAt: published.byId.get(match.id)?.updatedAt ?? null })),
  };

  function listingOf(id: string): Listing {
    const profile = corpus.profiles[corpus.rowOf.get(id) ?? -1];
    if (!profile) throw new Error(`find-partners: the ranking named ${id}, which is not in the corpus`);
    return profile.listing;
  }
}

function ranking(
  corpus: Corpus,
  listing: Listing,
  year: number,
  top: number | 'all',
  own: OwnPairings | null,
  vectors: Vectors | null,
): Match[] {
  const known = rankings.get(corpus) ?? new Map<string, Match[]>();
  rankings.set(corpus, known);
  const question = JSON.stringify([listing, year, top, own?.mark, vectors !== null]);
  const answer =
    known.get(question) ??
    rank(corpus, listing, {
      top,
      asOf: year,
      explainGates: top === 'all',
      ...(own && { pairings: own.reference }),
      ...(vectors && { vectors, weights: withMeaning(MEANING_WEIGHT) }),
    });
  if (known.size >= RANKINGS_KEPT) known.clear();
  known.set(question, answer);
  return answer;
}
