/** The row of each capacity as it was met, when rows follow another order. @param order  capacities as met, in the order wanted */
export function rowsInOrder(order: readonly number[]): Int32Array {
  const rows = new Int32Array(order.length);
  order.forEach((met, row) => (rows[met] = row));
  return rows;
}

/**
 * Gives uses their rows, and each bundle's uses the order of rows. JavaScript puts keys that are whole numbers first: without
 * this a capacity called "7" would be another problem than one called "g".
 *
 * @param rows  by the number a use bears so far
 */
export function renumber(useStart: Int32Array, useRow: Int32Array, useAmount: Float64Array, rows: Int32Array): void {
  for (let k = 0; k < useRow.length; k++) useRow[k] = rows[useRow[k]!]!;
  for (let j = 0; j + 1 < useStart.length; j++) {
    const first = useStart[j]!;
    for (let k = first + 1; k < useStart[j + 1]!; k++) {
      const [row, amount] = [useRow[k]!, useAmount[k]!];
      let at = k;
      for (; at > first && useRow[at - 1]! > row; at--) {
        useRow[at] = useRow[at - 1]!;
        useAmount[at] = useAmount[at - 1]!;
      }
      useRow[at] = row;
      useAmount[at] = amount;
    }
  }
}
