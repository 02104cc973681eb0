import type { Model } from './model.ts';

const ZERO = 1e-9;
const MOST_PIVOTS = 10_000;

export type LinearAnswer =
  { status: 'optimal'; objective: number; values: Float64Array } | { status: 'infeasible' | 'unbounded'; objective: null; values: null };

/**
 * A small linear programme, solved on a dense tableau in two phases with Bland's rule. Integrality is ignored. For tens of
 * rows and columns: the oracle that tests hold a real solver against, and small shares in a browser.
 *
 * @throws Error when a column has no finite bound at all, or after ten thousand pivots (a caller's bug: too large a model)
 * @source Bland (1977), Mathematics of Operations Research 2(2)
 */
export function solveDense(model: Model): LinearAnswer {
  const standard = standardForm(model);
  const { tableau, basis, artificials } = standard;
  const width = tableau[0]!.length - 1;
  const phaseOne = costRow(tableau, basis, width, (j) => (j >= width - artificials ? -1 : 0));
  if (!pivotToOptimum(tableau, basis, phaseOne, width)) throw new Error('the first phase is never unbounded');
  if (Math.abs(phaseOne[width]!) > 1e-7) return { status: 'infeasible', objective: null, values: null };
  driveOut(tableau, basis, phaseOne, width - artificials);
  for (const row of tableau) row.fill(0, width - artificials, width);
  const phaseTwo = costRow(tableau, basis, width, (j) => standard.cost[j] ?? 0);
  if (!pivotToOptimum(tableau, basis, phaseTwo, width - artificials)) return { status: 'unbounded', objective: null, values: null };
  const found = new Float64Array(width);
  basis.forEach((column, row) => {
    if (column >= 0) found[column] = tableau[row]![width]!;
  });
  const values = Float64Array.from({ length: model.columns }, (_, j) => standard.shift[j]! + standard.sign[j]! * found[j]!);
  return { status: 'optimal', objective: values.reduce((sum, x, j) => sum + x * model.cost[j]!, 0), values };
}

/** Every column from 0 up, every row an equation with a right side ≥ 0, maximised. */
function standardForm(model: Model) {
  const { columns, rows, lower, upper } = model;
  const sign = Float64Array.from(lower, (low) => (low > -Infinity ? 1 : -1));
  const shift = Float64Array.from(lower, (low, j) => (low > -Infinity ? low : upper[j]!));
  if (shift.some((s) => !Number.isFinite(s))) throw new Error('a column without any finite bound');
  const dense = Array.from({ length: rows }, () => new Float64Array(columns));
  for (let j = 0; j < columns; j++)
    for (let k = model.start[j]!; k < model.start[j + 1]!; k++) dense[model.row[k]!]![j]! += model.entry[k]!;
  const equations: { row: Float64Array; slack: 1 | -1 | 0; right: number }[] = [];
  const put = (row: Float64Array, slack: 1 | -1 | 0, limit: number) => {
    const right = row.reduce((rest, a, j) => rest - a * shift[j]!, limit);
    const signed = row.map((a, j) => a * sign[j]!);
    equations.push(right < 0 ? { row: signed.map((a) => -a), slack: -slack as 1 | -1 | 0, right: -right } : { row: signed, slack, right });
  };
  dense.forEach((row, i) => {
    const [low, high] = [model.rowLower[i]!, model.rowUpper[i]!];
    if (low === high) return put(row, 0, low);
    if (high < Infinity) put(row, 1, high);
    if (low > -Infinity) put(row, -1, low);
  });
  for (let j = 0; j < columns; j++) {
    const unit = new Float64Array(columns);
    unit[j] = 1;
    if (lower[j]! > -Infinity && upper[j]! < Infinity) put(unit, 1, upper[j]!);
  }
  const direction = model.sense === 'maximize' ? 1 : -1;
  const cost = Float64Array.from(model.cost, (c, j) => direction * c * sign[j]!);
  return { ...tableauOf(equations, columns), cost, sign, shift };
}

function tableauOf(equations: { row: Float64Array; slack: 1 | -1 | 0; right: number }[], columns: number) {
  const slacks = equations.filter(({ slack }) => slack !== 0).length;
  const artificials = equations.filter(({ slack }) => slack !== 1).length;
  const width = columns + slacks + artificials;
  const basis: number[] = [];
  let nextSlack = columns;
  let nextArtificial = columns + slacks;
  const tableau = equations.map(({ row, slack, right }) => {
    const line = new Float64Array(width + 1);
    line.set(row);
    line[width] = right;
    if (slack !== 0) line[nextSlack] = slack;
    if (slack !== 1) line[nextArtificial] = 1;
    basis.push(slack === 1 ? nextSlack : nextArtificial);
    if (slack !== 0) nextSlack++;
    if (slack !== 1) nextArtificial++;
    return line;
  });
  if (tableau.length === 0) tableau.push(new Float64Array(width + 1)); // no rows: one empty equation, 0 = 0
  if (basis.length === 0) basis.push(-1);
  return { tableau, basis, artificials };
}

/** Reduced costs of the present basis, with minus the objective at the end. */
function costRow(
  tableau: readonly Float64Array[],
  basis: readonly number[],
  width: number,
  cost: (column: number) => number,
): Float64Array {
  const reduced = Float64Array.from({ length: width + 1 }, (_, j) => (j < width ? cost(j) : 0));
  tableau.forEach((row, i) => {
    const price = basis[i]! < 0 ? 0 : cost(basis[i]!);
    if (price !== 0) for (let j = 0; j <= width; j++) reduced[j]! -= price * row[j]!;
  });
  return reduced;
}

/** @returns false when the objective is unbounded */
function pivotToOptimum(tableau: Float64Array[], basis: number[], reduced: Float64Array, enterable: number): boolean {
  const right = reduced.length - 1;
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots++) {
    const entering = reduced.findIndex((cost, j) => j < enterable && cost > ZERO);
    if (entering < 0) return true;
    let leaving = -1;
    let least = Infinity;
    tableau.forEach((row, i) => {
      if (row[entering]! <= ZERO) return;
      const ratio = row[right]! / row[entering]!;
      if (ratio > least + ZERO || (ratio > least - ZERO && basis[i]! > basis[leaving]!)) return;
      least = Math.min(least, ratio);
      leaving = i;
    });
    if (leaving < 0) return false;
    pivot(tableau, reduced, leaving, entering);
    basis[leaving] = entering;
  }
  throw new Error(`no optimum after ${MOST_PIVOTS} pivots`);
}

/** Artificial columns have done their work: those still in the basis, at zero, make way; a row without another column is empty. */
function driveOut(tableau: Float64Array[], basis: number[], reduced: Float64Array, real: number): void {
  basis.forEach((column, i) => {
    if (column < real) return;
    const entering = tableau[i]!.findIndex((a, j) => j < real && Math.abs(a) > ZERO);
    if (entering < 0) tableau[i]!.fill(0);
    else pivot(tableau, reduced, i, entering);
    basis[i] = entering;
  });
}

function pivot(tableau: Float64Array[], reduced: Float64Array, leaving: number, entering: number): void {
  const row = tableau[leaving]!;
  const by = row[entering]!;
  for (let j = 0; j < row.length; j++) row[j]! /= by;
  for (const other of [...tableau, reduced]) {
    const factor = other[entering]!;
    if (other === row || factor === 0) continue;
    for (let j = 0; j < row.length; j++) other[j]! -= factor * row[j]!;
  }
}
