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

/** What two vectors have in common, with the products of their weights; by rising number. */
export type Common = { keys: number[]; parts: number[] };

/** @param theirs  without weights all count 1 */
export function commonOf({ keys, weights }: Sparse, theirs: { keys: Int32Array; weights: Float64Array | null }): Common {
  const common: Common = { keys: [], parts: [] };
  const { keys: others, weights: factors } = theirs;
  let at = 0;
  for (let i = 0; i < keys.length && at < others.length; i += 1) {
    const key = keys[i] as number;
    while (at < others.length && (others[at] as number) < key) at += 1;
    if (at === others.length || others[at] !== key) continue;
    common.keys.push(key);
    common.parts.push(factors === null ? (weights[i] as number) : (weights[i] as number) * (factors[at] as number));
  }
  return common;
}

/** The same in falling order of the parts, equal ones by `before`. Lists are short: insertion is quickest. */
export function sortByParts({ keys, parts }: Common, before: (a: number, b: number) => boolean): void {
  for (let i = 1; i < keys.length; i += 1) {
    const [key, part] = [keys[i] as number, parts[i] as number];
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
