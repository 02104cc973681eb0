import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import type { Exclusion } from './exclusion.ts';

// Tuned on made-up set packings of 200 to 2,000 sets, with equal and with different values.
const SHORTEST = 7; // moves that who was pushed out stays out
const PATIENCE = 4_000; // moves without a better selection before the search starts again elsewhere
const FRESH = 0.25; // share of new starts from nothing; the others from the best, shaken
const SHAKEN = 0.02; // share of the bundles that are forced in to shake the best

/**
 * Best selection of bundles that exclude one another: the one that gains most comes in, all it excludes go out and may not
 * come back for a while, better or worse. One move exchanges one for any number; two moves in a row, two for one.
 * @source Wu, Hao & Glover (2012), Annals of Operations Research 196: multi-neighbourhood tabu search for the maximum weight clique
 */
export class Tabu {
  readonly #graph: Exclusion;
  readonly #value: Float64Array;
  readonly #chance: Chance;
  readonly #selected: Uint8Array;
  /** Value of the selected bundles that each bundle would push out. */
  readonly #against: Float64Array;
  /** First move at which a bundle may come in again. */
  readonly #freeFrom: Float64Array;
  #move = 0;
  #sum = 0;
  #visits = 0;
  readonly best: Uint8Array;
  score = 0;

  constructor(graph: Exclusion, value: Float64Array, chance: Chance) {
    this.#graph = graph;
    this.#value = value;
    this.#chance = chance;
    this.#selected = new Uint8Array(value.length);
    this.#against = new Float64Array(value.length);
    this.#freeFrom = new Float64Array(value.length);
    this.best = new Uint8Array(value.length);
  }

  /** Takes a selection to go on from, if it is better than the best. */
  learn(selected: Uint8Array): void {
    let sum = 0;
    for (let j = 0; j < selected.length; j++) if (selected[j] === 1) sum += this.#value[j]!;
    if (sum <= this.score) return;
    this.best.set(selected);
    this.score = sum;
    this.#become(selected);
  }

  /** @param work  units of counted work, see `Budget` */
  run(work: number, budget: Budget): void {
    const until = budget.spent + work;
    let waiting = 0;
    for (let n = 1; budget.spent < until; n++) {
      if (n % 256 === 0) {
        budget.spend((this.#visits + 256 * this.#value.length) / 1000);
        this.#visits = 0;
        if (budget.isSpent()) return;
      }
      if (++waiting > PATIENCE) {
        this.#startElsewhere();
        waiting = 0;
      }
      this.#step();
      if (this.#sum <= this.score * (1 + 1e-12)) continue;
      this.score = this.#sum;
      this.best.set(this.#selected);
      waiting = 0;
    }
  }

  #step(): void {
    const { length } = this.#value;
    this.#move++;
    let most = -Infinity;
    let chosen = -1;
    let equals = 0;
    for (let j = 0; j < length; j++) {
      if (this.#selected[j] === 1) continue;
      const gain = this.#value[j]! - this.#against[j]!;
      if (gain < most || (this.#freeFrom[j]! > this.#move && this.#sum + gain <= this.score)) continue;
      if (gain > most) [most, equals] = [gain, 0];
      // Of equals each with the same chance.
      if (this.#chance() * ++equals < 1) chosen = j;
    }
    if (chosen >= 0) this.#bringIn(chosen);
  }

  #bringIn(j: number): void {
    const { start, neighbour } = this.#graph;
    for (let at = start[j]!; at < start[j + 1]!; at++) {
      const out = neighbour[at]!;
      if (this.#selected[out] === 0) continue;
      this.#drop(out);
      this.#freeFrom[out] = this.#move + SHORTEST + Math.floor(this.#chance() * SHORTEST);
    }
    this.#selected[j] = 1;
    this.#sum += this.#value[j]!;
    for (let at = start[j]!; at < start[j + 1]!; at++) this.#against[neighbour[at]!]! += this.#value[j]!;
    this.#visits += start[j + 1]! - start[j]!;
  }

  #drop(j: number): void {
    const { start, neighbour } = this.#graph;
    this.#selected[j] = 0;
    this.#sum -= this.#value[j]!;
    for (let at = start[j]!; at < start[j + 1]!; at++) this.#against[neighbour[at]!]! -= this.#value[j]!;
    this.#visits += start[j + 1]! - start[j]!;
  }

  #startElsewhere(): void {
    const isFresh = this.#chance() < FRESH;
    this.#become(isFresh ? new Uint8Array(this.#value.length) : this.best);
    const forced = 1 + Math.floor(SHAKEN * this.#value.length * this.#chance());
    for (let n = 0; n < forced; n++) {
      const j = Math.floor(this.#chance() * this.#value.length);
      if (this.#selected[j] === 0) this.#bringIn(j);
    }
  }

  #become(selected: Uint8Array): void {
    this.#selected.fill(0);
    this.#against.fill(0);
    this.#sum = 0;
    for (let j = 0; j < selected.length; j++) if (selected[j] === 1) this.#bringIn(j);
  }
}
