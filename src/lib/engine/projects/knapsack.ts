/**
 * One small 0/1 knapsack after another, without allocating: max Σ profit·x, Σ amount·x ≤ capacity.
 *
 * Depth first over items by profit per amount, cut off by the fractional (Dantzig) bound. Exact within `mostNodes` nodes;
 * beyond, the answer is the best of the fractional bounds still open, a proved upper bound, and `chosen` the best selection met.
 */
export class Knapsack {
  readonly profit: Float64Array;
  readonly amount: Float64Array;
  /** 1 for each item of the selection found last. */
  readonly chosen: Uint8Array;
  readonly #trial: Uint8Array;
  readonly #mostNodes: number;
  /** Steps in all, a measure of work. */
  steps = 0;

  /** @param size  most items ever */
  constructor(size: number, mostNodes: number) {
    this.profit = new Float64Array(size);
    this.amount = new Float64Array(size);
    this.chosen = new Uint8Array(size);
    this.#trial = new Uint8Array(size);
    this.#mostNodes = mostNodes;
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
    const slack = 1e-9 * root;
    let best = -1;
    let value = 0;
    let room = capacity;
    let at = 0;
    let nodes = 0;
    for (;;) {
      // Down: take what fits, as long as the rest could still beat the best.
      while (at < count && value + this.#bound(at, count, room) > best + slack) {
        trial[at] = 0;
        if (amount[at]! <= room) {
          trial[at] = 1;
          room -= amount[at]!;
          value += profit[at]!;
        }
        at++;
        nodes++;
      }
      if (at === count && value > best) {
        best = value;
        for (let i = 0; i < count; i++) this.chosen[i] = trial[i]!;
      }
      if (nodes > this.#mostNodes) break;
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

  #bound(from: number, count: number, room: number): number {
    const { profit, amount } = this;
    let sum = 0;
    for (let i = from; i < count; i++) {
      if (amount[i]! > room) return sum + (profit[i]! * room) / amount[i]!;
      room -= amount[i]!;
      sum += profit[i]!;
    }
    return sum;
  }
}
