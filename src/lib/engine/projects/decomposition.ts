import { Knapsack } from './knapsack.ts';
import type { Prices } from './lagrangian.ts';
import { rulesOfBundles, transpose, type Packing, type Transpose } from './packing.ts';

const LARGE = 200_000; // bundles; above, knapsacks get fewer nodes
const NODES = { small: 400, large: 400 };

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
  readonly rulesOf: Transpose;
  /** The split of value: by matrix entry, by bundle for its group, by rule entry. */
  readonly worth: { use: Float64Array; group: Float64Array; rule: Float64Array };
  /** 1 where a copy is chosen, like `worth`. */
  readonly chosen: { use: Uint8Array; group: Uint8Array; rule: Uint8Array };
  /** How many copies each bundle has. */
  readonly copies: Uint16Array;
  readonly #users: Pick<Transpose, 'start' | 'position'>;
  readonly #knapsack: Knapsack;
  readonly #bestOfGroup: Int32Array;

  constructor(packing: Packing) {
    this.packing = packing;
    const { bundles, useStart, useRow, capacity, rules, groups, groupRule } = packing;
    this.rulesOf = rulesOfBundles(packing);
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
    const users = transpose(useStart, useRow, capacity.length);
    this.#users = { start: users.start, position: users.position };
    this.#knapsack = new Knapsack(mostUsers(this.#users.start), bundles > LARGE ? NODES.large : NODES.small);
    const { start } = this.rulesOf;
    this.copies = Uint16Array.from(
      { length: bundles },
      (_, j) => useStart[j + 1]! - useStart[j]! + (this.hasGroup(j) ? 1 : 0) + start[j + 1]! - start[j]!,
    );
  }

  hasGroup(j: number): boolean {
    return this.packing.groupRule !== 'free' && this.packing.group[j]! >= 0;
  }

  /** Work done by knapsacks so far. */
  get steps(): number {
    return this.#knapsack.steps;
  }

  /** Starts from the prices of the plain relaxation, what is left of a value to its group: the first bound is at least as good as theirs. */
  splitBy(prices: Prices, reduced: Float64Array): void {
    const { bundles, useStart, useRow, useAmount, capacity } = this.packing;
    const { use, group, rule } = this.worth;
    const { start, owner, position } = this.rulesOf;
    for (let j = 0; j < bundles; j++) {
      const rest = this.hasGroup(j) ? 0 : reduced[j]! / Math.max(1, this.copies[j]!);
      for (let k = useStart[j]!; k < useStart[j + 1]!; k++)
        use[k] = rest + (prices.capacity[useRow[k]!]! * useAmount[k]!) / capacity[useRow[k]!]!;
      if (this.hasGroup(j)) group[j] = reduced[j]!;
      for (let k = start[j]!; k < start[j + 1]!; k++) rule[position[k]!] = rest - prices.rule[owner[k]!]!;
    }
  }

  /** Gives what rounding took from a bundle's copies, or gave them, to its first copy: only a whole split proves a bound. */
  settle(): void {
    const { bundles, value, useStart } = this.packing;
    const { use, group, rule } = this.worth;
    const { start, position } = this.rulesOf;
    for (let j = 0; j < bundles; j++) {
      let rest = value[j]!;
      for (let k = useStart[j]!; k < useStart[j + 1]!; k++) rest -= use[k]!;
      if (this.hasGroup(j)) rest -= group[j]!;
      for (let k = start[j]!; k < start[j + 1]!; k++) rest -= rule[position[k]!]!;
      if (useStart[j]! < useStart[j + 1]!) use[useStart[j]!]! += rest;
      else if (this.hasGroup(j)) group[j]! += rest;
      else if (start[j]! < start[j + 1]!) rule[position[start[j]!]!]! += rest;
    }
  }

  /** Chooses copies at the present split. @returns L, a proved bound */
  evaluate(): number {
    let bound = this.#chooseInGroups() + this.#chooseInRules();
    for (let i = 0; i < this.packing.capacity.length; i++) bound += this.#chooseInCapacity(i);
    for (let j = 0; j < this.packing.bundles; j++) if (this.copies[j] === 0) bound += Math.max(0, this.packing.value[j]!);
    return bound;
  }

  #chooseInCapacity(i: number): number {
    const { useAmount, capacity } = this.packing;
    const order = this.#users.position;
    const { use } = this.worth;
    const from = this.#users.start[i]!;
    const to = this.#users.start[i + 1]!;
    let asked = 0;
    let all = 0;
    for (let at = from; at < to; at++) {
      const k = order[at]!;
      this.chosen.use[k] = use[k]! > 0 ? 1 : 0;
      if (use[k]! <= 0) continue;
      asked += useAmount[k]!;
      all += use[k]!;
    }
    if (asked <= capacity[i]!) return all;
    const count = this.#sort(from, to);
    const bound = this.#knapsack.solve(count, capacity[i]!);
    for (let n = 0; n < count; n++) this.chosen.use[order[from + n]!] = this.#knapsack.chosen[n]!;
    return bound;
  }

  /** Orders users by worth per amount, largest first, and loads the knapsack. The order hardly changes from step to step. */
  #sort(from: number, to: number): number {
    const { useAmount } = this.packing;
    const order = this.#users.position;
    const { use } = this.worth;
    const { profit, amount } = this.#knapsack;
    for (let at = from + 1; at < to; at++) {
      const k = order[at]!;
      const rate = use[k]! / useAmount[k]!;
      let to = at;
      for (; to > from && use[order[to - 1]!]! < rate * useAmount[order[to - 1]!]!; to--) order[to] = order[to - 1]!;
      order[to] = k;
    }
    let count = 0;
    for (let at = from; at < to && use[order[at]!]! > 0; at++) {
      profit[count] = use[order[at]!]!;
      amount[count++] = useAmount[order[at]!]!;
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
      if (group[j]! >= 0 && (best[group[j]!]! < 0 || worth[j]! > worth[best[group[j]!]!]!)) best[group[j]!] = j;
    for (const j of best) {
      if (j < 0 || (worth[j]! <= 0 && groupRule !== 'exactly_one')) continue;
      this.chosen.group[j] = 1;
      bound += worth[j]!;
    }
    return bound;
  }

  /** All that are worth something, then, up to the count, those that cost less than going without. */
  #chooseInRules(): number {
    const { rules } = this.packing;
    const { rule: worth } = this.worth;
    let bound = 0;
    for (let r = 0; r < rules.count.length; r++) {
      const entries = Array.from({ length: rules.start[r + 1]! - rules.start[r]! }, (_, n) => rules.start[r]! + n);
      entries.sort((a, b) => worth[b]! - worth[a]! || a - b);
      let missing = rules.count[r]!;
      for (const k of entries) {
        const isChosen = worth[k]! > 0 || (missing > 0 && worth[k]! > -rules.penalty[r]!);
        this.chosen.rule[k] = isChosen ? 1 : 0;
        if (!isChosen) continue;
        bound += worth[k]!;
        missing--;
      }
      if (missing > 0) bound -= rules.penalty[r]! * missing;
    }
    return bound;
  }
}

function mostUsers(start: Int32Array): number {
  let most = 0;
  for (let i = 0; i + 1 < start.length; i++) most = Math.max(most, start[i + 1]! - start[i]!);
  return most;
}
