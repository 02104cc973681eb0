import type { Model } from '../solver/model.ts';
import { rulesOfBundles, type Packing } from './packing.ts';

/**
 * The problem as a 0/1 programme. Columns: x[j] for each bundle, then missing[r] for each soft rule.
 *
 *   max  Σ value·x − Σ penalty·missing
 *   s.t. capacity[i]   Σ amount·x ≤ capacity
 *        group[g]      Σ x ≤ 1, or = 1
 *        at_least[r]   Σ x + missing ≥ count
 *
 * @param packing  nothing pinned, nothing forbidden (see `presolve`)
 */
export function modelOf(packing: Packing): Model {
  const { bundles, capacity, groups, groupRule, rules } = packing;
  const grouped = groupRule === 'free' ? 0 : groups;
  const soft = softRules(packing);
  const columns = bundles + soft.length;
  const rows = capacity.length + grouped + rules.count.length;
  const ruleRow = capacity.length + grouped;
  const upper = new Float64Array(columns).fill(1);
  const cost = new Float64Array(columns);
  cost.set(packing.value);
  soft.forEach((r, at) => {
    upper[bundles + at] = rules.count[r]!;
    cost[bundles + at] = -rules.penalty[r]!;
  });
  const rowLower = new Float64Array(rows).fill(-Infinity);
  const rowUpper = new Float64Array(rows).fill(Infinity);
  rowUpper.set(capacity);
  rowUpper.fill(1, capacity.length, ruleRow);
  if (groupRule === 'exactly_one') rowLower.fill(1, capacity.length, ruleRow);
  rowLower.set(rules.count, ruleRow);
  return {
    sense: 'maximize',
    columns,
    rows,
    cost,
    lower: new Float64Array(columns),
    upper,
    // `missing` is whole by itself once x is.
    integer: new Uint8Array(columns).fill(1, 0, bundles),
    rowLower,
    rowUpper,
    ...entriesOf(packing, soft, grouped > 0),
    columnName: (column) => (column < bundles ? `x[${column}]` : `missing[${soft[column - bundles]}]`),
    rowName: (row) =>
      row < capacity.length ? `capacity[${row}]` : row < ruleRow ? `group[${row - capacity.length}]` : `at_least[${row - ruleRow}]`,
  };
}

function entriesOf(packing: Packing, soft: readonly number[], isGrouped: boolean): Pick<Model, 'start' | 'row' | 'entry'> {
  const { bundles, capacity, group, rules, useStart, useRow, useAmount } = packing;
  const ruleRow = capacity.length + (isGrouped ? packing.groups : 0);
  const rulesOf = rulesOfBundles(packing);
  const start = new Int32Array(bundles + soft.length + 1);
  const size = useRow.length + (isGrouped ? bundles : 0) + rules.bundle.length + soft.length;
  const row = new Int32Array(size);
  const entry = new Float64Array(size);
  let next = 0;
  const put = (r: number, coefficient: number) => {
    row[next] = r;
    entry[next++] = coefficient;
  };
  for (let j = 0; j < bundles; j++) {
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) put(useRow[k]!, useAmount[k]!);
    if (isGrouped && group[j]! >= 0) put(capacity.length + group[j]!, 1);
    for (let k = rulesOf.start[j]!; k < rulesOf.start[j + 1]!; k++) put(ruleRow + rulesOf.owner[k]!, 1);
    start[j + 1] = next;
  }
  soft.forEach((r, at) => {
    put(ruleRow + r, 1);
    start[bundles + at + 1] = next;
  });
  return { start, row: row.subarray(0, next), entry: entry.subarray(0, next) };
}

const softRules = ({ rules }: Packing): number[] => [...rules.penalty.keys()].filter((r) => rules.penalty[r] !== Infinity);

/** The column values of a selection, as a start for a solver. */
export function startOf(packing: Packing, selected: Uint8Array): Float64Array {
  const { rules, bundles } = packing;
  const soft = softRules(packing);
  const values = new Float64Array(bundles + soft.length);
  values.set(selected);
  soft.forEach((r, at) => {
    let missing = rules.count[r]!;
    for (let k = rules.start[r]!; k < rules.start[r + 1]!; k++) missing -= selected[rules.bundle[k]!]!;
    values[bundles + at] = Math.max(0, missing);
  });
  return values;
}
