import type { Sparse } from '../matching/sparse.ts';
import type { Member } from './pool.ts';

/**
 * How much two members have of what the other's business asks for: the value-chain part of both gains, the quick measure by
 * which helpers are preferred.
 */
export class Kinship {
  readonly #needs: Float64Array;
  readonly #has: Float64Array;
  /** To the driver at hand. */
  readonly #known = new Map<Member, number>();
  #to: Member | null = null;

  /** @param concepts  how many there are */
  constructor(concepts: number) {
    this.#needs = new Float64Array(concepts);
    this.#has = new Float64Array(concepts);
  }

  of(driver: Member, other: Member): number {
    if (this.#to !== driver) this.#turnTo(driver);
    let known = this.#known.get(other);
    if (known === undefined) {
      const { needs, has } = other.profile;
      this.#known.set(other, (known = product(this.#needs, has) + product(this.#has, needs)));
    }
    return known;
  }

  #turnTo(driver: Member): void {
    this.#to = driver;
    this.#known.clear();
    this.#needs.fill(0);
    this.#has.fill(0);
    write(driver.profile.needs, this.#needs);
    write(driver.profile.has, this.#has);
  }
}

function write({ keys, weights }: Sparse, into: Float64Array): void {
  for (let i = 0; i < keys.length; i += 1) into[keys[i]!] = weights[i]!;
}

function product(dense: Float64Array, { keys, weights }: Sparse): number {
  let sum = 0;
  for (let i = 0; i < keys.length; i += 1) sum += dense[keys[i]!]! * weights[i]!;
  return sum;
}
