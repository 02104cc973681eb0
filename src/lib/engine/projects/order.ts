const INDEX_BITS = 2 ** 23; // up to eight million bundles
const LEVELS = 2 ** 30;

/**
 * Indices by key, largest first, ties by index. Keys are put on 2³⁰ levels between their extremes, so that one native sort of
 * numbers does it: a million in a tenth of a second.
 */
export function byKeyDescending(keys: Float64Array | Float32Array): Int32Array {
  if (keys.length > INDEX_BITS) throw new RangeError(`${keys.length} keys; at most ${INDEX_BITS}`);
  let least = Infinity;
  let most = -Infinity;
  for (const key of keys) {
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const scale = most > least ? (LEVELS - 1) / (most - least) : 0;
  const packed = new Float64Array(keys.length);
  for (let j = 0; j < keys.length; j++) packed[j] = Math.floor((most - keys[j]!) * scale) * INDEX_BITS + j;
  packed.sort();
  const order = new Int32Array(keys.length);
  for (let n = 0; n < order.length; n++) order[n] = packed[n]! % INDEX_BITS;
  return order;
}
