/**
 * Every figure that we chose, in one place: set by judgement, then looked at on the development half of the sample
 * deals (`npm run bench:match`). README.md has the table of what moving them does.
 */

/** How far a concept reaches along the value chain, each a factor in [0, 1]. */
export const EXPANSION = {
  same: 1, // the partner does or has the very thing
  hypernym: 0.35, // …something of the same family
  inherited: 0.6, // what the family needs, its member needs too
  input: 1, // …an input, times how much depends on it
  inputOfInput: 0.5, // …the input's input
  customer: 0.4, // …a use for it, times how much the use depends on it
  kindOf: 0.85, // whoever has the special has the general
} as const;

/** How surely a mention means that the organisation has, or needs, what is named. */
export const MENTION = {
  title: 0.7,
  summary: 0.5,
  industry: 0.3,
  offer: 0.6,
} as const;

export const NEED = {
  title: 1,
  summary: 0.5,
  industry: 0.3,
  seek: 1,
} as const;

/** Points of each criterion in a side's gain; they sum to 1. */
export const WEIGHTS = { value_chain: 0.4, factors: 0.07, industry: 0.08, words: 0.2, pairing: 0.25 } as const;

/**
 * How a criterion's value in [0, 1] becomes points. Each keeps 0 and 1 and never falls. `root`: the first part of a
 * coverage counts most, and a text names only a part of what is there. `square`: two cities paired by name work
 * together weekly, two provinces paired as wholes only open a door, so a loose tie counts for much less than half.
 */
export const CURVES = { value_chain: 'root', factors: 'linear', industry: 'linear', words: 'root', pairing: 'square' } as const;

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

/** Closeness of two industries by the finest level of GB/T 4754 that they share. */
export const INDUSTRY_CLOSENESS = { group: 1, division: 0.9, section: 0.25 } as const;
