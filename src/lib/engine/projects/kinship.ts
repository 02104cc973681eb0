import type { Sparse } from '../matching/sparse.ts';
import type { Member, Pool } from './pool.ts';

/**
 * How much two members have of what the other's business asks for: the value-chain part of both gains, the quick measure by
 * which helpers are preferred. Asked for millions of pairs, so what all members need and have lies in one piece each.
 */
export class Kinship {
  readonly #pool: Pool;
  #flat: { needs: Flat; has: Flat } | null = null;
  #to: Member | null = null;
  /** Number of the driver at hand. */
  #turn = 0;
  /** By row: to which driver the answer in `#known` is. */
  readonly #asked: Int32Array;
  readonly #known: Float64Array;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#asked = new Int32Array(pool.members.length);
    this.#known = new Float64Array(pool.members.length);
  }

  of(driver: Member, { row }: Member): number {
    const { needs, has } = (this.#flat ??= this.#flattened());
    if (this.#to !== driver) {
      this.#to = driver;
      this.#turn += 1;
      needs.writeOut(driver.row);
      has.writeOut(driver.row);
    }
    if (this.#asked[row] !== this.#turn) {
      this.#asked[row] = this.#turn;
      this.#known[row] = needs.timesRowOf(has, row) + has.timesRowOf(needs, row);
    }
    return this.#known[row]!;
  }

  #flattened(): { needs: Flat; has: Flat } {
    const concepts = this.#pool.reference.vocabulary.concepts.length;
    const profiles = this.#pool.members.map(({ profile }) => profile);
    return {
      needs: new Flat(
        profiles.map(({ needs }) => needs),
        concepts,
      ),
      has: new Flat(
        profiles.map(({ has }) => has),
        concepts,
      ),
    };
  }
}

/** Sparse vectors one behind the other, and one of them written out. */
class Flat {
  readonly #starts: Int32Array;
  readonly #keys: Int32Array;
  readonly #weights: Float64Array;
  readonly #dense: Float64Array;
  #row = -1;

  constructor(vectors: readonly Sparse[], width: number) {
    const size = vectors.reduce((sum, { keys }) => sum + keys.length, 0);
    this.#starts = new Int32Array(vectors.length + 1);
    this.#keys = new Int32Array(size);
    this.#weights = new Float64Array(size);
    this.#dense = new Float64Array(width);
    for (const [row, { keys, weights }] of vectors.entries()) {
      const start = this.#starts[row]!;
      this.#keys.set(keys, start);
      this.#weights.set(weights, start);
      this.#starts[row + 1] = start + keys.length;
    }
  }

  writeOut(row: number): void {
    if (this.#row >= 0) for (let i = this.#starts[this.#row]!; i < this.#starts[this.#row + 1]!; i += 1) this.#dense[this.#keys[i]!] = 0;
    for (let i = this.#starts[row]!; i < this.#starts[row + 1]!; i += 1) this.#dense[this.#keys[i]!] = this.#weights[i]!;
    this.#row = row;
  }

  /** The inner product of the row written out and one of the others. */
  timesRowOf(others: Flat, row: number): number {
    const [dense, keys, weights] = [this.#dense, others.#keys, others.#weights];
    let sum = 0;
    for (let i = others.#starts[row]!; i < others.#starts[row + 1]!; i += 1) sum += dense[keys[i]!]! * weights[i]!;
    return sum;
  }
}
