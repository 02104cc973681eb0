/** Numbers and their weights, by rising number: read through quickly, and met with another vector in one pass. */
export type Sparse = { keys: Int32Array; weights: Float64Array };

/** @param weights  of every number; 0 for what is left out */
export function sparseOfDense(weights: Float64Array): Sparse {
  let size = 0;
  for (let key = 0; key < weights.length; key += 1) if (weights[key] !== 0) size += 1;
  const sparse = { keys: new Int32Array(size), weights: new Float64Array(size) };
  let at = 0;
  for (let key = 0; key < weights.length; key += 1) {
    const weight = weights[key] as number;
    if (weight === 0) continue;
    sparse.keys[at] = key;
    sparse.weights[at] = weight;
    at += 1;
  }
  return sparse;
}

/**
 * What two vectors have in common, with the products of their weights. One list for all: it is good until the next question,
 * for this is asked hundreds of thousands of times in a ranking of a country.
 */
export type Common = { size: number; keys: Int32Array; parts: Float64Array };

const common: Common = { size: 0, keys: new Int32Array(0), parts: new Float64Array(0) };

/** By rising number. @param theirs  without weights all count 1 */
export function commonOf({ keys, weights }: Sparse, theirs: { keys: Int32Array; weights: Float64Array | null }): Common {
  const { keys: others, weights: factors } = theirs;
  if (common.keys.length < keys.length) {
    common.keys = new Int32Array(2 * keys.length);
    common.parts = new Float64Array(2 * keys.length);
  }
  const { keys: found, parts } = common;
  let size = 0;
  let at = 0;
  for (let i = 0; i < keys.length && at < others.length; i += 1) {
    const key = keys[i] as number;
    while (at < others.length && (others[at] as number) < key) at += 1;
    if (at === others.length || others[at] !== key) continue;
    found[size] = key;
    parts[size] = factors === null ? (weights[i] as number) : (weights[i] as number) * (factors[at] as number);
    size += 1;
  }
  common.size = size;
  return common;
}

/** The same in falling order of the parts, equal ones by `before`. Lists are short: insertion is quickest. */
export function sortByParts({ size, keys, parts }: Common, before: (a: number, b: number) => boolean): void {
  for (let i = 1; i < size; i += 1) {
    const key = keys[i] as number;
    const part = parts[i] as number;
    let at = i;
    while (at > 0) {
      const other = parts[at - 1] as number;
      if (other > part || (other === part && !before(key, keys[at - 1] as number))) break;
      keys[at] = keys[at - 1] as number;
      parts[at] = other;
      at -= 1;
    }
    keys[at] = key;
    parts[at] = part;
  }
}

/** Leaves only the keys for which `holds`. */
export function keepKeys(list: Common, holds: (key: number) => boolean): void {
  const { size, keys, parts } = list;
  let kept = 0;
  for (let i = 0; i < size; i += 1) {
    const key = keys[i] as number;
    if (!holds(key)) continue;
    keys[kept] = key;
    parts[kept] = parts[i] as number;
    kept += 1;
  }
  list.size = kept;
}
