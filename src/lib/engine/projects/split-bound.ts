import type { Budget } from '../budget.ts';
import { Decomposition } from './decomposition.ts';
import type { Prices } from './lagrangian.ts';
import type { Packing } from './packing.ts';

// Tuned like those of bound.ts.
const AVERAGING = 0.6;
const PATIENCE = 3;
const SMALLEST_STEP = 2e-3;
const FIRST_STEP = 0.5;
const OVERSHOT = 0.05; // of the gap above the best bound: a step so far wrong is halved at once
// Less progress than this share of the gap is none: a bound that creeps wants smaller steps, and falls again.
const PROGRESS = { large: 0.01, small: 0.002, fromStep: 0.1 };
const AGREEMENT = 0.1; // share of the newest choice in the running agreement

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
  #step = FIRST_STEP;
  #waiting = 0;
  #isFirst = true;
  /** No longer worth a step. */
  isDone = false;

  constructor(packing: Packing, prices: Prices, reduced: Float64Array) {
    this.#split = new Decomposition(packing);
    this.#split.splitBy(prices, reduced);
    const { use, group, rule } = this.#split.worth;
    this.#direction = { use: new Float32Array(use.length), group: new Float32Array(group.length), rule: new Float32Array(rule.length) };
    this.agreement = new Float32Array(packing.bundles);
  }

  /** @param incumbent  a known objective, to which the step aims */
  lower(incumbent: number, evaluations: number, budget: Budget): void {
    const { packing } = this.#split;
    for (let n = 0; n < evaluations && !this.isDone && !budget.isSpent(); n++) {
      const before = this.#split.steps;
      const value = this.#split.evaluate();
      if (!Number.isFinite(value)) throw new Error('a bound that is no number');
      budget.spend((packing.useRow.length + packing.bundles) / 400 + (this.#split.steps - before) / 2000);
      this.#chooseStep(value, incumbent);
      this.bound = Math.min(this.bound, value);
      const length = this.#average();
      this.isDone = length < 1e-9 || this.#step < SMALLEST_STEP || value <= incumbent;
      if (!this.isDone) this.#move((this.#step * Math.max(value - incumbent, 1e-6 * Math.abs(value))) / length);
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
    const { packing, copies, chosen, rulesOf } = this.#split;
    const { use, group, rule } = this.#direction;
    const keep = this.#isFirst ? 0 : 1 - AVERAGING;
    const fresh = 1 - keep;
    const remember = this.#isFirst ? 1 : AGREEMENT;
    this.#isFirst = false;
    let length = 0;
    for (let j = 0; j < packing.bundles; j++) {
      const [from, to] = [packing.useStart[j]!, packing.useStart[j + 1]!];
      const [ruleFrom, ruleTo] = [rulesOf.start[j]!, rulesOf.start[j + 1]!];
      let sum = group.length > 0 ? chosen.group[j]! : 0;
      for (let k = from; k < to; k++) sum += chosen.use[k]!;
      for (let k = ruleFrom; k < ruleTo; k++) sum += chosen.rule[rulesOf.position[k]!]!;
      if (copies[j] === 0) continue;
      const mean = sum / copies[j]!;
      this.agreement[j] = remember * mean + (1 - remember) * this.agreement[j]!;
      for (let k = from; k < to; k++) length += (use[k] = fresh * (chosen.use[k]! - mean) + keep * use[k]!) ** 2;
      if (this.#split.hasGroup(j)) length += (group[j] = fresh * (chosen.group[j]! - mean) + keep * group[j]!) ** 2;
      for (let n = ruleFrom; n < ruleTo; n++) {
        const k = rulesOf.position[n]!;
        length += (rule[k] = fresh * (chosen.rule[k]! - mean) + keep * rule[k]!) ** 2;
      }
    }
    return length;
  }

  #move(size: number): void {
    const { worth } = this.#split;
    for (const part of ['use', 'group', 'rule'] as const) {
      const direction = this.#direction[part];
      for (let k = 0; k < direction.length; k++) worth[part][k]! -= size * direction[k]!;
    }
    this.#split.settle();
  }
}
