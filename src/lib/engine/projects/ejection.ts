import type { Chance } from '../random.ts';
import type { Selection } from './selection.ts';

const HOPELESS = 12; // e^−12: a worsening of that many temperatures is never accepted
const MOST_REFILLS = 16; // users of a freed capacity that are looked at for a refill
const MOST_EVICTED = 64;

/**
 * The move of the search: one bundle in, whoever stands in its way out, and into the room that they leave whatever gains.
 * At temperature 0 it only ever improves; above, it worsens with probability e^(Δ ÷ temperature).
 * @source Kirkpatrick, Gelatt & Vecchi (1983), Science 220
 */
export class Ejection {
  readonly #selection: Selection;
  readonly #reduced: Float64Array;
  readonly #least: number;
  readonly #chance: Chance;
  readonly #mark: Int32Array;
  readonly #evicted = new Int32Array(MOST_EVICTED);
  /** Change of `met` for each rule while a move is weighed. */
  readonly #shift: Int32Array;
  #round = 0;
  #count = 0;

  /** @param least  bundles of smaller reduced value are not used for refilling */
  constructor(selection: Selection, reduced: Float64Array, least: number, chance: Chance) {
    this.#selection = selection;
    this.#reduced = reduced;
    this.#least = least;
    this.#chance = chance;
    this.#mark = new Int32Array(selection.packing.bundles);
    this.#shift = new Int32Array(selection.met.length);
  }

  /** Weighs the entry of an unselected bundle, and makes it if it is accepted. */
  tryEntry(j: number, temperature: number): boolean {
    const gain = this.#selection.gainOf(j);
    const loss = this.#evictFor(j, gain + HOPELESS * temperature, temperature);
    const change = gain - loss;
    if (change < 0 && (temperature === 0 || Math.exp(change / temperature) < this.#chance())) return false;
    if (change === 0 && this.#count > 0 && temperature === 0) return false;
    this.#make(j);
    return true;
  }

  /** Finds who must leave. @returns what their leaving costs; Infinity when it costs more than `limit` */
  #evictFor(j: number, limit: number, temperature: number): number {
    const { packing, load, holder } = this.#selection;
    const { useStart, useRow, useAmount, capacity, group, groupRule } = packing;
    this.#round++;
    this.#count = 0;
    this.#shiftRules(j, 1);
    let loss = 0;
    const held = groupRule !== 'free' && group[j]! >= 0 ? holder[group[j]!]! : -1;
    // The group keeps a bundle: leaving it costs no empty group.
    if (held >= 0) loss += this.#evict(held) - this.#selection.emptyGroupPrice;
    for (let k = useStart[j]!; k < useStart[j + 1]! && loss <= limit; k++) {
      const over = load[useRow[k]!]! + useAmount[k]! - capacity[useRow[k]!]!;
      if (over > 0) loss += this.#makeRoom(useRow[k]!, over, limit - loss, temperature);
    }
    this.#shiftRules(j, -1);
    for (let n = 0; n < this.#count; n++) this.#shiftRules(this.#evicted[n]!, 1);
    return loss <= limit ? loss : Infinity;
  }

  /** Evicts users of a capacity, cheapest for what they free first, until `over` is freed. */
  #makeRoom(i: number, over: number, limit: number, temperature: number): number {
    const { packing, usersStart, inUse, userBundle, userAmount } = this.#selection;
    const { value } = packing;
    const from = usersStart[i]!;
    const to = from + inUse[i]!;
    if (this.#count > 0) for (let at = from; at < to; at++) if (this.#isMarked(userBundle[at]!)) over -= userAmount[at]!;
    let loss = 0;
    while (over > 0 && loss <= limit) {
      let worst = -1;
      let least = Infinity;
      for (let at = from; at < to; at++) {
        if (this.#isMarked(userBundle[at]!)) continue;
        const part = userAmount[at]! >= over ? 1 : over / userAmount[at]!;
        const cost = value[userBundle[at]!]! * part + (temperature > 0 ? 0.7 * temperature * this.#chance() : 0);
        if (cost >= least) continue;
        least = cost;
        worst = at;
      }
      if (worst < 0 || this.#count === MOST_EVICTED) return Infinity;
      loss += this.#evict(userBundle[worst]!);
      over -= userAmount[worst]!;
    }
    return loss;
  }

  #isMarked(j: number): boolean {
    return this.#mark[j] === this.#round;
  }

  #evict(j: number): number {
    const { packing, rulesOf, met, price, emptyGroupPrice } = this.#selection;
    this.#mark[j] = this.#round;
    this.#evicted[this.#count++] = j;
    let loss = packing.value[j]!;
    if (emptyGroupPrice > 0 && packing.group[j]! >= 0) loss += emptyGroupPrice;
    for (let k = rulesOf.start[j]!; k < rulesOf.start[j + 1]!; k++) {
      const r = rulesOf.owner[k]!;
      if (met[r]! + this.#shift[r]! <= packing.rules.count[r]!) loss += price[r]!;
    }
    this.#shiftRules(j, -1);
    return loss;
  }

  #shiftRules(j: number, by: number): void {
    const { start, owner } = this.#selection.rulesOf;
    for (let k = start[j]!; k < start[j + 1]!; k++) this.#shift[owner[k]!]! += by;
  }

  #make(j: number): void {
    const evicted = this.#evicted;
    for (let n = 0; n < this.#count; n++) this.#selection.remove(evicted[n]!);
    this.#selection.add(j);
    for (let n = 0; n < this.#count; n++) this.#refillAfter(evicted[n]!);
  }

  #refillAfter(left: number): void {
    const { packing, load, usersStart, inUse, userBundle, userAmount } = this.#selection;
    const { useStart, useRow, capacity } = packing;
    for (let k = useStart[left]!; k < useStart[left + 1]!; k++) {
      const i = useRow[k]!;
      const room = capacity[i]! - load[i]!;
      const from = usersStart[i]! + inUse[i]!;
      const count = usersStart[i + 1]! - from;
      if (room <= 0 || count <= 0) continue;
      const first = Math.floor(this.#chance() * count);
      for (let n = Math.min(count, MOST_REFILLS) - 1; n >= 0; n--) {
        const at = from + ((first + n) % count);
        const j = userBundle[at]!;
        if (userAmount[at]! > room || j === left || this.#reduced[j]! < this.#least) continue;
        if (this.#selection.gainOf(j) <= 0 || !this.#selection.fits(j)) continue;
        this.#selection.add(j);
        break;
      }
    }
  }
}
