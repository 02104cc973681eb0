import { gathered, rulesOfBundles, transpose, type Packing, type Transpose } from './packing.ts';

/**
 * A selection in the making, with everything a move needs at hand: loads, group holders, how often each rule is met, and
 * for each capacity its users with the selected ones first. Capacities and groups are never broken; a missing bundle of a
 * hard rule, or of a group that must have one, is priced at `missingPrice`, more than any swap of bundles can gain.
 */
export class Selection {
  readonly packing: Packing;
  readonly selected: Uint8Array;
  readonly load: Float64Array;
  /** Bundle that holds each group, −1: none. */
  readonly holder: Int32Array;
  /** How many of each rule's bundles are selected. */
  readonly met: Int32Array;
  /** Matrix entries by capacity, those of selected bundles first: capacity i has `users[usersStart[i] … usersStart[i + 1])`. */
  readonly usersStart: Int32Array;
  readonly users: Int32Array;
  /** Bundle and amount of each entry of `users`, side by side with it: a capacity's users are read in one go. */
  readonly userBundle: Int32Array;
  readonly userAmount: Float64Array;
  /** How many users of each capacity are selected. */
  readonly inUse: Int32Array;
  readonly rulesOf: Transpose;
  readonly price: Float64Array;
  readonly missingPrice: number;
  /** What a group that must have a bundle costs while it has none; 0 where it need not. */
  readonly emptyGroupPrice: number;
  /** Σ value − Σ price × missing. Drifts in the last places; `objective.ts` counts exactly. */
  score = 0;
  /** Where each matrix entry stands in `users`. */
  readonly #place: Int32Array;

  constructor(packing: Packing) {
    const { bundles, capacity, groups, useStart, useRow, useAmount, rules } = packing;
    this.packing = packing;
    this.selected = new Uint8Array(bundles);
    this.load = new Float64Array(capacity.length);
    this.holder = new Int32Array(groups).fill(-1);
    this.met = new Int32Array(rules.count.length);
    this.inUse = new Int32Array(capacity.length);
    const users = transpose(useStart, useRow, capacity.length);
    this.usersStart = users.start;
    this.users = users.position;
    this.userBundle = users.owner;
    this.userAmount = gathered(useAmount, users.position);
    this.#place = new Int32Array(useRow.length);
    for (let at = 0; at < this.users.length; at++) this.#place[this.users[at]!] = at;
    this.rulesOf = rulesOfBundles(packing);
    this.missingPrice = missingPriceOf(packing);
    this.price = rules.penalty.map((penalty) => (penalty === Infinity ? this.missingPrice : penalty));
    this.emptyGroupPrice = packing.groupRule === 'exactly_one' ? this.missingPrice : 0;
    this.#reset();
  }

  #reset(): void {
    this.score = -groupsOf(this.packing) * this.emptyGroupPrice;
    for (let r = 0; r < this.met.length; r++) this.score -= this.price[r]! * this.packing.rules.count[r]!;
  }

  /** Whether a bundle fits beside the selected ones: every capacity, and its group. */
  fits(j: number): boolean {
    const { group, groupRule, useStart, useRow, useAmount, capacity } = this.packing;
    if (groupRule !== 'free' && group[j]! >= 0 && this.holder[group[j]!]! >= 0) return false;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      const i = useRow[k]!;
      if (this.load[i]! + useAmount[k]! > capacity[i]!) return false;
    }
    return true;
  }

  /** What the score gains when a bundle is added now. */
  gainOf(j: number): number {
    const { value, group, rules } = this.packing;
    let gain = value[j]!;
    if (this.emptyGroupPrice > 0 && group[j]! >= 0 && this.holder[group[j]!]! < 0) gain += this.emptyGroupPrice;
    for (let k = this.rulesOf.start[j]!; k < this.rulesOf.start[j + 1]!; k++) {
      const r = this.rulesOf.owner[k]!;
      if (this.met[r]! < rules.count[r]!) gain += this.price[r]!;
    }
    return gain;
  }

  /** What the score loses when a bundle is removed now. */
  lossOf(j: number): number {
    const { value, group, rules } = this.packing;
    let loss = value[j]!;
    if (this.emptyGroupPrice > 0 && group[j]! >= 0) loss += this.emptyGroupPrice;
    for (let k = this.rulesOf.start[j]!; k < this.rulesOf.start[j + 1]!; k++) {
      const r = this.rulesOf.owner[k]!;
      if (this.met[r]! <= rules.count[r]!) loss += this.price[r]!;
    }
    return loss;
  }

  add(j: number): void {
    const { group, groupRule, useStart, useRow, useAmount } = this.packing;
    this.score += this.gainOf(j);
    this.selected[j] = 1;
    if (groupRule !== 'free' && group[j]! >= 0) this.holder[group[j]!] = j;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      const i = useRow[k]!;
      this.load[i]! += useAmount[k]!;
      this.#move(k, this.usersStart[i]! + this.inUse[i]!++);
    }
    for (let k = this.rulesOf.start[j]!; k < this.rulesOf.start[j + 1]!; k++) this.met[this.rulesOf.owner[k]!]!++;
  }

  remove(j: number): void {
    const { group, groupRule, useStart, useRow, useAmount } = this.packing;
    this.score -= this.lossOf(j);
    this.selected[j] = 0;
    if (groupRule !== 'free' && group[j]! >= 0) this.holder[group[j]!] = -1;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      const i = useRow[k]!;
      this.#move(k, this.usersStart[i]! + --this.inUse[i]!);
      this.load[i] = this.inUse[i] === 0 ? 0 : this.load[i]! - useAmount[k]!; // an empty load is 0, without drift
    }
    for (let k = this.rulesOf.start[j]!; k < this.rulesOf.start[j + 1]!; k++) this.met[this.rulesOf.owner[k]!]!--;
  }

  /** Swaps an entry with the one at `to` in the list of its capacity. */
  #move(entry: number, to: number): void {
    const from = this.#place[entry]!;
    if (from === to) return;
    const { users, userBundle, userAmount } = this;
    const other = users[to]!;
    users[to] = entry;
    users[from] = other;
    this.#place[entry] = to;
    this.#place[other] = from;
    const bundle = userBundle[to]!;
    userBundle[to] = userBundle[from]!;
    userBundle[from] = bundle;
    const amount = userAmount[to]!;
    userAmount[to] = userAmount[from]!;
    userAmount[from] = amount;
  }

  /** Bundles of hard rules that are missing, and groups left empty that must not be: 0 when this is a portfolio. */
  missing(): number {
    const { rules } = this.packing;
    let missing = 0;
    for (let r = 0; r < this.met.length; r++) if (rules.penalty[r] === Infinity) missing += Math.max(0, rules.count[r]! - this.met[r]!);
    if (this.emptyGroupPrice > 0) for (const j of this.holder) if (j < 0) missing++;
    return missing;
  }

  /** Selects nothing. */
  clear(): void {
    for (let j = 0; j < this.selected.length; j++) if (this.selected[j] === 1) this.remove(j);
    this.#reset();
  }

  /** Makes this the given selection, which must break no capacity and no group. */
  become(selected: Uint8Array): void {
    for (let j = 0; j < selected.length; j++) if (this.selected[j] === 1 && selected[j] !== 1) this.remove(j);
    for (let j = 0; j < selected.length; j++) if (this.selected[j] !== 1 && selected[j] === 1) this.add(j);
  }
}

const groupsOf = ({ groups, groupRule }: Packing): number => (groupRule === 'free' ? 0 : groups);

/** Sixty-four times the largest value or soft price: no swap of a handful of bundles is worth as much. */
function missingPriceOf({ value, rules }: Packing): number {
  let largest = 1e-9;
  for (const v of value) largest = Math.max(largest, Math.abs(v));
  for (const penalty of rules.penalty) if (penalty !== Infinity) largest = Math.max(largest, penalty);
  return 64 * largest;
}
