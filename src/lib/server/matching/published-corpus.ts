import type { OrganisationKindCode } from '../../domain/enums.ts';
import { Listing } from '../../domain/listing.ts';
import { prepare, type Corpus } from '../../engine/matching/corpus.ts';
import { unwrap, type Db } from '../db.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

type Kept = { version: string; corpus: Promise<Corpus> };

/** By kind of organisation, for this process; a load under way is shared by all who ask meanwhile. */
const kept = new Map<OrganisationKindCode, Kept>();

/**
 * The published listings of one kind of organisation, prepared for ranking, until one of them changes.
 *
 * Row-level security shows every member the same published listings, so one member's corpus is everyone's. Who is no
 * member sees version `0@0` and so never what was loaded for others.
 */
export async function publishedCorpus(db: Db, kind: OrganisationKindCode): Promise<Corpus> {
  const version = unwrap('published_listings_version', await db.rpc('published_listings_version'));
  const before = kept.get(kind);
  if (before?.version === version) return before.corpus;

  const corpus = load(db, kind, before?.corpus);
  kept.set(kind, { version, corpus });
  // A failed load is forgotten, so that the next request tries again.
  corpus.catch(() => kept.get(kind)?.corpus === corpus && kept.delete(kind));
  return corpus;
}

async function load(db: Db, kind: OrganisationKindCode, before: Promise<Corpus> | undefined): Promise<Corpus> {
  const rows = unwrap('published_listings', await db.rpc('published_listings', { kinds: [kind] }));
  return prepare(Listing.array().parse(rows), MATCHING_REFERENCE, await before?.catch(() => undefined));
}
