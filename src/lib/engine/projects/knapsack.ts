/** How far a search goes: nodes at most, and what it may miss of the best, relative. */
export type Effort = { nodes: number; tolerance: number };

/**
 * One small 0/1 knapsack after another, without allocating: max Σ profit·x, Σ amount·x ≤ capacity.
 *
 * Depth first over items by profit per amount, cut off by the bound of Martello and Toth. Exact to the tolerance within `effort.nodes` nodes;
 * beyond, the answer is the best of the bounds still open, a proved upper bound, and `chosen` the best selection met.
 * @source Martello & Toth (1977), European Journal of Operational Research 1(3)
 */
export class Knapsack {
  readonly profit: Float64Array;
  readonly amount: Float64Array;
  /** 1 for each item of the selection found last. */
  readonly chosen: Uint8Array;
  readonly #trial: Uint8Array;
  effort: Effort;
  /** Steps in all, a measure of work. */
  steps = 0;

  /** @param size  most items ever */
  constructor(size: number, effort: Effort) {
    this.profit = new Float64Array(size);
    this.amount = new Float64Array(size);
    this.chosen = new Uint8Array(size);
    this.#trial = new Uint8Array(size);
    this.effort = effort;
  }

  /**
   * Solves the first `count` items of `profit` and `amount`, given in order of profit ÷ amount, largest first, all
   * positive. The selection is left in `chosen`.
   *
   * @returns an upper bound on the best profit, as a rule the best profit itself
   */
  solve(count: number, capacity: number): number {
    const { profit, amount } = this;
    const trial = this.#trial;
    const root = this.#bound(0, count, capacity);
    const slack = this.effort.tolerance * root;
    let best = -1;
    let value = 0;
    let room = capacity;
    let at = 0;
    let nodes = 0;
    for (;;) {
      // Down: take what fits, as long as the rest could still beat the best. What is taken leaves the bound as it is.
      let most = value + this.#bound(at, count, room);
      while (at < count && most > best + slack) {
        if (amount[at]! <= room) {
          trial[at] = 1;
          room -= amount[at]!;
          value += profit[at]!;
          at++;
        } else {
          trial[at++] = 0;
          most = value + this.#bound(at, count, room);
        }
        nodes++;
      }
      if (at === count && value > best) {
        best = value;
        for (let i = 0; i < count; i++) this.chosen[i] = trial[i]!;
      }
      if (nodes > this.effort.nodes) break;
      // Up: leave out the last item taken.
      do at--;
      while (at >= 0 && trial[at] === 0);
      if (at < 0) break;
      trial[at] = 0;
      room += amount[at]!;
      value -= profit[at]!;
      at++;
    }
    this.steps += nodes * 4 + count;
    // The slack of the cut-offs is given back: what they cut off is at most that much better than the best.
    return Math.min(root, slack + (at < 0 ? best : Math.max(best, this.#boundOfOpen(at, count, room, value))));
  }

  /** The best that a search stopped half-way could still find: each item taken on the way here, left out instead. */
  #boundOfOpen(at: number, count: number, room: number, value: number): number {
    const { profit, amount } = this;
    let most = value + this.#bound(at, count, room);
    for (let i = at - 1; i >= 0; i--) {
      if (this.#trial[i] === 0) continue;
      room += amount[i]!;
      value -= profit[i]!;
      most = Math.max(most, value + this.#bound(i + 1, count, room));
    }
    return most;
  }

  /** The first item that no longer fits is either left out or taken at the cost of the dearest before it. */
  #bound(from: number, count: number, room: number): number {
    const { profit, amount } = this;
    let sum = 0;
    for (let i = from; i < count; i++) {
      if (amount[i]! > room) {
        const without = i + 1 < count ? (profit[i + 1]! * room) / amount[i + 1]! : 0;
        if (i === from) return sum + without;
        return sum + Math.max(without, profit[i]! - ((amount[i]! - room) * profit[i - 1]!) / amount[i - 1]!);
      }
      room -= amount[i]!;
      sum += profit[i]!;
    }
    return sum;
  }
}
