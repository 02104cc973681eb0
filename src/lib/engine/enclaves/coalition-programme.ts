import { sumsOf } from './game.ts';

/** A condition on payoffs x and the excess ε: x(S) + ε ≥ right for a coalition S, or without ε. */
type Condition = {
  coalition: number;
  /** Whether ε stands in it. */
  withExcess: boolean;
  right: number;
  /** `equation`: holds with equality throughout; `inequality`: may leave; `spare`: a place that nothing has taken yet. */
  kind: 'equation' | 'inequality' | 'spare';
};

type Limits = {
  /** What each player has at least, xᵢ ≥ aloneᵢ; null: nothing. */
  alone: Float64Array | null;
  values: Float64Array;
  /** Coalitions S, by mask, for which x(S) + ε ≥ v(S) is asked. */
  active: Uint8Array;
};

/** Relative to the largest value: excesses closer than this are equal. */
const TOLERANCE = 1e-11;
const PATIENCE = 60; // steps without progress before the careful rule that cannot cycle

/**
 * Minimises a linear objective of payoffs x and the excess ε over conditions on coalitions, by the dual simplex method.
 *
 * All 2ⁿ conditions are looked at in each step (their left sides are one pass of additions), but only the n + 1 of the
 * basis are ever written down. A basis is a matrix of zeros and ones with at most 13 rows: its determinant and its
 * adjugate are whole numbers below 10⁴, and are kept as such, without any rounding. So multipliers are exact, and a payoff
 * is as exact as the values are.
 *
 * @source Lemke (1954), dual simplex; Edmonds (1967), integer pivoting
 */
export class CoalitionProgramme {
  readonly #limits: Limits;
  readonly #size: number;
  readonly #basis: Condition[];
  /** Whole numbers: the inverse of the basis times its determinant. */
  readonly #adjugate: Float64Array[];
  #determinant = 1;
  readonly #tolerance: number;
  readonly #sums: Float64Array;

  /** Begins with xᵢ ≥ aloneᵢ in the first n places and none in the last. */
  constructor(players: number, limits: Limits) {
    this.#limits = limits;
    this.#size = players + 1;
    const kind = limits.alone ? 'inequality' : 'spare';
    this.#basis = Array.from({ length: this.#size }, (_, i) => ({
      coalition: i < players ? 2 ** i : 0,
      withExcess: i === players,
      right: i < players ? (limits.alone?.[i] ?? 0) : 0,
      kind: i < players ? kind : 'spare',
    }));
    this.#adjugate = this.#basis.map((_, i) => Float64Array.from(this.#basis, (__, k) => (i === k ? 1 : 0)));
    this.#tolerance = TOLERANCE * limits.values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    this.#sums = new Float64Array(2 ** players);
  }

  /**
   * Puts x(S) + ε = v(S) or ≥ v(S) into the basis, in a given place or in that of a player's own minimum.
   *
   * @throws Error when it depends on what is there (a caller's bug)
   */
  put(coalition: number, { withExcess = false, equal = false, right = this.#limits.values[coalition]!, place = -1 } = {}): void {
    const weights = this.#inBasis(coalition, withExcess);
    let at = place;
    if (at < 0) {
      this.#basis.forEach(({ kind }, k) => {
        const isFree = kind === 'spare' || this.#isAlone(k);
        if (isFree && weights[k] !== 0 && (at < 0 || Math.abs(weights[k]!) > Math.abs(weights[at]!))) at = k;
      });
    }
    if (at < 0 || weights[at] === 0) throw new Error(`the condition on coalition ${coalition} depends on the others`);
    this.#exchange(at, weights, { coalition, withExcess, right, kind: equal ? 'equation' : 'inequality' });
  }

  /** Whether place k still holds the minimum of player k that stood there from the beginning. */
  #isAlone(k: number): boolean {
    const { coalition, withExcess, kind } = this.#basis[k]!;
    return k < this.#size - 1 && coalition === 2 ** k && !withExcess && kind !== 'equation';
  }

  /**
   * @param cost  of x₁ … xₙ and ε, whole numbers; the basis must be dual feasible for it
   * @returns x and ε, with the conditions that every optimum meets with equality; null when no x meets all conditions
   */
  minimise(cost: ArrayLike<number>): { payoff: Float64Array; excess: number; binding: Condition[] } | null {
    for (let idle = 0; ;) {
      const point = this.#point();
      const entering = this.#violated(point, idle > PATIENCE);
      if (!entering) return this.#optimum(point, cost);
      const weights = this.#inBasis(entering.coalition, entering.withExcess);
      const multipliers = this.#multipliers(cost);
      const leaving = this.#leaving(weights, multipliers);
      if (leaving < 0) return null;
      idle = multipliers[leaving] === 0 ? idle + 1 : 0;
      this.#exchange(leaving, weights, entering);
    }
  }

  #optimum(point: Float64Array, cost: ArrayLike<number>) {
    const multipliers = this.#multipliers(cost);
    return {
      payoff: point.slice(0, -1),
      excess: point[this.#size - 1]!,
      binding: this.#basis.filter(({ kind }, k) => kind === 'inequality' && multipliers[k]! > 0),
    };
  }

  #point(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.#adjugate, (row) => row.reduce((sum, a, k) => sum + a * this.#basis[k]!.right, 0) / this.#determinant);
  }

  /** The multiplier of each condition of the basis, times the determinant. */
  #multipliers(cost: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.#basis, (_, k) => this.#adjugate.reduce((sum, row, i) => sum + cost[i]! * row[k]!, 0));
  }

  /** A condition's left side as a combination of the basis, times the determinant. */
  #inBasis(coalition: number, withExcess: boolean): Float64Array {
    const weights = new Float64Array(this.#size);
    for (let i = 0; i < this.#size; i++) {
      if (i === this.#size - 1 ? !withExcess : ((coalition >> i) & 1) === 0) continue;
      const row = this.#adjugate[i]!;
      for (let k = 0; k < this.#size; k++) weights[k]! += row[k]!;
    }
    return weights;
  }

  /** The condition that the point breaks most; with `careful`, the first that it breaks. */
  #violated(point: Float64Array, careful: boolean): Condition | null {
    const { alone, values, active } = this.#limits;
    const excess = point[this.#size - 1]!;
    const payoff = point.subarray(0, -1);
    sumsOf(payoff, this.#sums);
    let most = this.#tolerance;
    let worst = 0;
    for (let coalition = 1; coalition < values.length && !(careful && worst > 0); coalition++) {
      const missing = active[coalition] ? values[coalition]! - excess - this.#sums[coalition]! : 0;
      if (missing <= most) continue;
      worst = coalition;
      most = missing;
    }
    let found: Condition | null = worst === 0 ? null : { coalition: worst, withExcess: true, right: values[worst]!, kind: 'inequality' };
    for (let i = 0; alone && i < payoff.length && !(careful && found); i++) {
      const missing = alone[i]! - payoff[i]!;
      if (missing <= most) continue;
      found = { coalition: 2 ** i, withExcess: false, right: alone[i]!, kind: 'inequality' };
      most = missing;
    }
    return found;
  }

  /** The place whose multiplier reaches zero first; among equals the condition that comes first in counting. */
  #leaving(weights: Float64Array, multipliers: Float64Array): number {
    const order = ({ coalition, withExcess }: Condition) => 2 * coalition + (withExcess ? 0 : 1);
    let leaving = -1;
    for (let k = 0; k < this.#size; k++) {
      if (this.#basis[k]!.kind !== 'inequality' || weights[k]! <= 0) continue;
      const difference = leaving < 0 ? -1 : multipliers[k]! * weights[leaving]! - multipliers[leaving]! * weights[k]!;
      if (difference < 0 || (difference === 0 && order(this.#basis[k]!) < order(this.#basis[leaving]!))) leaving = k;
    }
    return leaving;
  }

  #exchange(place: number, weights: Float64Array, condition: Condition): void {
    const by = weights[place]!;
    const sign = by < 0 ? -1 : 1;
    for (const row of this.#adjugate) {
      const own = row[place]!;
      for (let k = 0; k < this.#size; k++)
        row[k] = k === place ? sign * own : (sign * (by * row[k]! - weights[k]! * own)) / this.#determinant;
    }
    this.#determinant = sign * by;
    this.#basis[place] = condition;
  }
}
