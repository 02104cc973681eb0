/** One future: factors on profits, VAT and building costs, a delay [years], the year of the term from which the firm is gone (Infinity: stays). */
export type Future = { profit: number; vat: number; cost: number; delay: number; gone: number };
export const AS_PLANNED: Future = { profit: 1, vat: 1, cost: 1, delay: 0, gone: Infinity };

/** Delays of the first revenue that are looked at, in years. */
export const MOST_DELAY = 4;
