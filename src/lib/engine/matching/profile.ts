import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import { informativeness, type MatchingReference, type ProfileFrequency, type Segment } from './reference.ts';
import { conceptsIn, either, raiseToHypernyms, type ConceptVector, type Reach, type Vocabulary } from './vocabulary.ts';
import { termNumber, termsOf, termTableOf, type TermTable } from './terms.ts';
import { FACTOR_WEIGHT, MENTION, NEED, NEED_POWER, WORD_RARITY_POWER } from './weights.ts';

/**
 * A listing, read once for ranking. Two rules keep the laws of README.md: `needs` never looks at the offers, so
 * offering more cannot dilute what one asks; and `has` only ever grows with an offer. The organisation's name is
 * never read.
 */
export type Profile = {
  listing: Listing;
  /** What the organisation's business asks of a partner; weights × informativeness, summing to 1 (or empty). */
  needs: ConceptVector;
  /** For each concept in `needs`, the concept of its own that asks for it most. */
  askedBy: ReadonlyMap<number, number>;
  /** What it does or has, each in [0, 1]. */
  has: ConceptVector;
  /** Terms (see `termsOf`, by `termNumber`) that say what it is and seeks; weights sum to 1 (or empty). */
  needWords: ReadonlyMap<number, number>;
  /** Terms that say what it is and offers. */
  hasWords: ReadonlySet<number>;
  /** The whole words among the terms of what it is and seeks: what a person is told. */
  words: ReadonlySet<number>;
  offered: OfferedFactors;
  /** Σ of the weights of what it seeks (see `FACTOR_WEIGHT`). */
  seekWeight: number;
  /** What it cannot do without, with a stated quantity. */
  essentials: readonly Seek[];
};

/** Offers by kind: present at all, and the stated total per dimension [base unit]. */
export type OfferedFactors = ReadonlyMap<FactorKind, ReadonlyMap<Dimension, number>>;

/** Reads a listing for ranking. Pure; the result can be kept as long as the listing and the reference stay the same. */
export function profileOf(listing: Listing, reference: MatchingReference): Profile {
  const identity = termsOf([listing.title, listing.summary], reference.segment);
  const seeks = termsOf(listing.seeks.map(describe), reference.segment);
  const offers = termsOf(listing.offers.map(describe), reference.segment);
  const rarity = rarityOf(reference);
  const table = termTableOf(reference);
  const numbered = (terms: ReadonlySet<string>): Set<number> => {
    const numbers = new Set<number>();
    for (const term of terms) numbers.add(termNumber(term, table));
    return numbers;
  };
  return {
    listing,
    ...needsOf(listing, reference, rarity),
    has: hasOf(listing, reference),
    needWords: weighted(identity.all.union(seeks.all), table, reference.frequency, rarity),
    hasWords: numbered(identity.all.union(offers.all)),
    words: numbered(identity.words.union(seeks.words)),
    offered: offeredFactors(listing.offers),
    seekWeight: listing.seeks.reduce((sum, { factor }) => sum + FACTOR_WEIGHT[factor], 0),
    essentials: listing.seeks.filter(({ essential, quantity }) => essential === true && quantity !== undefined),
  };
}

const textsOf = ({ title, summary, offers, seeks }: Listing): string[] => [title, summary, ...offers.map(describe), ...seeks.map(describe)];

/** All terms of a listing, each once: what the frequencies are counted from. */
export const allTermsOf = (listing: Listing, segment: Segment): ReadonlySet<string> => termsOf(textsOf(listing), segment).all;

/** All concepts that a listing says it does or has, hypernyms included: what the concept frequencies are counted from. */
export const conceptsOf = (listing: Listing, vocabulary: Vocabulary): Iterable<number> =>
  raiseToHypernyms(namedBy(listing, vocabulary), vocabulary).keys();

const describe = (factor: Offer | Seek): string => factor.description;

function hasOf(listing: Listing, { vocabulary, conditions, regions }: MatchingReference): ConceptVector {
  const has = namedBy(listing, vocabulary);
  const suggest = (suggested: Iterable<readonly [number, number]>, weight: number) => {
    for (const [concept, share] of suggested) has.set(concept, either(has.get(concept) ?? 0, weight * share));
  };
  suggest(suggestedByIndustries(listing, vocabulary), MENTION.industry);
  const { region } = listing.organisation;
  for (const place of [region, ...ancestors(region, regions)]) suggest(conditions.get(place) ?? [], MENTION.region);
  return raiseToHypernyms(has, vocabulary);
}

/** What the texts say that the organisation does or has. */
function namedBy(listing: Listing, vocabulary: Vocabulary): ConceptVector {
  const has: ConceptVector = new Map();
  const mention = (concepts: Iterable<number>, weight: number) => {
    for (const concept of concepts) has.set(concept, either(has.get(concept) ?? 0, weight));
  };
  mention(conceptsIn(listing.title, vocabulary), MENTION.title);
  mention(conceptsIn(listing.summary, vocabulary), MENTION.summary);
  for (const { description } of listing.offers) {
    const concepts = conceptsIn(description, vocabulary);
    mention(concepts, MENTION.offer / Math.sqrt(Math.max(1, concepts.size)));
  }
  return has;
}

function needsOf(listing: Listing, { vocabulary }: MatchingReference, rarity: Rarity): Pick<Profile, 'needs' | 'askedBy'> {
  const asked = new Float64Array(vocabulary.concepts.length);
  const askedBy = new Map<number, number>(); // in the order in which they are first asked for
  const ask = (concepts: Iterable<number>, weight: number, reach: readonly Reach[]) => {
    for (const concept of concepts) {
      const { to, shares } = reach[concept] as Reach;
      for (let i = 0; i < to.length; i += 1) {
        const [at, strength] = [to[i] as number, weight * (shares[i] as number)];
        if (strength <= (asked[at] as number)) continue;
        asked[at] = strength;
        askedBy.set(at, concept);
      }
    }
  };
  const { pursued, sought } = vocabulary;
  ask(conceptsIn(listing.title, vocabulary), NEED.title, pursued);
  ask(conceptsIn(listing.summary, vocabulary), NEED.summary, pursued);
  for (const [concept, share] of suggestedByIndustries(listing, vocabulary)) ask([concept], NEED.industry * share, pursued);
  for (const seek of listing.seeks) ask(conceptsIn(seek.description, vocabulary), NEED.seek, sought);
  const needs: ConceptVector = new Map();
  for (const concept of askedBy.keys()) {
    needs.set(concept, (asked[concept] as number) ** NEED_POWER.dependence * (rarity.ofConcepts[concept] as number));
  }
  return { needs: normalised(needs), askedBy };
}

/** How much each concept tells, by number, and a term by the number of profiles that use it; raised to their powers. */
type Rarity = { ofConcepts: Float64Array; ofTerms: Float64Array };
const rarities = new WeakMap<MatchingReference, Rarity>();

function rarityOf(reference: MatchingReference): Rarity {
  const { frequency, vocabulary } = reference;
  const tell = (count: number) => informativeness(count, frequency.documents);
  const rarity = rarities.get(reference) ?? {
    ofConcepts: Float64Array.from(vocabulary.concepts, ({ id }) => tell(frequency.concepts.get(id) ?? 0) ** NEED_POWER.rarity),
    ofTerms: Float64Array.from({ length: frequency.documents + 1 }, (_, count) => tell(count) ** WORD_RARITY_POWER),
  };
  rarities.set(reference, rarity);
  return rarity;
}

/** An industry code suggests several concepts and proves none: they share its weight. */
function suggestedByIndustries({ industries }: Listing, { byIndustry }: Vocabulary): ConceptVector {
  const suggested: ConceptVector = new Map();
  for (const code of industries) {
    const concepts = byIndustry.get(code) ?? byIndustry.get(code.slice(0, 2)) ?? [];
    for (const concept of concepts) suggested.set(concept, either(suggested.get(concept) ?? 0, 1 / concepts.length));
  }
  return suggested;
}

/** A term that few profiles use tells more than proportionally: twice as rare, eight times the weight. */
function weighted(
  terms: Iterable<string>,
  table: TermTable,
  { words: counts, documents }: ProfileFrequency,
  { ofTerms }: Rarity,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const term of terms) weights.set(termNumber(term, table), ofTerms[Math.min(counts.get(term) ?? 0, documents)] as number);
  return normalised(weights);
}

function normalised<K>(weights: ReadonlyMap<K, number>): Map<K, number> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  const shares = new Map<K, number>();
  if (sum > 0) for (const [key, weight] of weights) if (weight > 0) shares.set(key, weight / sum);
  return shares;
}

function offeredFactors(offers: readonly Offer[]): OfferedFactors {
  const offered = new Map<FactorKind, Map<Dimension, number>>();
  for (const { factor, quantity, unit } of offers) {
    const totals = offered.get(factor) ?? new Map<Dimension, number>();
    offered.set(factor, totals);
    if (quantity === undefined || unit === undefined) continue;
    const dimension = dimensionOf(unit);
    totals.set(dimension, (totals.get(dimension) ?? 0) + inBaseUnit(quantity, unit));
  }
  return offered;
}
