import type { Budget } from '../budget.ts';
import { Decomposition } from './decomposition.ts';
import type { Prices } from './lagrangian.ts';
import type { Packing } from './packing.ts';
import type { Selection } from './selection.ts';

// Tuned like those of bound.ts.
const AVERAGING = 0.6;
const PATIENCE = 3;
const SMALLEST_STEP = 2e-3;
const FIRST_STEP = 0.5;
const OVERSHOT = 0.05; // of the gap above the best bound: a step so far wrong is halved at once
// Less progress than this share of the gap is none: a bound that creeps wants smaller steps, and falls again.
const PROGRESS = { large: 0.01, small: 0.002, fromStep: 0.1 };
const EXACTLY = { nodes: 400, tolerance: 1e-9 }; // with 100 nodes the bound hardly falls
const ROUGHLY = { nodes: 400, tolerance: 0.01 };
const MEMORY = { exact: 0.1, rough: 0.25 }; // share of the newest choice in the running agreement

/**
 * Lowers the bound of the decomposition by moving value between a bundle's copies until they agree: averaged subgradients
 * with Polyak's step. Keeps its place between calls.
 */
export class SplitBound {
  bound = Infinity;
  /** How far, on average over the last steps, the copies of each bundle were chosen: near 1, near 0, or in doubt. */
  readonly agreement: Float32Array;
  readonly #split: Decomposition;
  readonly #direction: { use: Float32Array; group: Float32Array; rule: Float32Array };
  readonly #mean: Float32Array;
  #memory = MEMORY.exact;
  #step = FIRST_STEP;
  #waiting = 0;
  #isFirst = true;
  /** No longer worth a step. */
  isDone = false;

  constructor(packing: Packing) {
    this.#split = new Decomposition(packing, EXACTLY);
    const { use, group, rule } = this.#split.worth;
    this.#direction = { use: new Float32Array(use.length), group: new Float32Array(group.length), rule: new Float32Array(rule.length) };
    this.agreement = new Float32Array(packing.bundles);
    this.#mean = new Float32Array(packing.bundles);
  }

  /** Begins at the prices of the plain relaxation. */
  static at(packing: Packing, prices: Prices, reduced: Float64Array): SplitBound {
    const bound = new SplitBound(packing);
    bound.#split.splitBy(prices, reduced);
    return bound;
  }

  /** Begins there again after a selection has used it up. */
  restart(prices: Prices, reduced: Float64Array): void {
    this.#split.open();
    this.#split.splitBy(prices, reduced);
    this.#split.spare(EXACTLY);
    this.#forgetDirection();
    [this.bound, this.#memory, this.#step, this.#waiting] = [Infinity, MEMORY.exact, FIRST_STEP, 0];
    [this.#isFirst, this.isDone] = [true, false];
  }

  /** Begins where another of the same problem stands, for a selection; `agree` goes on from there. */
  follow(other: SplitBound): this {
    this.#split.open();
    for (const part of ['use', 'group', 'rule'] as const) this.#split.worth[part].set(other.#split.worth[part]);
    this.agreement.set(other.agreement);
    return this.roughly();
  }

  /** From now on for a selection, not for a bound. */
  roughly(): this {
    this.isDone = true;
    this.#memory = MEMORY.rough;
    this.#split.spare(ROUGHLY);
    return this;
  }

  /** Leaves out the bundles of which hardly any copy is chosen, for steps that are quicker by as much. */
  leaveOutUnwanted(least: number): void {
    this.#split.leaveOut(this.agreement, least);
    this.#forgetDirection();
  }

  #forgetDirection(): void {
    for (const part of ['use', 'group', 'rule'] as const) this.#direction[part].fill(0);
  }

  /** Leaves out what a selection has decided. @returns whether anything is left */
  close(selection: Selection): boolean {
    this.#split.close(selection);
    for (let j = 0; j < this.agreement.length; j++) if (this.#split.copies[j] === 0) this.agreement[j] = 0;
    this.#forgetDirection();
    return this.#split.entries > 0;
  }

  /** Brings the copies nearer to each other by steps of a given size, relative to the bound. @returns false where a hard rule can no longer be met */
  agree(evaluations: number, size: number, budget: Budget): boolean {
    for (let n = 0; n < evaluations && !budget.isSpent(); n++) {
      const value = this.#evaluate(budget);
      if (value === -Infinity) return false;
      const length = this.#average();
      if (length < 1e-9) break;
      this.#move((size * Math.abs(value)) / length);
    }
    return true;
  }

  #evaluate(budget: Budget): number {
    const before = this.#split.steps;
    const value = this.#split.evaluate();
    if (Number.isNaN(value)) throw new Error('a bound that is no number');
    budget.spend((this.#split.entries + this.agreement.length) / 400 + (this.#split.steps - before) / 2000);
    return value;
  }

  /** @param incumbent  a known objective, to which the step aims */
  lower(incumbent: number, evaluations: number, budget: Budget): void {
    for (let n = 0; n < evaluations && !this.isDone && !budget.isSpent(); n++) {
      const value = this.#evaluate(budget);
      this.#chooseStep(value, incumbent);
      this.bound = Math.min(this.bound, value);
      const length = this.#average();
      this.isDone = length < 1e-9 || this.#step < SMALLEST_STEP || value <= incumbent;
      if (this.isDone) break;
      this.#move((this.#step * Math.max(value - incumbent, 1e-6 * Math.abs(value))) / length);
      this.#split.settle();
    }
  }

  /** Halves the step after a bound that is far worse than the best, or after a few that are hardly better. */
  #chooseStep(value: number, incumbent: number): void {
    const gap = Math.max(0, this.bound - incumbent);
    const progress = this.#step > PROGRESS.fromStep ? PROGRESS.large : PROGRESS.small;
    const isProgress = this.bound === Infinity || value < this.bound - Math.max(1e-5 * Math.abs(this.bound), progress * gap);
    if (isProgress) this.#waiting = 0;
    else if (value > this.bound + OVERSHOT * gap || ++this.#waiting >= PATIENCE) [this.#step, this.#waiting] = [this.#step / 2, 0];
  }

  /** Averages in how far each copy differs from the mean of its bundle. @returns the squared length of the direction */
  #average(): number {
    const { bundle, ruleBundle, entries, ruleEntries, chosen } = this.#split;
    const { use, group, rule } = this.#direction;
    const mean = this.#meanOfCopies();
    const keep = this.#isFirst ? 0 : 1 - AVERAGING;
    const fresh = 1 - keep;
    const remember = this.#isFirst ? 1 : this.#memory;
    this.#isFirst = false;
    for (let j = 0; j < mean.length; j++) this.agreement[j] = remember * mean[j]! + (1 - remember) * this.agreement[j]!;
    let length = 0;
    for (let e = 0; e < entries; e++) length += (use[e] = fresh * (chosen.use[e]! - mean[bundle[e]!]!) + keep * use[e]!) ** 2;
    for (let j = 0; j < group.length; j++) {
      if (this.#split.hasGroup(j)) length += (group[j] = fresh * (chosen.group[j]! - mean[j]!) + keep * group[j]!) ** 2;
    }
    for (let k = 0; k < ruleEntries; k++) length += (rule[k] = fresh * (chosen.rule[k]! - mean[ruleBundle[k]!]!) + keep * rule[k]!) ** 2;
    return length;
  }

  /** Share of each bundle's copies that are chosen. */
  #meanOfCopies(): Float32Array {
    const { bundle, ruleBundle, entries, ruleEntries, chosen, copies } = this.#split;
    const mean = this.#mean.fill(0);
    for (let e = 0; e < entries; e++) mean[bundle[e]!]! += chosen.use[e]!;
    for (let j = 0; j < chosen.group.length; j++) mean[j]! += chosen.group[j]!;
    for (let k = 0; k < ruleEntries; k++) mean[ruleBundle[k]!]! += chosen.rule[k]!;
    for (let j = 0; j < mean.length; j++) mean[j]! /= Math.max(1, copies[j]!);
    return mean;
  }

  #move(size: number): void {
    const { worth, entries, ruleEntries } = this.#split;
    const { use, group, rule } = this.#direction;
    for (let e = 0; e < entries; e++) worth.use[e]! -= size * use[e]!;
    for (let j = 0; j < group.length; j++) worth.group[j]! -= size * group[j]!;
    for (let k = 0; k < ruleEntries; k++) worth.rule[k]! -= size * rule[k]!;
  }
}
