import type { Placed } from './rank.ts';

/** A ranked list before it is spread: more candidates than places, best first. */
export type Candidates = { from: string; candidates: readonly Placed[] };

/** A place in a spread list: the partner's own score, the price it was shown at, and the place it has without spreading (from 1). */
export type SpreadPlace = Placed & { price: number; plainPlace: number };

export type SpreadList = { from: string; matches: SpreadPlace[] };

/** In how many lists partners stand: the most of one, the Gini coefficient over all (0: all alike), how many stand in none. */
export type Exposure = { most: number; gini: number; unseen: number };

export type Spread = {
  lists: SpreadList[];
  /** Lists that a partner is meant to stand in at most. */
  capacity: number;
  before: Exposure;
  after: Exposure;
  /** Mean score of a place, in the lists as they were and as they are. */
  meanScore: { before: number; after: number };
};

/** Deepest price [points of score]: nobody is ever passed by a partner whose score is lower by more than this. */
export const HIGHEST_PRICE = 0.1;
/** A partner may stand in twice as many lists as if all stood in equally many. */
export const FAIR_SHARES = 2;
/** How far lists are looked into, in places: deeper candidates are out of any price's reach in practice. */
export const DEPTH = 5;
const ROUNDS = 80;
const FIRST_STEP = 0.02; // price of an excess of one capacity [points of score]

/**
 * Spreads many lists made at once, so that a few partners do not stand in all of them. A partner that stands in more
 * lists than its capacity is shown at a price, and lists are ordered by score − price.
 *
 *   max Σ over places of score   subject to   each partner in at most `capacity` lists
 *
 * by prices of the capacities (Lagrangian relaxation with subgradient steps), each at most `HIGHEST_PRICE`. Of all rounds
 * the one with the least excess over the capacities counts, of equals the one with the highest scores; the first
 * round is the lists as they were, so the excess never grows.
 *
 * @param lists     order does not matter; an id of a partner at most once in each
 * @param partners  ids of all who might stand in a list
 * @param top       places of a list
 * @param capacity  lists a partner is meant to stand in; default `FAIR_SHARES` times the equal share, at least 1
 * @source Fisher (1981), Lagrangian relaxation; on congestion in matching markets: Su, Bayoumi & Joachims (2022)
 */
export function spreadLists(
  lists: readonly Candidates[],
  partners: readonly string[],
  top: number,
  capacity = Math.max(1, Math.ceil((FAIR_SHARES * lists.length * top) / Math.max(1, partners.length))),
): Spread {
  const numberOf = new Map([...partners].sort().map((id, n) => [id, n]));
  const rows = lists.map(({ candidates }) => Uint32Array.from(candidates, ({ id }) => numberOf.get(id) as number));
  const prices = new Float64Array(numberOf.size);
  const plain = round(lists, rows, prices, top);
  let best = { ...plain, prices: prices.slice(), excess: excessOf(plain.counts, capacity) };
  let now = plain;
  for (let n = 1; n <= ROUNDS && best.excess > 0; n += 1) {
    const step = FIRST_STEP / Math.sqrt(n);
    for (let at = 0; at < prices.length; at += 1) {
      const over = ((now.counts[at] as number) - capacity) / capacity;
      prices[at] = Math.min(HIGHEST_PRICE, Math.max(0, (prices[at] as number) + step * Math.min(1, over)));
    }
    now = round(lists, rows, prices, top);
    const excess = excessOf(now.counts, capacity);
    if (excess < best.excess || (excess === best.excess && now.total > best.total)) best = { ...now, prices: prices.slice(), excess };
  }
  const places = Math.max(
    1,
    plain.chosen.reduce((sum, { length }) => sum + length, 0),
  );
  return {
    lists: lists.map(({ from, candidates }, at) => ({
      from,
      matches: (best.chosen[at] as number[]).map((place) => {
        const candidate = candidates[place] as Placed;
        return { ...candidate, price: best.prices[rows[at]?.[place] as number] as number, plainPlace: place + 1 };
      }),
    })),
    capacity,
    before: exposureOf(plain.counts),
    after: exposureOf(best.counts),
    meanScore: { before: plain.total / places / STEPS, after: best.total / places / STEPS },
  };
}

/** Scores come in millionths; whole numbers sum to the same in any order. */
const STEPS = 1e6;

type Round = { /** for each list the candidates that stand in it */ chosen: number[][]; counts: Uint32Array; total: number };

/** The lists at given prices: by score − price, ties in the order given. */
function round(lists: readonly Candidates[], rows: readonly Uint32Array[], prices: Float64Array, top: number): Round {
  const counts = new Uint32Array(prices.length);
  let total = 0;
  const chosen = lists.map(({ candidates }, at) => {
    const worth = candidates.map(({ score }, place) => score - (prices[rows[at]?.[place] as number] as number));
    const order = [...worth.keys()].sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b).slice(0, top);
    for (const place of order) {
      counts[rows[at]?.[place] as number]! += 1;
      total += Math.round((candidates[place] as Placed).score * STEPS);
    }
    return order;
  });
  return { chosen, counts, total };
}

const excessOf = (counts: Uint32Array, capacity: number): number => counts.reduce((sum, count) => sum + Math.max(0, count - capacity), 0);

/** How evenly lists name partners. @param counts  for each partner the number of lists it stands in */
export function exposureOf(counts: ArrayLike<number>): Exposure {
  const ascending = Array.from(counts).sort((a, b) => a - b);
  const sum = ascending.reduce((total, count) => total + count, 0);
  const n = ascending.length;
  const weighted = ascending.reduce((total, count, i) => total + (2 * (i + 1) - n - 1) * count, 0);
  return {
    most: ascending.at(-1) ?? 0,
    gini: sum === 0 ? 0 : weighted / (n * sum),
    unseen: ascending.filter((count) => count === 0).length,
  };
}
