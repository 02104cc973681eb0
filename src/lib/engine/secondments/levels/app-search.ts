import type { Budget } from '../../budget.ts';
import type { Chance } from '../../random.ts';
import type { Columns } from '../columns.ts';
import type { Assignment } from '../problem.ts';
import type { AppProblem } from './app-problem.ts';
import type { AppSchedule } from './app-schedule.ts';
import { pointsOf, pointsOfAssignment } from './soft/soft-rules.ts';

const MOST_TRIED = 24; // columns of a person that a round looks at
const PART = 0.08; // of a plan that a round takes out
const WORK_PER_MOVE = 0.5; // units of counted work: a move touches a few hundred cells

/**
 * Makes a plan keep every rule, and then better: takes some of it out and fills again, by what an assignment is worth with
 * all levels. What the rules tie together moves together: a pair goes in one step, and so do a step and its counterweight.
 */
export class AppSearch {
  readonly #app: AppProblem;
  readonly #schedule: AppSchedule;
  readonly #columns: Columns;
  readonly #chance: Chance;
  readonly #budget: Budget;
  /** Points of a column by itself. */
  readonly #points: Float64Array;
  /** Columns of each person, the worthiest first. */
  readonly #ofPerson: number[][];
  readonly #partner = new Map<number, number[]>();
  best: number[] = [];
  points = -Infinity;

  constructor(app: AppProblem, schedule: AppSchedule, columns: Columns, { chance, budget }: { chance: Chance; budget: Budget }) {
    this.#app = app;
    this.#schedule = schedule;
    this.#columns = columns;
    this.#chance = chance;
    this.#budget = budget;
    this.#points = Float64Array.from({ length: columns.count }, (_, j) => pointsOfAssignment(app, schedule.at(j)));
    this.#ofPerson = app.problem.people.map((_, p) => {
      const own = Array.from({ length: columns.ofPerson[p + 1]! - columns.ofPerson[p]! }, (__, n) => columns.ofPerson[p]! + n);
      return own.sort((a, b) => this.#points[b]! - this.#points[a]! || a - b);
    });
    for (const { people, how } of app.rules.pairs)
      if (how === 'together')
        for (const [at, person] of people.entries()) this.#partner.set(person, [...(this.#partner.get(person) ?? []), people[1 - at]!]);
  }

  assignments(plan: readonly number[] = this.best): Assignment[] {
    return [...this.#app.problem.pinned, ...plan.map((j) => this.#schedule.at(j))];
  }

  /** Takes a plan over, leaving out of it what breaks a rule, the least worthy first. */
  begin(plan: readonly number[]): void {
    this.#schedule.become(plan);
    this.#mend();
    this.#keep();
  }

  /** One round: part of the best plan out, mended, filled again. @returns whether it is better */
  round(): boolean {
    const { schedule } = this.#schedule;
    this.#schedule.become(this.best);
    const out = Math.max(1, Math.ceil(PART * this.best.length));
    for (let n = 0; n < out && this.best.length > 0; n++) {
      const j = this.best[Math.floor(this.#chance() * this.best.length)]!;
      if (schedule.ofPerson[this.#columns.person[j]!]!.includes(j)) this.#schedule.remove(j);
    }
    this.#mend();
    this.fill();
    return this.#keep();
  }

  /** Puts in whatever makes the plan better and breaks nothing, person by person in a random order. */
  fill(): void {
    const people = shuffled([...this.#app.problem.people.keys()], this.#chance);
    for (const person of people) {
      if (this.#budget.isSpent()) return;
      if (this.#schedule.schedule.ofPerson[person]!.length >= this.#schedule.schedule.room.assignments[person]!) continue;
      let tried = 0;
      for (const j of this.#ofPerson[person]!) {
        if (!this.#schedule.schedule.fits(j)) continue;
        if (this.#tryIn(j) || ++tried >= MOST_TRIED) break;
      }
    }
  }

  #tryIn(j: number): boolean {
    this.#budget.spend(WORK_PER_MOVE);
    const added = [j, ...this.#alongWith(j)];
    if (added.includes(-1)) return false;
    for (const each of added) this.#schedule.add(each);
    if (this.#schedule.schedule.imbalance() > 0) {
      const counter = this.#counterweight(j);
      if (counter >= 0) {
        this.#schedule.add(counter);
        added.push(counter);
      }
    }
    if (this.#schedule.isSound()) return true;
    for (const each of added) this.#schedule.remove(each);
    return false;
  }

  /** The best columns of those who must go along; −1: one cannot. */
  #alongWith(j: number): number[] {
    const partners = this.#partner.get(this.#columns.person[j]!);
    if (!partners) return [];
    const { start, post } = this.#columns;
    const place = (each: number) => this.#app.rules.place[this.#app.problem.posts[post[each]!]!.host];
    this.#schedule.add(j);
    const found = partners
      .filter((partner) => !this.#schedule.schedule.ofPerson[partner]!.some((own) => start[own] === start[j] && place(own) === place(j)))
      .map(
        (partner) =>
          this.#ofPerson[partner]!.find((own) => start[own] === start[j] && place(own) === place(j) && this.#schedule.schedule.fits(own)) ??
          -1,
      );
    this.#schedule.remove(j);
    return found;
  }

  /** The worthiest column the other way that brings the balance back; −1: none. */
  #counterweight(j: number): number {
    const { schedule } = this.#schedule;
    const needed = -schedule.directionOf(j);
    let best = -1;
    for (let person = 0; person < this.#ofPerson.length; person++) {
      const first = this.#ofPerson[person]![0];
      if (first === undefined || schedule.directionOf(first) !== needed || schedule.ofPerson[person]!.length > 0) continue;
      const own = this.#ofPerson[person]!.slice(0, MOST_TRIED).find((each) => schedule.fits(each));
      if (own === undefined || (best >= 0 && this.#points[best]! >= this.#points[own]!)) continue;
      schedule.add(own);
      if (schedule.imbalance() === 0) best = own;
      schedule.remove(own);
    }
    return best;
  }

  #mend(): void {
    for (;;) {
      const offenders = this.#schedule.offenders();
      if (offenders.length === 0) return;
      this.#budget.spend(WORK_PER_MOVE);
      this.#schedule.remove(offenders.reduce((least, j) => (this.#points[j]! < this.#points[least]! ? j : least)));
    }
  }

  #keep(): boolean {
    if (!this.#schedule.isSound()) return false;
    const plan = this.#schedule.schedule.plan();
    const points = pointsOf(this.#app, this.assignments(plan));
    if (points <= this.points) return false;
    this.best = plan;
    this.points = points;
    return true;
  }
}

function shuffled(list: number[], chance: Chance): number[] {
  for (let n = list.length - 1; n > 0; n--) {
    const other = Math.floor(chance() * (n + 1));
    [list[n], list[other]] = [list[other]!, list[n]!];
  }
  return list;
}
