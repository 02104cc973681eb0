import type { Budget } from '../budget.ts';
import { Relaxation, type Prices } from './lagrangian.ts';
import type { Packing } from './packing.ts';

// Tuned on made-up countries of 10,000 to 1,000,000 bundles: within 0.1 % of the linear relaxation after 100 evaluations.
const AVERAGING = 0.6; // share of the newest subgradient in the direction: steadies the zigzag
const PATIENCE = 3; // evaluations without a better bound before the step is halved
const SMALLEST_STEP = 1e-6;
const FIRST_PRICE = 0.5; // of the mean worth of a capacity, where all bundles together ask for many times it

/** A proved bound with the prices that prove it, and what each bundle is worth at those prices. */
export type Bounded = { bound: number; prices: Prices; reduced: Float64Array };

/** Prices to begin with: half of what a capacity is worth on average, less where little more than all of it is asked for. */
export function firstPrices(relaxation: Relaxation): void {
  const { packing, prices } = relaxation;
  const asked = new Float64Array(packing.capacity.length);
  for (let k = 0; k < packing.useRow.length; k++) asked[packing.useRow[k]!]! += packing.useAmount[k]!;
  let total = 0;
  for (let i = 0; i < asked.length; i++) total += asked[i]! /= packing.capacity[i]!;
  let worth = 0;
  for (const value of packing.value) worth += Math.max(0, value);
  const mean = total > 0 ? worth / total : 0;
  for (let i = 0; i < asked.length; i++) prices.capacity[i] = FIRST_PRICE * mean * Math.max(0, 1 - 1 / Math.max(1, asked[i]!));
}

/**
 * Lowers the Lagrangian bound by averaged subgradients with Polyak's step, from the relaxation's present prices.
 *
 * @param incumbent  a known objective, to which the step aims; −Infinity: none yet
 * @param evaluations  at most this many
 * @source Polyak (1969), USSR Computational Mathematics 9(3); averaging: Camerini, Fratta & Maffioli (1975), Math. Programming Study 3
 */
export function lowerBound(relaxation: Relaxation, incumbent: number, evaluations: number, budget: Budget): Bounded {
  const { packing, prices, slack } = relaxation;
  const cost = (packing.useRow.length + packing.bundles) / 500;
  let bound = relaxation.evaluate();
  const best = copyOf(prices);
  const direction = copyOf(slack);
  let step = 1;
  let waiting = 0;
  for (let n = 1; n < evaluations && step > SMALLEST_STEP && !budget.isSpent(); n++) {
    budget.spend(cost);
    const length = squared(direction.capacity) + squared(direction.rule);
    if (length < 1e-18) break;
    // Without an incumbent the step aims ten per cent below the best bound.
    const aim = Math.max(incumbent, bound - 0.1 * Math.abs(bound) - 1e-6);
    move(packing, prices, direction, (step * Math.max(bound - aim, 1e-9 * Math.abs(bound))) / length);
    const value = relaxation.evaluate();
    if (!Number.isFinite(value)) throw new Error(`a bound that is no number after ${n} steps`);
    if (value < bound - 1e-6 * Math.abs(bound)) waiting = 0;
    else if (++waiting >= PATIENCE) [step, waiting] = [step / 2, 0];
    if (value < bound) {
      bound = value;
      best.capacity.set(prices.capacity);
      best.rule.set(prices.rule);
    }
    average(direction.capacity, slack.capacity, prices.capacity);
    average(direction.rule, slack.rule, prices.rule);
  }
  prices.capacity.set(best.capacity);
  prices.rule.set(best.rule);
  return { bound: Math.min(bound, relaxation.evaluate()), prices, reduced: relaxation.reduced };
}

/** Steps against the slack: what is short becomes dearer. */
function move(packing: Packing, prices: Prices, direction: Prices, size: number): void {
  for (let i = 0; i < prices.capacity.length; i++) prices.capacity[i] = Math.max(0, prices.capacity[i]! - size * direction.capacity[i]!);
  for (let r = 0; r < prices.rule.length; r++) {
    prices.rule[r] = Math.min(packing.rules.penalty[r]!, Math.max(0, prices.rule[r]! - size * direction.rule[r]!));
  }
}

/** What is not short and costs nothing cannot become cheaper: it would only shorten the step of the others. */
function average(direction: Float64Array, newest: Float64Array, price: Float64Array): void {
  for (let i = 0; i < direction.length; i++) {
    const slack = price[i] === 0 && newest[i]! > 0 ? 0 : newest[i]!;
    direction[i] = AVERAGING * slack + (1 - AVERAGING) * direction[i]!;
  }
}

function squared(vector: Float64Array): number {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return sum;
}

const copyOf = ({ capacity, rule }: Prices): Prices => ({ capacity: capacity.slice(), rule: rule.slice() });
