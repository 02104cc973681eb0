/**
 * A linear or mixed-integer programme over typed arrays: columns in compressed sparse form (CSC), named rows and columns.
 *
 *   max or min  Σ cost·x    rowLower ≤ A·x ≤ rowUpper    lower ≤ x ≤ upper    x integer where `integer` is 1
 *
 * Names are made when asked for: a million strings would weigh more than the model.
 */
export type Model = {
  readonly sense: 'maximize' | 'minimize';
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of column j: `start[j]` up to, not including, `start[j + 1]`. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly entry: Float64Array;
  readonly columnName: (column: number) => string;
  readonly rowName: (row: number) => string;
};

/** A row and its coefficient in a column. */
export type Entry = readonly [row: number, coefficient: number];

/** Builds a model row by row, then column by column. Rows first: a column names the rows it stands in. */
export class ModelBuilder {
  readonly #sense: Model['sense'];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #rowNames: string[] = [];
  readonly #cost: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #integer: number[] = [];
  readonly #columnNames: string[] = [];
  readonly #start: number[] = [0];
  readonly #row: number[] = [];
  readonly #entry: number[] = [];

  constructor(sense: Model['sense']) {
    this.#sense = sense;
  }

  /** @returns the row's index */
  row(name: string, lower: number, upper: number): number {
    this.#rowNames.push(name);
    this.#rowLower.push(lower);
    return this.#rowUpper.push(upper) - 1;
  }

  /** @returns the column's index */
  column(name: string, cost: number, entries: readonly Entry[], { lower = 0, upper = Infinity, integer = false } = {}): number {
    this.#columnNames.push(name);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#integer.push(integer ? 1 : 0);
    for (const [row, coefficient] of entries) {
      this.#row.push(row);
      this.#entry.push(coefficient);
    }
    this.#start.push(this.#row.length);
    return this.#cost.push(cost) - 1;
  }

  /** 0 or 1. */
  binary(name: string, cost: number, entries: readonly Entry[]): number {
    return this.column(name, cost, entries, { upper: 1, integer: true });
  }

  build(): Model {
    const columnNames = this.#columnNames;
    const rowNames = this.#rowNames;
    return {
      sense: this.#sense,
      columns: this.#cost.length,
      rows: this.#rowLower.length,
      cost: Float64Array.from(this.#cost),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      integer: Uint8Array.from(this.#integer),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      start: Int32Array.from(this.#start),
      row: Int32Array.from(this.#row),
      entry: Float64Array.from(this.#entry),
      columnName: (column) => columnNames[column] ?? '',
      rowName: (row) => rowNames[row] ?? '',
    };
  }
}
