import type { Member } from './pool.ts';

/** A sparse vector over concepts, as arrays. */
type Sparse = { concepts: Uint16Array; weights: Float64Array };

const sparse = (vector: ReadonlyMap<number, number>): Sparse => ({
  concepts: Uint16Array.from(vector.keys()),
  weights: Float64Array.from(vector.values()),
});

/**
 * How much two members have of what the other's business asks for: the value-chain part of both gains, the quick measure by
 * which helpers are preferred.
 */
export class Kinship {
  readonly #needs: Float64Array;
  readonly #has: Float64Array;
  readonly #read = new Map<Member, { needs: Sparse; has: Sparse }>();
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
      const { needs, has } = this.#sparse(other);
      this.#known.set(other, (known = product(this.#needs, has) + product(this.#has, needs)));
    }
    return known;
  }

  #turnTo(driver: Member): void {
    this.#to = driver;
    this.#known.clear();
    this.#needs.fill(0);
    this.#has.fill(0);
    for (const [concept, weight] of driver.profile.needs) this.#needs[concept] = weight;
    for (const [concept, weight] of driver.profile.has) this.#has[concept] = weight;
  }

  #sparse(member: Member): { needs: Sparse; has: Sparse } {
    let known = this.#read.get(member);
    if (!known) this.#read.set(member, (known = { needs: sparse(member.profile.needs), has: sparse(member.profile.has) }));
    return known;
  }
}

function product(dense: Float64Array, { concepts, weights }: Sparse): number {
  let sum = 0;
  for (let i = 0; i < concepts.length; i += 1) sum += dense[concepts[i]!]! * weights[i]!;
  return sum;
}
