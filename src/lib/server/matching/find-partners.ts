import type { OrganisationKindCode } from '../../domain/enums.ts';
import type { Listing } from '../../domain/listing.ts';
import { rank, type Match } from '../../engine/matching/rank.ts';
import type { Db } from '../db.ts';
import { publishedCorpus } from './published-corpus.ts';

export type Partner = { match: Match; listing: Listing };
export type Partners = { partners: Partner[]; total: number };

/** Whom a listing looks for: a county for those who bring, an enterprise for a county. */
export const soughtKind = (kind: OrganisationKindCode): OrganisationKindCode => (kind === 'county' ? 'enterprise' : 'county');

/** The best published partners for a listing, with their listings, and how many there were to choose from. */
export async function findPartners(db: Db, listing: Listing, year: number, top: number | 'all'): Promise<Partners> {
  const corpus = await publishedCorpus(db, soughtKind(listing.organisation.kind));
  const matches = rank(corpus, listing, { top, asOf: year, explainGates: top === 'all' });
  return { total: corpus.profiles.length, partners: matches.map((match) => ({ match, listing: listingOf(match.id) })) };

  function listingOf(id: string): Listing {
    const profile = corpus.profiles[corpus.rowOf.get(id) ?? -1];
    if (!profile) throw new Error(`find-partners: the ranking named ${id}, which is not in the corpus`);
    return profile.listing;
  }
}
