/** Floors of likeness, 0 to 1: names of tables and functions must be close, so that a hint gives nothing away. */
export const NAME_FLOOR = 0.75;
export const LOOSE_FLOOR = 0.33;

const COMPARED = 50;

/** How often each run of `size` characters occurs in the padded text. */
function grams(text: string, size: number): Map<string, number> {
  const padded = `-${text.replaceAll(/[^\p{L}\p{N}_, ]+/gu, '')}-`.padEnd(size, '-');
  const counts = new Map<string, number>();
  for (let i = 0; i + size <= padded.length; i += 1) {
    const gram = padded.slice(i, i + size);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Cosine of the angle between two texts' gram counts. */
function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [gram, count] of a) dot += count * (b.get(gram) ?? 0);
  const norm = (counts: ReadonlyMap<string, number>) => Math.hypot(...counts.values());
  return dot / (norm(a) * norm(b));
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * The candidates most like a misspelt text, best first, with their likeness: those that share runs of three letters
 * (or, if none do, of two), judged by edit distance.
 */
export function alike(text: string, candidates: Iterable<string>, floor: number): { name: string; score: number }[] {
  const wanted = text.toLowerCase();
  const names = [...new Set(candidates)];
  for (const size of [3, 2]) {
    const own = grams(wanted, size);
    const found = names
      .map((name) => ({ name, score: cosine(own, grams(name.toLowerCase(), size)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, COMPARED)
      .map(({ name }) => ({ name, score: 1 - editDistance(wanted, name.toLowerCase()) / Math.max(wanted.length, name.length) }))
      .filter(({ score }) => score >= floor)
      .sort((a, b) => b.score - a.score);
    if (found.length > 0) return found;
  }
  return [];
}
