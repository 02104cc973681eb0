import type { OrganisationKindCode } from '../../domain/enums.ts';
import type { Corpus } from '../../engine/matching/corpus.ts';
import { prepareMarket, type Market } from '../../engine/matching/market.ts';
import { publishedListings, type Reader } from '../listing/published.ts';
import { soughtKind } from './find-partners.ts';

/** Markets of a state of the published listings, kept as long as its counterparts and their rivals are. */
const markets = new WeakMap<Corpus, WeakMap<Corpus, Map<number, Market>>>();

/**
 * What `standingOf` and `whatWouldChange` (engine/matching) ask of the published listings: whom a listing of a kind
 * looks for, and what it takes to be among their first ten. Prepared on the first question after a change (about a
 * second for 273 listings), at hand afterwards.
 *
 * @param kind  of the organisation whose listing or draft is asked about
 * @param year  calendar year as of which pairings are read
 */
export async function marketFor(reader: Reader, kind: OrganisationKindCode, year: number): Promise<Market> {
  const published = await publishedListings(reader);
  const counterparts = published.corpus(soughtKind(kind));
  const rivals = published.corpus(kind);
  const ofCounterparts = markets.get(counterparts) ?? new WeakMap<Corpus, Map<number, Market>>();
  markets.set(counterparts, ofCounterparts);
  const known = ofCounterparts.get(rivals) ?? new Map<number, Market>();
  ofCounterparts.set(rivals, known);
  const market = known.get(year) ?? prepareMarket(counterparts, rivals, year);
  known.set(year, market);
  return market;
}
