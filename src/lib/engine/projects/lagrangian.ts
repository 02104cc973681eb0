import { rulesOfBundles, type Packing, type Transpose } from './packing.ts';

/** Prices of the dualised rows: of a whole unit of each capacity taken relative to its size, and of each rule. */
export type Prices = { capacity: Float64Array; rule: Float64Array };

/**
 * The Lagrangian relaxation: capacities and `at_least` rules are priced, groups stay as constraints of the subproblem.
 *
 *   L(λ, μ) = Σ λᵢ·capacityᵢ − Σ μᵣ·countᵣ + Σ_groups best(w) + Σ_ungrouped max(0, w),   w_j = value_j − Σ λᵢ·a_ij + Σ_{r ∋ j} μᵣ
 *
 * with λ ≥ 0 and 0 ≤ μᵣ ≤ penaltyᵣ. Every such L is a proved upper bound, whatever the prices are.
 * @source Fisher (1981), Management Science 27(1)
 */
export class Relaxation {
  readonly packing: Packing;
  readonly prices: Prices;
  /** w: what each bundle is worth after paying for what it uses. */
  readonly reduced: Float64Array;
  /** Slack of each row at the last subproblem's answer, in the rows' own scale: the subgradient. */
  readonly slack: Prices;
  /** Price of one unit of each capacity. */
  readonly #unitPrice: Float64Array;
  readonly #rulesOf: Transpose;
  readonly #bestOfGroup: Int32Array;
  readonly #picked: Uint8Array;

  constructor(packing: Packing) {
    const { capacity, rules, bundles, groups } = packing;
    this.packing = packing;
    this.prices = { capacity: new Float64Array(capacity.length), rule: new Float64Array(rules.count.length) };
    this.slack = { capacity: new Float64Array(capacity.length), rule: new Float64Array(rules.count.length) };
    this.reduced = new Float64Array(bundles);
    this.#unitPrice = new Float64Array(capacity.length);
    this.#rulesOf = rulesOfBundles(packing);
    this.#bestOfGroup = new Int32Array(packing.groupRule === 'free' ? 0 : groups);
    this.#picked = new Uint8Array(bundles);
  }

  /** Solves the subproblem at the present prices. @returns L, a proved bound */
  evaluate(): number {
    const { capacity, rule } = this.prices;
    let bound = 0;
    for (const price of capacity) bound += price;
    for (let r = 0; r < rule.length; r++) bound -= rule[r]! * this.packing.rules.count[r]!;
    this.slack.capacity.fill(0);
    for (let r = 0; r < rule.length; r++) this.slack.rule[r] = -this.packing.rules.count[r]!;
    this.#price();
    bound += this.#bestOfGroup.length > 0 ? this.#pickWithGroups() : this.#pickFreely();
    this.#subtractPicked();
    return bound;
  }

  #price(): void {
    const { bundles, value, useStart, useRow, useAmount } = this.packing;
    const { capacity, rule } = this.prices;
    const { reduced } = this;
    const unitPrice = this.#unitPrice;
    for (let i = 0; i < unitPrice.length; i++) unitPrice[i] = capacity[i]! / this.packing.capacity[i]!;
    for (let j = 0, k = 0; j < bundles; j++) {
      let w = value[j]!;
      for (const end = useStart[j + 1]!; k < end; k++) w -= unitPrice[useRow[k]!]! * useAmount[k]!;
      reduced[j] = w;
    }
    if (rule.length === 0) return;
    const { start, owner } = this.#rulesOf;
    for (let j = 0; j < bundles; j++) for (let k = start[j]!; k < start[j + 1]!; k++) reduced[j]! += rule[owner[k]!]!;
  }

  #pickFreely(): number {
    let sum = 0;
    for (let j = 0; j < this.reduced.length; j++) {
      const w = this.reduced[j]!;
      this.#picked[j] = w > 0 ? 1 : 0;
      if (w > 0) sum += w;
    }
    return sum;
  }

  #pickWithGroups(): number {
    const { group, groupRule } = this.packing;
    const { reduced } = this;
    const best = this.#bestOfGroup.fill(-1);
    let sum = 0;
    for (let j = 0; j < reduced.length; j++) {
      const g = group[j]!;
      const w = reduced[j]!;
      this.#picked[j] = g < 0 && w > 0 ? 1 : 0;
      if (g < 0) sum += Math.max(0, w);
      else if (best[g]! < 0 || w > reduced[best[g]!]!) best[g] = j;
    }
    for (const j of best) {
      if (j < 0 || (reduced[j]! <= 0 && groupRule !== 'exactly_one')) continue;
      this.#picked[j] = 1;
      sum += reduced[j]!;
    }
    return sum;
  }

  #subtractPicked(): void {
    const { useStart, useRow, useAmount, bundles, rules } = this.packing;
    const { capacity, rule } = this.slack;
    const picked = this.#picked;
    for (let j = 0; j < bundles; j++) {
      if (picked[j] === 0) continue;
      for (let k = useStart[j]!; k < useStart[j + 1]!; k++) capacity[useRow[k]!]! += useAmount[k]!;
    }
    for (let i = 0; i < capacity.length; i++) capacity[i] = 1 - capacity[i]! / this.packing.capacity[i]!;
    for (let r = 0; r < rule.length; r++) {
      for (let k = rules.start[r]!; k < rules.start[r + 1]!; k++) rule[r]! += picked[rules.bundle[k]!]!;
    }
  }
}
