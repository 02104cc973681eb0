import { sumsOf } from './game.ts';

const ZERO = 1e-7; // entries are ratios of small whole numbers

/** Coalitions as vectors of zeros and ones: which are combinations of those added so far. */
export class Span {
  readonly #players: number;
  /** Reduced rows: one in its own column, zero in the others' columns. */
  readonly #rows: { column: number; row: Float64Array }[] = [];

  constructor(players: number) {
    this.#players = players;
  }

  get rank(): number {
    return this.#rows.length;
  }

  /**
   * Marks with 0 the coalitions that are combinations of those added so far: those that every vector at right angles to
   * the rows gives 0, of which there is one for each column without a row.
   */
  unmark(marks: Uint8Array): void {
    const independent = new Uint8Array(marks.length);
    const sums = new Float64Array(marks.length);
    for (let free = 0; free < this.#players; free++) {
      if (this.#rows.some(({ column }) => column === free)) continue;
      const normal = new Float64Array(this.#players);
      normal[free] = 1;
      for (const { column, row } of this.#rows) normal[column] = -row[free]!;
      sumsOf(normal, sums).forEach((sum, coalition) => {
        if (Math.abs(sum) >= ZERO) independent[coalition] = 1;
      });
    }
    for (let coalition = 0; coalition < marks.length; coalition++) if (independent[coalition] === 0) marks[coalition] = 0;
  }

  /** @returns whether it was independent of those before; else nothing has changed */
  add(coalition: number): boolean {
    const rest = this.#rest(coalition);
    const column = rest.findIndex((x) => Math.abs(x) >= ZERO);
    if (column < 0) return false;
    const row = rest.map((x) => x / rest[column]!);
    for (const other of this.#rows) {
      const factor = other.row[column]!;
      for (let i = 0; i < this.#players; i++) other.row[i]! -= factor * row[i]!;
    }
    this.#rows.push({ column, row });
    return true;
  }

  #rest(coalition: number): Float64Array {
    const rest = Float64Array.from({ length: this.#players }, (_, i) => (coalition >> i) & 1);
    for (const { column, row } of this.#rows) {
      const factor = rest[column]!;
      if (factor !== 0) for (let i = 0; i < this.#players; i++) rest[i]! -= factor * row[i]!;
    }
    return rest;
  }
}
