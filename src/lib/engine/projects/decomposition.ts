import { Knapsack, type Effort } from './knapsack.ts';
import type { Prices } from './lagrangian.ts';
import type { Packing } from './packing.ts';
import type { Selection } from './selection.ts';

/**
 * Lagrangian decomposition: every bundle has a copy in each of its capacities, in its group and in each of its rules, and
 * its value is split among the copies. Capacity by capacity the copies are then chosen by an exact 0/1 knapsack:
 *
 *   L(split) = Σ_capacities knapsack + Σ_groups best one + Σ_rules best with penalty,   Σ_copies split = value
 *
 * Every split gives a proved upper bound. The best split is as strong as all cutting planes of single capacities: on made-up
 * countries of chunky uses it lies nine per cent below the linear relaxation.
 * @source Guignard & Kim (1987), Mathematical Programming 39
 */
export class Decomposition {
  readonly packing: Packing;
  /** Matrix entries by capacity: capacity i has entries `start[i] … start[i + 1]`, of the bundles `bundle`. What a step reads together lies together. */
  readonly bundle: Int32Array;
  /** How many entries there are, `bundle` may be longer; likewise of rules. */
  entries = 0;
  ruleEntries = 0;
  /** Rule entries, like entries of capacities. */
  readonly ruleBundle: Int32Array;
  /** The split of value: by entry, by bundle for its group, by rule entry. */
  readonly worth: { use: Float64Array; group: Float64Array; rule: Float64Array };
  /** 1 where a copy is chosen, like `worth`. */
  readonly chosen: { use: Uint8Array; group: Uint8Array; rule: Uint8Array };
  /** How many copies each bundle has; 0 where it is decided. */
  readonly copies: Uint16Array;
  readonly #start: Int32Array;
  readonly #amount: Float64Array;
  readonly #left: Float64Array;
  readonly #ruleStart: Int32Array;
  readonly #need: Int32Array;
  /** Each capacity's entries by worth per amount, as of the last step. */
  readonly #order: Int32Array;
  readonly #moved: Int32Array;
  readonly #knapsack: Knapsack;
  readonly #bestOfGroup: Int32Array;
  /** What each bundle's copies leave of its value. */
  readonly #rest: Float64Array;
  /** Worth of what has no copy: what uses nothing that is short. */
  readonly #free: number;

  constructor(packing: Packing, effort: Effort) {
    this.packing = packing;
    const { bundles, useRow, capacity, rules, groups, groupRule } = packing;
    this.bundle = new Int32Array(useRow.length);
    this.#start = new Int32Array(capacity.length + 1);
    this.#amount = new Float64Array(useRow.length);
    this.#order = new Int32Array(useRow.length);
    this.#left = new Float64Array(capacity.length);
    this.#need = new Int32Array(rules.count.length);
    this.ruleBundle = new Int32Array(rules.bundle.length);
    this.#ruleStart = new Int32Array(rules.start.length);
    this.worth = {
      use: new Float64Array(useRow.length),
      group: new Float64Array(groupRule === 'free' ? 0 : bundles),
      rule: new Float64Array(rules.bundle.length),
    };
    this.chosen = {
      use: new Uint8Array(useRow.length),
      group: new Uint8Array(this.worth.group.length),
      rule: new Uint8Array(rules.bundle.length),
    };
    this.#bestOfGroup = new Int32Array(groupRule === 'free' ? 0 : groups);
    this.#rest = new Float64Array(bundles);
    this.copies = new Uint16Array(bundles);
    this.open();
    const most = mostUsers(this.#start);
    this.#moved = new Int32Array(most);
    this.#knapsack = new Knapsack(most, effort);
    this.#free = packing.value.reduce((sum, value, j) => (this.copies[j] === 0 ? sum + Math.max(0, value) : sum), 0);
  }

  /** Nothing is decided: every bundle has its copies. Their worth is for the caller to say. */
  open(): void {
    const { bundles, useStart, useRow, useAmount, capacity, rules, group, groupRule } = this.packing;
    this.#left.set(capacity);
    this.#need.set(rules.count);
    this.#ruleStart.set(rules.start);
    this.ruleBundle.set(rules.bundle);
    [this.entries, this.ruleEntries] = [useRow.length, rules.bundle.length];
    const start = this.#start.fill(0);
    for (const i of useRow) start[i + 1]!++;
    for (let i = 0; i < capacity.length; i++) start[i + 1]! += start[i]!;
    const next = start.slice();
    for (let j = 0, k = 0; j < bundles; j++) {
      this.copies[j] = useStart[j + 1]! - k + (groupRule !== 'free' && group[j]! >= 0 ? 1 : 0);
      for (; k < useStart[j + 1]!; k++) {
        const e = next[useRow[k]!]!++;
        this.bundle[e] = j;
        this.#amount[e] = useAmount[k]!;
        this.#order[e] = e;
      }
    }
    for (const j of rules.bundle) this.copies[j]!++;
  }

  /** Whether a bundle has a copy in its group. */
  hasGroup(j: number): boolean {
    return this.packing.groupRule !== 'free' && this.packing.group[j]! >= 0 && this.copies[j]! > 0;
  }

  /** Work done by knapsacks so far. */
  get steps(): number {
    return this.#knapsack.steps;
  }

  /** Makes less of each knapsack. */
  spare(effort: Effort): void {
    this.#knapsack.effort = effort;
  }

  /** Takes out the copies of what is decided: what a selection holds, and what no longer fits beside it or helps. Bounds are then of what is left. */
  close(selection: Selection): void {
    const { capacity, bundles, rules } = this.packing;
    for (let i = 0; i < capacity.length; i++) this.#left[i] = capacity[i]! - selection.load[i]!;
    for (let r = 0; r < this.#need.length; r++) this.#need[r] = Math.max(0, rules.count[r]! - selection.met[r]!);
    // What has been taken out stays out: a selection in the making only grows.
    for (let j = 0; j < bundles; j++) {
      if (this.copies[j]! > 0 && (selection.selected[j] === 1 || selection.gainOf(j) <= 0 || !selection.fits(j))) this.copies[j] = 0;
    }
    this.#closeUses();
    this.#closeRules();
  }

  /** Takes out the copies of the bundles of which `wanted` falls short of `least`. */
  leaveOut(wanted: Float32Array, least: number): void {
    for (let j = 0; j < wanted.length; j++) if (wanted[j]! < least) this.copies[j] = 0;
    this.#closeUses();
    this.#closeRules();
  }

  #closeUses(): void {
    const [start, order, bundle, amount, moved] = [this.#start, this.#order, this.bundle, this.#amount, this.#moved];
    const { use } = this.worth;
    let next = 0;
    for (let i = 0, from = 0; i < this.#left.length; i++) {
      const to = start[i + 1]!;
      let inOrder = (start[i] = next);
      for (let e = from; e < to; e++) {
        const isOpen = this.copies[bundle[e]!]! > 0;
        moved[e - from] = isOpen ? next : -1;
        if (!isOpen) continue;
        bundle[next] = bundle[e]!;
        amount[next] = amount[e]!;
        use[next++] = use[e]!;
      }
      for (let at = from; at < to; at++) if (moved[order[at]! - from]! >= 0) order[inOrder++] = moved[order[at]! - from]!;
      from = to;
    }
    this.entries = start[this.#left.length] = next;
  }

  #closeRules(): void {
    const [start, bundle] = [this.#ruleStart, this.ruleBundle];
    const { rule } = this.worth;
    let next = 0;
    for (let r = 0, from = 0; r < this.#need.length; r++) {
      const to = start[r + 1]!;
      start[r] = next;
      for (let k = from; k < to; k++) {
        if (this.copies[bundle[k]!] === 0) continue;
        bundle[next] = bundle[k]!;
        rule[next++] = rule[k]!;
      }
      from = to;
    }
    this.ruleEntries = start[this.#need.length] = next;
  }

  /** Starts from the prices of the plain relaxation, what is left of a value to its group: the first bound is at least as good as theirs. */
  splitBy(prices: Prices, reduced: Float64Array): void {
    const { bundles, capacity } = this.packing;
    const { use, group, rule } = this.worth;
    const share = (j: number) => (this.hasGroup(j) ? 0 : reduced[j]! / this.copies[j]!);
    for (let i = 0; i < capacity.length; i++) {
      const unitPrice = prices.capacity[i]! / capacity[i]!;
      for (let e = this.#start[i]!; e < this.#start[i + 1]!; e++) use[e] = share(this.bundle[e]!) + unitPrice * this.#amount[e]!;
    }
    for (let j = 0; j < bundles; j++) if (this.hasGroup(j)) group[j] = reduced[j]!;
    for (let r = 0; r < prices.rule.length; r++) {
      for (let k = this.#ruleStart[r]!; k < this.#ruleStart[r + 1]!; k++) rule[k] = share(this.ruleBundle[k]!) - prices.rule[r]!;
    }
  }

  /** Gives what rounding took from a bundle's copies, or gave them, to its first copy: only a whole split proves a bound. */
  settle(): void {
    const { bundle, ruleBundle, entries, ruleEntries } = this;
    const { use, group, rule } = this.worth;
    const rest = this.#rest;
    rest.set(this.packing.value);
    for (let e = 0; e < entries; e++) rest[bundle[e]!]! -= use[e]!;
    for (let j = 0; j < group.length; j++) if (this.hasGroup(j)) rest[j]! -= group[j]!;
    for (let k = 0; k < ruleEntries; k++) rest[ruleBundle[k]!]! -= rule[k]!;
    for (let e = 0; e < entries; e++) {
      use[e]! += rest[bundle[e]!]!;
      rest[bundle[e]!] = 0;
    }
    for (let j = 0; j < group.length; j++) {
      if (!this.hasGroup(j)) continue;
      group[j]! += rest[j]!;
      rest[j] = 0;
    }
    for (let k = 0; k < ruleEntries; k++) {
      rule[k]! += rest[ruleBundle[k]!]!;
      rest[ruleBundle[k]!] = 0;
    }
  }

  /** Chooses copies at the present split. @returns L, a proved bound on what is not decided */
  evaluate(): number {
    let bound = this.#free + this.#chooseInGroups() + this.#chooseInRules();
    for (let i = 0; i < this.#left.length; i++) bound += this.#chooseInCapacity(i);
    return bound;
  }

  #chooseInCapacity(i: number): number {
    const capacity = this.#left[i]!;
    const amount = this.#amount;
    const { use } = this.worth;
    const chosen = this.chosen.use;
    const from = this.#start[i]!;
    const to = this.#start[i + 1]!;
    let asked = 0;
    let all = 0;
    for (let e = from; e < to; e++) {
      chosen[e] = use[e]! > 0 ? 1 : 0;
      if (use[e]! <= 0) continue;
      asked += amount[e]!;
      all += use[e]!;
    }
    if (asked <= capacity) return all;
    const count = this.#sort(from, to);
    const bound = this.#knapsack.solve(count, capacity);
    for (let n = 0; n < count; n++) chosen[this.#order[from + n]!] = this.#knapsack.chosen[n]!;
    return bound;
  }

  /** Orders users by worth per amount, largest first, and loads the knapsack. The order hardly changes from step to step. */
  #sort(from: number, to: number): number {
    const order = this.#order;
    const amounts = this.#amount;
    const { use } = this.worth;
    const { profit, amount } = this.#knapsack;
    for (let at = from + 1; at < to; at++) {
      const e = order[at]!;
      const rate = use[e]! / amounts[e]!;
      let to = at;
      for (; to > from && use[order[to - 1]!]! < rate * amounts[order[to - 1]!]!; to--) order[to] = order[to - 1]!;
      order[to] = e;
    }
    let count = 0;
    for (let at = from; at < to && use[order[at]!]! > 0; at++) {
      profit[count] = use[order[at]!]!;
      amount[count++] = amounts[order[at]!]!;
    }
    return count;
  }

  #chooseInGroups(): number {
    const { group, groupRule } = this.packing;
    const best = this.#bestOfGroup.fill(-1);
    const { group: worth } = this.worth;
    this.chosen.group.fill(0);
    let bound = 0;
    for (let j = 0; j < worth.length; j++)
      if (this.hasGroup(j) && (best[group[j]!]! < 0 || worth[j]! > worth[best[group[j]!]!]!)) best[group[j]!] = j;
    for (const j of best) {
      if (j < 0 || (worth[j]! <= 0 && groupRule !== 'exactly_one')) continue;
      this.chosen.group[j] = 1;
      bound += worth[j]!;
    }
    return bound;
  }

  /** All that are worth something, then, up to the count, those that cost less than going without. */
  #chooseInRules(): number {
    const { penalty } = this.packing.rules;
    const { rule: worth } = this.worth;
    const { rule: chosen } = this.chosen;
    let bound = 0;
    for (let r = 0; r < this.#need.length; r++) {
      let missing = this.#need[r]!;
      for (let k = this.#ruleStart[r]!; k < this.#ruleStart[r + 1]!; k++) {
        chosen[k] = worth[k]! > 0 ? 1 : 0;
        if (worth[k]! <= 0) continue;
        bound += worth[k]!;
        missing--;
      }
      if (missing <= 0) continue;
      for (const k of this.#leastCostly(r, missing)) {
        chosen[k] = 1;
        bound += worth[k]!;
        missing--;
      }
      if (missing > 0) bound -= penalty[r]! * missing;
    }
    return bound;
  }

  /** The best of a rule's copies that are worth nothing, dearest first, as far as they cost less than going without. */
  #leastCostly(r: number, most: number): number[] {
    const { rule: worth } = this.worth;
    const least = -this.packing.rules.penalty[r]!;
    const best: number[] = [];
    for (let k = this.#ruleStart[r]!; k < this.#ruleStart[r + 1]!; k++) {
      const w = worth[k]!;
      if (w > 0 || w <= least || (best.length === most && w <= worth[best[most - 1]!]!)) continue;
      if (best.length === most) best.pop();
      let at = best.length;
      while (at > 0 && worth[best[at - 1]!]! < w) at--;
      best.splice(at, 0, k);
    }
    return best;
  }
}

function mostUsers(start: Int32Array): number {
  let most = 0;
  for (let i = 0; i + 1 < start.length; i++) most = Math.max(most, start[i + 1]! - start[i]!);
  return most;
}
