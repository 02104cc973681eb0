import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import { informativeness, type MatchingReference, type ProfileFrequency, type Segment } from './reference.ts';
import { conceptsIn, either, raiseToHypernyms, type ConceptVector, type Vocabulary } from './vocabulary.ts';
import { termsOf } from './terms.ts';
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
  /** Terms (see `termsOf`) that say what it is and seeks; weights sum to 1 (or empty). */
  needWords: ReadonlyMap<string, number>;
  /** Terms that say what it is and offers. */
  hasWords: ReadonlySet<string>;
  /** The whole words among the terms of what it is and seeks: what a person is told. */
  words: ReadonlySet<string>;
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
  return {
    listing,
    ...needsOf(listing, reference),
    has: hasOf(listing, reference),
    needWords: weighted(identity.all.union(seeks.all), reference.frequency),
    hasWords: identity.all.union(offers.all),
    words: identity.words.union(seeks.words),
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

function needsOf(listing: Listing, { vocabulary, frequency }: MatchingReference): Pick<Profile, 'needs' | 'askedBy'> {
  const needs: ConceptVector = new Map();
  const askedBy = new Map<number, number>();
  const ask = (concepts: Iterable<number>, weight: number, reach: readonly ConceptVector[]) => {
    for (const concept of concepts) {
      for (const [asked, share] of reach[concept] ?? []) {
        if (weight * share <= (needs.get(asked) ?? 0)) continue;
        needs.set(asked, weight * share);
        askedBy.set(asked, concept);
      }
    }
  };
  const { pursued, sought } = vocabulary;
  ask(conceptsIn(listing.title, vocabulary), NEED.title, pursued);
  ask(conceptsIn(listing.summary, vocabulary), NEED.summary, pursued);
  for (const [concept, share] of suggestedByIndustries(listing, vocabulary)) ask([concept], NEED.industry * share, pursued);
  for (const seek of listing.seeks) ask(conceptsIn(seek.description, vocabulary), NEED.seek, sought);
  for (const [concept, weight] of needs) {
    const id = vocabulary.concepts[concept]?.id ?? '';
    const rarity = informativeness(frequency.concepts.get(id) ?? 0, frequency.documents);
    needs.set(concept, weight ** NEED_POWER.dependence * rarity ** NEED_POWER.rarity);
  }
  return { needs: normalised(needs), askedBy };
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
function weighted(terms: Iterable<string>, { words: counts, documents }: ProfileFrequency): Map<string, number> {
  return normalised(new Map([...terms].map((term) => [term, informativeness(counts.get(term) ?? 0, documents) ** WORD_RARITY_POWER])));
}

function normalised<K>(weights: Map<K, number>): Map<K, number> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  if (sum <= 0) return new Map();
  return new Map([...weights].filter(([, weight]) => weight > 0).map(([key, weight]) => [key, weight / sum]));
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
