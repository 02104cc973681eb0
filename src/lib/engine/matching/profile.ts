import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import { informativeness, type MatchingReference, type Segment } from './reference.ts';
import { siteFiguresIn, type SiteFigure } from './site-figures.ts';
import { sparseOfDense, type Sparse } from './sparse.ts';
import { conceptsIn, either, raiseToHypernyms, type ConceptVector, type Reach, type Vocabulary } from './vocabulary.ts';
import { numberedTermsOf, termsOf, termTableOf, type TermTable } from './terms.ts';
import { FACTOR_WEIGHT, MENTION, NEED, NEED_POWER } from './weights.ts';

/**
 * A listing, read once for ranking. Two rules keep the laws of README.md: `needs` never looks at the offers, so
 * offering more cannot dilute what one asks; and `has` only ever grows with an offer. The organisation's name is
 * never read.
 */
export type Profile = {
  listing: Listing;
  /** What the organisation's business asks of a partner; weights × informativeness, summing to 1 (or empty). */
  needs: Sparse;
  /** At the place of each concept in `needs` the concept of its own that asks for it most. */
  askedBy: Int32Array;
  /** What it does or has, each in [0, 1]. */
  has: Sparse;
  /** Terms (see `termsOf`, by `termNumber`) that say what it is and seeks; weights sum to 1 (or empty). */
  needWords: Sparse;
  /** Terms that say what it is and offers, by rising number. */
  hasWords: Int32Array;
  /** The whole words among the terms of what it is and seeks: what a person is told. */
  words: ReadonlySet<number>;
  /** Concepts that its title and summary name: its line of business, each once. */
  pursues: readonly number[];
  /** What its texts state of its place in figures. */
  siteFigures: readonly SiteFigure[];
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
  const identity = numberedTermsOf([listing.title, listing.summary], reference);
  const seeks = numberedTermsOf(listing.seeks.map(describe), reference);
  const offers = numberedTermsOf(listing.offers.map(describe), reference);
  return {
    listing,
    ...needsOf(listing, reference),
    has: hasOf(listing, reference),
    needWords: weighted(identity.all.union(seeks.all), termTableOf(reference)),
    hasWords: Int32Array.from(identity.all.union(offers.all)).sort(),
    words: identity.words.union(seeks.words),
    pursues: [...conceptsIn(listing.title, reference.vocabulary).union(conceptsIn(listing.summary, reference.vocabulary))],
    siteFigures: siteFiguresIn([listing.summary, listing.title, ...listing.offers.map(describe)]),
    offered: offeredFactors(listing.offers),
    seekWeight: listing.seeks.reduce((sum, { factor }) => sum + FACTOR_WEIGHT[factor], 0),
    essentials: listing.seeks.filter(({ essential, quantity }) => essential === true && quantity !== undefined),
  };
}

const textsOf = ({ title, summary, offers, seeks }: Listing): string[] => [title, summary, ...offers.map(describe), ...seeks.map(describe)];

/** All terms of a listing, each once: what the frequencies are counted from. */
export const allTermsOf = (listing: Listing, segment: Segment): ReadonlySet<string> => termsOf(textsOf(listing), segment).all;

/** All concepts that a listing says it does or has, hypernyms included: what the concept frequencies are counted from. */
export function conceptsOf(listing: Listing, vocabulary: Vocabulary): Iterable<number> {
  const has = dense(namedBy(listing, vocabulary), vocabulary);
  raiseToHypernyms(has, vocabulary);
  return sparseOfDense(has).keys;
}

const describe = (factor: Offer | Seek): string => factor.description;

function hasOf(listing: Listing, { vocabulary, conditions, regions }: MatchingReference): Sparse {
  const has = dense(namedBy(listing, vocabulary), vocabulary);
  const suggest = (suggested: Iterable<readonly [number, number]>, weight: number) => {
    for (const [concept, share] of suggested) has[concept] = either(has[concept] as number, weight * share);
  };
  suggest(suggestedByIndustries(listing, vocabulary), MENTION.industry);
  const { region } = listing.organisation;
  for (const place of [region, ...ancestors(region, regions)]) suggest(conditions.get(place) ?? [], MENTION.region);
  raiseToHypernyms(has, vocabulary);
  return sparseOfDense(has);
}

function dense(vector: ConceptVector, { concepts }: Vocabulary): Float64Array {
  const weights = new Float64Array(concepts.length);
  for (const [concept, weight] of vector) weights[concept] = weight;
  return weights;
}

/** What the texts say that the organisation does or has. */
function namedBy(listing: Listing, vocabulary: Vocabulary): ConceptVector {
  const has: ConceptVector = new Map();
  const mention = (concepts: Iterable<number>, weight: number) => {
    for (const concept of concepts) has.set(concept, either(has.get(concept) ?? 0, weight));
  };
  mention(conceptsIn(listing.title, vocabulary), MENTION.title);
  mention(conceptsIn(listing.summary, vocabulary), MENTION.summary);
  for (const { factor, description } of listing.offers) {
    const concepts = conceptsIn(description, vocabulary);
    if (concepts.size === 0) mention(impliedBy(factor, vocabulary), MENTION.kind);
    mention(concepts, MENTION.offer / Math.sqrt(Math.max(1, concepts.size)));
  }
  return has;
}

function needsOf(listing: Listing, reference: MatchingReference): Pick<Profile, 'needs' | 'askedBy'> {
  const { vocabulary } = reference;
  const asked = new Float64Array(vocabulary.concepts.length);
  const askedBy = new Int32Array(vocabulary.concepts.length);
  const ask = (concepts: Iterable<number>, weight: number, reach: readonly Reach[]) => {
    for (const concept of concepts) {
      const { to, shares } = reach[concept] as Reach;
      for (let i = 0; i < to.length; i += 1) {
        const [at, strength] = [to[i] as number, weight * (shares[i] as number)];
        if (strength <= (asked[at] as number)) continue;
        asked[at] = strength;
        askedBy[at] = concept;
      }
    }
  };
  const { pursued, sought } = vocabulary;
  ask(conceptsIn(listing.title, vocabulary), NEED.title, pursued);
  ask(conceptsIn(listing.summary, vocabulary), NEED.summary, pursued);
  for (const [concept, share] of suggestedByIndustries(listing, vocabulary)) ask([concept], NEED.industry * share, pursued);
  for (const seek of listing.seeks) {
    const concepts = conceptsIn(seek.description, vocabulary);
    if (concepts.size > 0) ask(concepts, NEED.seek, sought);
    else ask(impliedBy(seek.factor, vocabulary), NEED.kind, sought);
  }
  const rarity = rarityOf(reference);
  let sum = 0;
  for (let n = 0; n < asked.length; n += 1) {
    const strength = asked[n] as number;
    if (strength === 0) continue;
    asked[n] = strength ** NEED_POWER.dependence * (rarity[n] as number);
    sum += asked[n] as number;
  }
  for (let n = 0; n < asked.length && sum > 0; n += 1) asked[n]! /= sum;
  const needs = sparseOfDense(asked);
  return { needs, askedBy: Int32Array.from(needs.keys, (concept) => askedBy[concept] as number) };
}

/** How much each concept tells, by number, raised to its power. */
const rarities = new WeakMap<MatchingReference, Float64Array>();

function rarityOf(reference: MatchingReference): Float64Array {
  const { frequency, vocabulary } = reference;
  const tell = (id: string) => informativeness(frequency.concepts.get(id) ?? 0, frequency.documents) ** NEED_POWER.rarity;
  const rarity = rarities.get(reference) ?? Float64Array.from(vocabulary.concepts, ({ id }) => tell(id));
  rarities.set(reference, rarity);
  return rarity;
}

/** What a kind of factor means where its description names nothing that we know, or there is none. */
function impliedBy(factor: FactorKind, { numberOf }: Vocabulary): number[] {
  return (IMPLIED[factor] ?? []).flatMap((id) => numberOf.get(id) ?? []);
}
const IMPLIED: Partial<Record<FactorKind, readonly string[]>> = {
  plant: ['standard_plant'],
  labour: ['labour_surplus'],
  energy: ['power_supply'],
  water: ['water_supply'],
  tourism: ['scenery'],
  logistics: ['logistics'],
};

/** An industry code suggests several concepts and proves none: they share its weight. */
function suggestedByIndustries({ industries }: Listing, { byIndustry }: Vocabulary): ConceptVector {
  const suggested: ConceptVector = new Map();
  for (const code of industries) {
    const concepts = byIndustry.get(code) ?? byIndustry.get(code.slice(0, 3)) ?? byIndustry.get(code.slice(0, 2)) ?? [];
    for (const concept of concepts) suggested.set(concept, either(suggested.get(concept) ?? 0, 1 / concepts.length));
  }
  return suggested;
}

/**
 * What each term tells, as a share of what all tell; terms that tell nothing are left out. Terms are numbered in the order in
 * which they are met, so their sums must not depend on it: shares are whole multiples of 2⁻³², which add up exactly.
 */
function weighted(terms: ReadonlySet<number>, { tells }: TermTable): Sparse {
  let sum = 0;
  for (const term of terms) sum += tells[term] as number;
  const keys = Int32Array.from(sum > 0 ? [...terms].filter((term) => (tells[term] as number) > 0) : []).sort();
  return { keys, weights: Float64Array.from(keys, (term) => Math.round(((tells[term] as number) / sum) * EXACT) / EXACT) };
}

const EXACT = 2 ** 32;

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
