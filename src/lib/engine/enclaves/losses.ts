/**
 * Taxable profit by year when losses are carried forward: the oldest loss first, each for a limited number of years. Years
 * of exemption use losses up as well.
 *
 * @param profit      by year, losses negative [any whole unit]
 * @param carryYears  how many later years a loss may reduce; 0: losses are lost
 * @returns taxable profit ≥ 0 by year, in the same unit
 */
export function taxableProfits(profit: readonly number[], carryYears: number): number[] {
  const losses: { left: number; until: number }[] = [];
  return profit.map((own, t) => {
    if (own < 0) losses.push({ left: -own, until: t + carryYears });
    let taxable = Math.max(0, own);
    for (const loss of losses) {
      if (t > loss.until || taxable === 0) continue;
      const offset = Math.min(loss.left, taxable);
      loss.left -= offset;
      taxable -= offset;
    }
    return taxable;
  });
}
