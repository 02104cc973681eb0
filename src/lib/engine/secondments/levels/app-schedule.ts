import { assignmentOf, type Columns } from '../columns.ts';
import type { Assignment } from '../problem.ts';
import type { Room } from '../room.ts';
import { Schedule } from '../schedule.ts';
import type { AppProblem } from './app-problem.ts';
import { CoverLedger } from './cover-ledger.ts';

/** A plan in the making by all hard rules: those of the exchange format (`Schedule`) and the platform's own. */
export class AppSchedule {
  readonly schedule: Schedule;
  readonly #app: AppProblem;
  readonly #columns: Columns;
  readonly #cover: CoverLedger;
  /** Pins of each post and of each person. */
  readonly #pinsOfPost = new Map<number, Assignment[]>();
  readonly #pinsOfPerson = new Map<number, Assignment[]>();

  /** @param columns  of the problem with rest as availability */
  constructor(app: AppProblem, columns: Columns, room: Room) {
    this.schedule = new Schedule(app.problem, columns, room);
    this.#app = app;
    this.#columns = columns;
    this.#cover = new CoverLedger(app);
    for (const pin of app.problem.pinned) {
      this.#pinsOfPost.set(pin.post, [...(this.#pinsOfPost.get(pin.post) ?? []), pin]);
      this.#pinsOfPerson.set(pin.person, [...(this.#pinsOfPerson.get(pin.person) ?? []), pin]);
    }
  }

  at(j: number): Assignment {
    return assignmentOf(this.#columns, j);
  }

  add(j: number): void {
    this.schedule.add(j);
    this.#cover.put(this.at(j), 1);
  }

  remove(j: number): void {
    this.schedule.remove(j);
    this.#cover.put(this.at(j), -1);
  }

  /** Makes the plan another one over the same columns. */
  become(plan: readonly number[]): void {
    for (const j of this.schedule.plan()) this.remove(j);
    for (const j of plan) this.add(j);
  }

  /** Whether no rule is broken. */
  isSound(): boolean {
    return this.schedule.isPlan() && this.#cover.missing === 0 && this.#brokenLinks().next().done === true;
  }

  /** Of the plan: columns that have a part in what is broken; leaving any of them out mends something or breaks less. */
  offenders(): number[] {
    const { schedule } = this;
    const links = [...this.#brokenLinks()];
    if (links.length > 0) return links.flat();
    const plan = schedule.plan();
    if (this.#cover.missing > 0) {
      const short = plan.filter((j) => this.#cover.isShort(this.at(j)));
      if (short.length > 0) return short;
    }
    const small = plan.filter((j) => schedule.teamOf(j) >= 0 && schedule.isTeamTooSmall(schedule.teamOf(j)));
    if (small.length > 0) return small;
    if (schedule.imbalance() > 0) {
      const heavy = schedule.difference > schedule.room.balance.high ? 1 : -1;
      return plan.filter((j) => schedule.directionOf(j) === heavy);
    }
    return this.isSound() ? [] : plan;
  }

  /** Columns of each broken handover, rest or pair. */
  *#brokenLinks(): Generator<number[]> {
    yield* this.#brokenHandovers();
    yield* this.#brokenRests();
    yield* this.#brokenPairs();
  }

  *#brokenHandovers(): Generator<number[]> {
    for (const { before, after, months, exact } of this.#app.rules.handovers) {
      const next = this.schedule.ofPost[after]!;
      if (next.length === 0) continue;
      const earlier = [...(this.#pinsOfPost.get(before) ?? []), ...this.schedule.ofPost[before]!.map((j) => this.at(j))];
      for (const j of next) {
        const start = this.#columns.start[j]!;
        const end = start + this.#columns.months[j]!;
        if (exact && this.#isShared(j, start, end, months)) {
          yield [j];
          continue;
        }
        const known = earlier.filter((one) => one.start < start);
        if (before === after && known.length === 0) continue;
        if (!known.some((one) => one.start + one.months - start >= months)) yield [j];
      }
    }
  }

  /** Whether somebody else is on the same post for longer than a handover. */
  #isShared(j: number, start: number, end: number, months: number): boolean {
    const post = this.#columns.post[j]!;
    const isLong = (from: number, until: number) => Math.min(end, until) - Math.max(start, from) > months;
    return (
      (this.#pinsOfPost.get(post) ?? []).some((pin) => isLong(pin.start, pin.start + pin.months)) ||
      this.schedule.ofPost[post]!.some(
        (other) => other !== j && isLong(this.#columns.start[other]!, this.#columns.start[other]! + this.#columns.months[other]!),
      )
    );
  }

  *#brokenRests(): Generator<number[]> {
    const { rest } = this.#app.rules;
    if (rest === 0 || this.#app.problem.maxAssignments < 2) return;
    for (const [person, columns] of this.schedule.ofPerson.entries())
      for (const j of columns) {
        const own = this.at(j);
        const others = [
          ...(this.#pinsOfPerson.get(person) ?? []),
          ...columns.filter((other) => other !== j).map((other) => this.at(other)),
        ];
        if (others.some((one) => own.start < one.start + one.months + rest && one.start < own.start + own.months + rest)) yield [j];
      }
  }

  *#brokenPairs(): Generator<number[]> {
    const { start, post } = this.#columns;
    for (const { people, how } of this.#app.rules.pairs) {
      const [a, b] = people.map((person) => this.schedule.ofPerson[person]!) as [number[], number[]];
      if (a.length + b.length === 0) continue;
      if (how === 'one_stays') {
        yield* this.#bothAway(people, a, b);
        continue;
      }
      if (people.some((person) => this.#pinsOfPerson.has(person))) continue;
      const place = (j: number) => this.#app.rules.place[this.#app.problem.posts[post[j]!]!.host];
      const alone = (own: number[], others: number[]) =>
        own.filter((j) => !others.some((other) => start[other] === start[j] && place(other) === place(j)));
      for (const j of [...alone(a, b), ...alone(b, a)]) yield [j];
    }
  }

  *#bothAway([p, q]: readonly [number, number], a: number[], b: number[]): Generator<number[]> {
    const held = (person: number, columns: number[]) => [
      ...columns.map((j) => ({ j, ...this.at(j) })),
      ...(this.#pinsOfPerson.get(person) ?? []).map((pin) => ({ j: -1, ...pin })),
    ];
    for (const one of held(p, a))
      for (const two of held(q, b)) {
        const own = [one.j, two.j].filter((j) => j >= 0);
        if (own.length > 0 && one.start < two.start + two.months && two.start < one.start + one.months) yield own;
      }
  }
}
