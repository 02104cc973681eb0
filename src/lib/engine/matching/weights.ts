/**
 * Every figure that we chose, in one place: set by judgement, then looked at on the development half of the sample
 * deals (`npm run bench:match`). README.md has the table of what moving them does.
 */

/** How far what one *is* reaches along the value chain, each a factor in [0, 1]. */
export const EXPANSION = {
  same: 1, // the partner does or has the very thing
  hypernym: 0.35, // …something of the same family
  inherited: 0.6, // what the family needs, its member needs too
  input: 1, // …an input, times how much depends on it
  inputOfInput: 0.2, // …the input's input
  customer: 0.2, // …a use for it, times how much the use depends on it
  kindOf: 0.6, // whoever has the special has the general
} as const;

/** How far what one *seeks* reaches: who looks for a plant or cheap power wants that, not others who want it too. */
export const SOUGHT_EXPANSION = { same: 1, hypernym: 0.2, input: 0.3 } as const;

/** How surely a mention means that the organisation has what is named. */
export const MENTION = {
  title: 0.9,
  summary: 0.4,
  offer: 0.5, // of one concept; an offer that names n of them says 1/√n as much of each
  industry: 0.1,
  kind: 0.3, // an offer of labour, water … whose description names nothing we know
  region: 0.6, // times the figure of `region-conditions.json`
} as const;

/** How much what is named matters to what the organisation needs. */
export const NEED = {
  title: 1,
  summary: 0.5,
  industry: 0.3,
  kind: 1, // the same of a seek
  seek: 2,
} as const;

/**
 * Exponents on needs before they are made to sum to 1. `dependence` > 1: what one cannot do without counts more than many
 * conveniences together. `rarity` > 1: a county's speciality says more than what every county lists.
 */
export const NEED_POWER = { dependence: 1.5, rarity: 1.5 } as const;

/** The same for words and pairs of characters. */
export const WORD_RARITY_POWER = 3;

/** Points of each criterion in a side's gain; they sum to 1. */
export const WEIGHTS = { value_chain: 0.47, factors: 0.04, words: 0.14, pairing: 0.29, distance: 0.06 } as const;

/** The same with `meaning` at a weight, the others making room in proportion. */
export const withMeaning = (weight: number): Record<keyof typeof WEIGHTS | 'meaning', number> => {
  const less = (of: number) => of * (1 - weight);
  const { value_chain, factors, words, pairing, distance } = WEIGHTS;
  return {
    value_chain: less(value_chain),
    factors: less(factors),
    words: less(words),
    pairing: less(pairing),
    distance: less(distance),
    meaning: weight,
  };
};
/** Weight of `meaning` where an office has configured a model: about that of `words`, which it resembles. Not judged on deals. */
export const MEANING_WEIGHT = 0.15;

/**
 * How a criterion's value in [0, 1] becomes points: a power, which keeps 0 and 1 and never falls.
 *
 * `pairing` is cubed: two cities paired by name work together weekly, two provinces paired as wholes only open a door,
 * so a loose tie counts for much less than half.
 *
 * What is met of needs is concave, and by role. Who goes somewhere needs most of its conditions together (0.7). A host
 * (a county) lists a dozen wishes, and one project that meets one of them is already a success (0.25).
 */
export const POWER = { factors: 1, pairing: 3, distance: 1, meaning: 1, site: 1 } as const;
export const NEEDS_POWER = { county: 0.25, enterprise: 0.7, institution: 0.7, investor: 0.7 } as const;

/** Distance at which closeness is halved [km]: about two days by road, the reach of a regional market. */
export const HALF_DISTANCE_KM = 1000;

/** How much a sought factor counts by kind: those that most places offer, or that only words can tell apart, count less. */
export const FACTOR_WEIGHT = {
  technology: 0.5,
  market_channel: 0.5,
  capital: 0.5,
  brand: 0.5,
  management: 0.5,
  equipment: 0.5,
  land: 1,
  plant: 1,
  labour: 1,
  raw_material: 0.5,
  energy: 1,
  water: 1,
  tourism: 1,
  logistics: 1,
  policy: 1,
} as const;

/** Coverage of a sought quantity by an offer that states none: more likely than not, but not promised. */
export const UNSTATED_COVERAGE = 0.5;
