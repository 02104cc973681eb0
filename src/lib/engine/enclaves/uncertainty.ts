/** What may come otherwise than planned. Ranges are factors on the plan: least, most likely, most. All of it is a person's judgement. */
export type Uncertainty = {
  profit: Range;
  vat: Range;
  cost: Range;
  /** Probability that the first revenue comes 0, 1, 2 … years late; the rest is on time. */
  delay: readonly number[];
  /** Probability in each year that the firm leaves for good. */
  leaving: number;
};
export type Range = { least: number; likely: number; most: number };

/** What may be wrong by a factor. */
export const FACTORS = ['profit', 'vat', 'cost'] as const;
export type Factor = (typeof FACTORS)[number];
