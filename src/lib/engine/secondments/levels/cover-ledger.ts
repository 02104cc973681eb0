import type { AppProblem } from './app-problem.ts';
import type { Assignment } from '../problem.ts';

/** How many holders of each skill that a unit must keep are there, month by month, and in how many months too few. */
export class CoverLedger {
  /** Months, over all rules, in which too few are there. */
  missing = 0;
  readonly #months: number;
  readonly #holders: Int32Array;
  readonly #needed: Int32Array;
  /** Rules of a home and of a host, by person and post: `rule` goes down while the person is away, or up while he is there. */
  readonly #ofHome: number[][];
  readonly #ofHost: { rule: number; skill: number }[][];
  readonly #skills: readonly (readonly number[])[];

  constructor({ problem, rules: { cover } }: AppProblem) {
    this.#months = problem.months;
    this.#skills = problem.people.map(({ skills }) => skills);
    this.#ofHome = problem.people.map(({ home, skills }) =>
      cover.flatMap((rule, at) => (rule.organisation === home && skills.includes(rule.skill) ? [at] : [])),
    );
    this.#ofHost = problem.posts.map(({ host }) =>
      cover.flatMap(({ organisation, skill }, rule) => (organisation === host ? [{ rule, skill }] : [])),
    );
    this.#holders = Int32Array.from({ length: cover.length * problem.months }, (_, at) => cover[Math.floor(at / problem.months)]!.staff);
    this.#needed = new Int32Array(this.#holders.length); // nothing is missing while pins come in
    for (const pin of problem.pinned) this.put(pin, 1);
    this.#needed = this.#holders.map((holders, at) => {
      const { keep, staff } = cover[Math.floor(at / problem.months)]!;
      return Math.min(keep, staff, holders);
    });
    this.missing = 0;
  }

  /** @param by  1: the assignment comes into the plan; −1: it leaves */
  put({ person, post, start, months }: Assignment, by: 1 | -1): void {
    const until = Math.min(this.#months, start + months);
    for (const rule of this.#ofHome[person]!) this.#change(rule, Math.max(0, start), until, -by);
    for (const { rule, skill } of this.#ofHost[post]!)
      if (this.#skills[person]!.includes(skill)) this.#change(rule, Math.max(0, start), until, by);
  }

  /** Whether an assignment moves anybody whom some unit must keep. */
  touches({ person, post }: Assignment): boolean {
    return this.#ofHome[person]!.length > 0 || this.#ofHost[post]!.some(({ skill }) => this.#skills[person]!.includes(skill));
  }

  /** Whether the person's absence leaves too few at home in some month of the assignment. */
  isShort({ person, start, months }: Assignment): boolean {
    return this.#ofHome[person]!.some((rule) => {
      for (let t = Math.max(0, start); t < Math.min(this.#months, start + months); t++)
        if (this.#holders[rule * this.#months + t]! < this.#needed[rule * this.#months + t]!) return true;
      return false;
    });
  }

  #change(rule: number, from: number, until: number, by: number): void {
    for (let at = rule * this.#months + from; at < rule * this.#months + until; at++) {
      const was = this.#holders[at]! < this.#needed[at]!;
      this.#holders[at]! += by;
      const is = this.#holders[at]! < this.#needed[at]!;
      this.missing += Number(is) - Number(was);
    }
  }
}
