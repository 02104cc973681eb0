/** What `mark` says of a bundle. */
export const FREE = 0;
export const PINNED = 1;
export const FORBIDDEN = 2;

/**
 * A portfolio problem over typed arrays, by index instead of by id. Bundle j uses `useAmount[k]` of capacity `useRow[k]`
 * for k from `useStart[j]` up to, not including, `useStart[j + 1]`.
 *
 *   max  Σ value·x − Σ_r penalty_r · max(0, count_r − Σ_{j ∈ r} x_j)
 *   s.t. Σ amount·x ≤ capacity      for each capacity
 *        Σ x ≤ 1 (or = 1)           for each group, as `groupRule` says
 *        Σ_{j ∈ r} x_j ≥ count_r    for each rule r whose penalty is Infinity (a hard rule)
 *        x = 1 pinned, x = 0 forbidden, x ∈ {0, 1}
 */
export type Packing = {
  readonly bundles: number;
  readonly value: Float64Array;
  readonly useStart: Int32Array;
  readonly useRow: Int32Array;
  readonly useAmount: Float64Array;
  readonly capacity: Float64Array;
  /** Group of each bundle, −1: none. */
  readonly group: Int32Array;
  readonly groups: number;
  readonly groupRule: GroupRule;
  readonly rules: Rules;
  readonly mark: Uint8Array;
};

export type GroupRule = 'free' | 'at_most_one' | 'exactly_one';

/** `at_least` rules: at least `count[r]` of the bundles `bundle[start[r] … start[r + 1])`. */
export type Rules = {
  readonly start: Int32Array;
  readonly bundle: Int32Array;
  readonly count: Int32Array;
  /** Taken from the objective for each bundle that is missing; Infinity: none may be missing. */
  readonly penalty: Float64Array;
};

export const NO_RULES: Rules = {
  start: new Int32Array(1),
  bundle: new Int32Array(0),
  count: new Int32Array(0),
  penalty: new Float64Array(0),
};

/**
 * The values at some places, one after the other. `from` with a function would first make a list of boxed numbers: a hundred
 * megabytes at a million bundles.
 */
export function gathered(values: Float64Array, places: Int32Array): Float64Array {
  const found = new Float64Array(places.length);
  for (let n = 0; n < places.length; n++) found[n] = values[places[n]!]!;
  return found;
}

/** 0, 1, 2 … */
export function rising(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let n = 0; n < count; n++) numbers[n] = n;
  return numbers;
}

/** The sparse transpose: for each target, the owners that list it, in order, and the position of each listing. */
export type Transpose = { readonly start: Int32Array; readonly owner: Int32Array; readonly position: Int32Array };

/**
 * @param start    of each owner's stretch in `target`
 * @param target   what each owner lists
 * @param targets  how many targets there are
 */
export function transpose(start: Int32Array, target: Int32Array, targets: number): Transpose {
  const starts = new Int32Array(targets + 1);
  for (const t of target) starts[t + 1]!++;
  for (let t = 0; t < targets; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice(0, targets);
  const owner = new Int32Array(target.length);
  const position = new Int32Array(target.length);
  for (let o = 0; o + 1 < start.length; o++) {
    for (let k = start[o]!; k < start[o + 1]!; k++) {
      const at = next[target[k]!]!++;
      owner[at] = o;
      position[at] = k;
    }
  }
  return { start: starts, owner, position };
}

const indexes = new WeakMap<Packing, Transpose>();

/** The rules that list each bundle, made once a problem. */
export function rulesOfBundles(packing: Packing): Transpose {
  let index = indexes.get(packing);
  if (!index) indexes.set(packing, (index = transpose(packing.rules.start, packing.rules.bundle, packing.bundles)));
  return index;
}
