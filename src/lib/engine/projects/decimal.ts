const MAX_DIGITS = 9;
const EXACT = 2 ** 53;
const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, digits) => 10 ** digits);
/** For numbers that are no short decimals: how far rounding of a sum may carry, relative. */
const SUM_TOLERANCE = 1e-12;

/** Digits after the point that no short decimal needs. */
export const NOT_DECIMAL = MAX_DIGITS + 1;

/** The fewest digits after the point, at least `from`, that write x exactly as it was read; `NOT_DECIMAL` if over nine. */
export function digitsOf(x: number, from = 0): number {
  let digits = from;
  while (digits <= MAX_DIGITS && Math.round(x * POWERS[digits]!) / POWERS[digits]! !== x) digits++;
  return digits;
}

/** x in units of the last of `digits` places: an integer. */
export const inUnits = (x: number, digits: number): number => Math.round(x * POWERS[digits]!);

/**
 * Uses and capacities in whole units of each capacity's last decimal place, so that sums are exact: 0.1 + 0.2 fits 0.3.
 * A capacity whose numbers are no short decimals keeps them, with 1e-12 of itself to spare for rounding.
 */
export function exactUnits(useRow: Int32Array, useAmount: Float64Array, capacity: Float64Array) {
  const digits = new Uint8Array(capacity.length);
  for (let k = 0; k < useRow.length; k++) digits[useRow[k]!] = digitsOf(useAmount[k]!, digits[useRow[k]!]);
  const total = new Float64Array(capacity.length);
  for (let k = 0; k < useRow.length; k++) total[useRow[k]!]! += useAmount[k]!;
  const limit = new Float64Array(capacity.length);
  for (let i = 0; i < capacity.length; i++) {
    const d = digits[i]!;
    if (d <= MAX_DIGITS && total[i]! * POWERS[d]! >= EXACT) digits[i] = NOT_DECIMAL;
    // A capacity beyond all uses together never binds; its own digits do not matter.
    if (digits[i] === NOT_DECIMAL) limit[i] = capacity[i]! * (1 + SUM_TOLERANCE);
    else limit[i] = digitsOf(capacity[i]!) <= d ? inUnits(capacity[i]!, d) : Math.floor(capacity[i]! * POWERS[d]!);
  }
  // Whole numbers are their own units: a million bundles' uses are 30 MB, not to be copied in vain.
  if (digits.every((d) => d === 0 || d === NOT_DECIMAL)) return { amount: useAmount, limit };
  const amount = new Float64Array(useAmount.length);
  for (let k = 0; k < amount.length; k++) {
    const d = digits[useRow[k]!]!;
    amount[k] = d === NOT_DECIMAL ? useAmount[k]! : inUnits(useAmount[k]!, d);
  }
  return { amount, limit };
}

/** The places that all numbers share, or `NOT_DECIMAL` when a sum of them could not be exact. */
export function commonDigits(numbers: Iterable<number>): number {
  let digits = 0;
  let total = 0;
  for (const x of numbers) {
    if (digits <= MAX_DIGITS) digits = digitsOf(x, digits);
    total += Math.abs(x);
  }
  return digits <= MAX_DIGITS && total * POWERS[digits]! < EXACT ? digits : NOT_DECIMAL;
}

/** A sum of products whose numbers have `digits` places, without rounding where that is possible. */
export class DecimalSum {
  readonly #digits: number;
  #units = 0;

  constructor(digits: number) {
    this.#digits = digits;
  }

  add(x: number, times = 1): void {
    this.#units += times * (this.#digits === NOT_DECIMAL ? x : inUnits(x, this.#digits));
  }

  get value(): number {
    const sum = this.#digits === NOT_DECIMAL ? this.#units : this.#units / POWERS[this.#digits]!;
    return sum === 0 ? 0 : sum; // never −0
  }
}

/** The largest value that objectives of `digits` places can take at or below a proved bound. */
export function boundOnGrid(bound: number, digits: number): number {
  if (digits === NOT_DECIMAL || !Number.isFinite(bound)) return bound;
  const units = bound * POWERS[digits]!;
  return Math.abs(units) < EXACT / 4 ? Math.floor(units + Math.max(1e-6, Math.abs(units) * 1e-11)) / POWERS[digits]! : bound;
}
