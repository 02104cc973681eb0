/**
 * Whether two words differ by at most so many mistakes: a letter too much, missing or wrong, or two neighbours swapped
 * (restricted Damerau–Levenshtein distance).
 */
export function isNear(a: string, b: string, mistakes: number): boolean {
  if (Math.abs(a.length - b.length) > mistakes) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    // A swap looks two rows back, so only this row and the last together can be beyond hope.
    if (least > mistakes && Math.min(...row) > mistakes) return false;
    before = row;
    row = next;
  }
  return (row[b.length] as number) <= mistakes;
}
