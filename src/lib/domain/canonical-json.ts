/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One text for one content: keys in the order of their UTF-16 units, no spaces, absent values left out. Whoever hashes it
 * gets the same hash whatever the order in which the object was made.
 *
 * @source RFC 8785, JSON Canonicalization Scheme (numbers and strings as ECMAScript writes them)
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, each] as const]));
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
    .join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
