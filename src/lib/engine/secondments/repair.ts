import { assignmentOf, columnsOf, type Columns } from './columns.ts';
import type { Assignment, Problem } from './problem.ts';
import { roomBesidePins } from './room.ts';
import { Schedule } from './schedule.ts';

/** One way to go on: what changes against the published plan, without what the drop-out itself ends. */
export type Repair = {
  /** Published assignments that others lose or that change. */
  removed: Assignment[];
  added: Assignment[];
  /** How many published assignments are touched: the changed promises. */
  touched: number;
  /** Objective lost against the plan before the drop-out, plus the price of the changed promises. */
  regret: number;
  /** The whole plan after it, pins included. */
  plan: Assignment[];
};

/** Someone who could fill a post now, everything else staying as it is. */
export type Alternative = Assignment & { worth: number };

const PROMISE = 0.5; // price of a changed promise, in mean worths of an assignment
const MOST_TRIED = 60; // beginnings of a repair that are seen to their end
const REPAIRS = 3;

/** A published plan over its problem, ready for questions: made once, asked often. */
export class Published {
  readonly problem: Problem;
  readonly #schedule: Schedule;
  readonly #columns: Columns;

  /** @param assignments  of a plan that keeps every rule of the problem, pins included */
  constructor(problem: Problem, assignments: readonly Assignment[]) {
    const beside = roomBesidePins(problem);
    if ('conflicts' in beside) throw new RangeError('a published plan whose pins break a rule');
    this.problem = problem;
    this.#columns = columnsOf(problem, beside.room);
    this.#schedule = new Schedule(problem, this.#columns, beside.room);
    for (const assignment of assignments) {
      const j = columnOf(this.#columns, assignment);
      if (j >= 0) this.#schedule.add(j); // else it is a pin
    }
  }

  /**
   * Who could fill a post now, without any change elsewhere, each with his best months, the best first.
   *
   * @param most  at most this many
   */
  alternatives(post: number, most = 10): Alternative[] {
    const schedule = this.#schedule;
    const best = new Map<number, number>();
    for (const j of this.#ofPost(post)) {
      const p = this.#columns.person[j]!;
      const before = best.get(p);
      if (before !== undefined && this.#columns.worth[before]! >= this.#columns.worth[j]!) continue;
      if (!schedule.fits(j)) continue;
      schedule.add(j);
      if (schedule.imbalance() === 0 && !this.#isTeamBroken(j)) best.set(p, j);
      schedule.remove(j);
    }
    return [...best.values()]
      .sort((a, b) => this.#columns.worth[b]! - this.#columns.worth[a]! || a - b)
      .slice(0, most)
      .map((j) => ({ ...assignmentOf(this.#columns, j), worth: this.#columns.worth[j]! }));
  }

  /**
   * A person drops out: up to three ways to go on, of the least regret, each with somebody else on the post or nobody.
   *
   * @param isAllowed  what else a repair must keep: rules that this problem does not know
   */
  afterDropOut(person: number, isAllowed: (repair: Repair) => boolean = () => true): Repair[] {
    const schedule = this.#schedule;
    const lost = [...schedule.ofPerson[person]!];
    const before = schedule.score;
    const price = (PROMISE * before) / Math.max(1, schedule.placed);
    const published = new Set(schedule.plan());
    for (const j of lost) {
      schedule.remove(j);
      published.delete(j);
    }
    const found = new Map<string, { repair: Repair; who: string }>();
    const gaps = new Set(lost.map((j) => this.#columns.post[j]!));
    for (const moves of this.#beginnings(person, gaps)) {
      const repair = this.#complete(moves, person, gaps, published, before, price);
      if (repair && isAllowed(repair))
        found.set(resultOf(repair), { repair, who: moves.add.map((j) => this.#columns.person[j]).join(' ') });
    }
    for (const j of lost) schedule.add(j);
    return leastRegret([...found.values()]);
  }

  /** Nobody; somebody who is free; somebody who leaves his own post for it, which somebody free takes. The best first. */
  #beginnings(gone: number, gaps: ReadonlySet<number>): Moves[] {
    const schedule = this.#schedule;
    const { person, worth } = this.#columns;
    const beginnings: (Moves & { gain: number })[] = [];
    for (const post of gaps)
      for (const j of this.#ofPost(post)) {
        const p = person[j]!;
        if (p === gone) continue;
        if (schedule.fits(j)) {
          beginnings.push({ remove: [], add: [j], gain: worth[j]! });
          continue;
        }
        const held = schedule.ofPerson[p]!;
        if (held.length !== 1) continue;
        const own = held[0]!;
        schedule.remove(own);
        if (schedule.fits(j)) {
          schedule.add(j);
          const next = this.#bestFor(this.#columns.post[own]!, gone);
          schedule.remove(j);
          const taken = next < 0 ? [] : [next];
          beginnings.push({ remove: [own], add: [j, ...taken], gain: worth[j]! - worth[own]! + (next < 0 ? 0 : worth[next]!) });
        }
        schedule.add(own);
      }
    beginnings.sort((a, b) => b.gain - a.gain || a.add[0]! - b.add[0]!);
    const perPerson = new Map<number, number>();
    const few = beginnings.filter(({ add }) => {
      const p = person[add[0]!]!;
      perPerson.set(p, (perPerson.get(p) ?? 0) + 1);
      return perPerson.get(p)! <= 3;
    });
    return [{ remove: [], add: [] }, ...few.slice(0, MOST_TRIED)];
  }

  /** The most worthy free column of a post; −1: none. */
  #bestFor(post: number, gone: number): number {
    let best = -1;
    for (const j of this.#ofPost(post)) {
      if (this.#columns.person[j] === gone || (best >= 0 && this.#columns.worth[j]! <= this.#columns.worth[best]!)) continue;
      if (this.#schedule.fits(j)) best = j;
    }
    return best;
  }

  /** Makes the moves, heals teams and balance, and tells what has changed; the schedule is as before afterwards. */
  #complete(
    moves: Moves,
    gone: number,
    gaps: ReadonlySet<number>,
    published: ReadonlySet<number>,
    before: number,
    price: number,
  ): Repair | null {
    const schedule = this.#schedule;
    const start = schedule.plan();
    for (const j of moves.remove) schedule.remove(j);
    for (const j of moves.add) if (schedule.fits(j)) schedule.add(j);
    this.#dissolveSmallTeams(gaps);
    this.#healBalance(gone);
    const repair = schedule.isPlan() ? this.#told(published, before, price) : null;
    schedule.become(start);
    return repair;
  }

  #told(published: ReadonlySet<number>, before: number, price: number): Repair {
    const schedule = this.#schedule;
    const plan = schedule.plan();
    const now = new Set(plan);
    const removed = [...published].filter((j) => !now.has(j)).sort((a, b) => a - b);
    return {
      removed: removed.map((j) => assignmentOf(this.#columns, j)),
      added: plan.filter((j) => !published.has(j)).map((j) => assignmentOf(this.#columns, j)),
      touched: removed.length,
      regret: Number((before - schedule.score + price * removed.length).toPrecision(12)),
      plan: [...this.problem.pinned, ...plan.map((j) => assignmentOf(this.#columns, j))],
    };
  }

  /** A team that the drop-out leaves below its least number does not go. */
  #dissolveSmallTeams(gaps: ReadonlySet<number>): void {
    const schedule = this.#schedule;
    for (const post of gaps) {
      const { team } = this.problem.posts[post]!;
      if (team < 0 || !schedule.isTeamTooSmall(team)) continue;
      for (const q of this.problem.teams[team]!.posts) for (const j of [...schedule.ofPost[q]!]) schedule.remove(j);
    }
  }

  /** While the balance is missed: sends somebody free the lighter way, or shortens or ends a stay of the heavier, whatever loses least a month. */
  #healBalance(gone: number): void {
    const schedule = this.#schedule;
    for (let steps = 0; schedule.imbalance() > 0 && steps < 12; steps++) {
      const heavy = schedule.difference > schedule.room.balance.high ? 1 : -1;
      const found = this.#lighterWay(gone, heavy) ?? this.#shorter(heavy);
      if (!found) return;
      for (const j of found.remove) schedule.remove(j);
      for (const j of found.add) schedule.add(j);
    }
  }

  #lighterWay(gone: number, heavy: number): Moves | null {
    const schedule = this.#schedule;
    const { count, person, worth } = this.#columns;
    const missed = schedule.imbalance();
    let best: { j: number; worth: number; left: number } | null = null;
    for (let j = 0; j < count; j++) {
      if (schedule.directionOf(j) === heavy || person[j] === gone || schedule.ofPerson[person[j]!]!.length > 0) continue;
      if (!schedule.fits(j)) continue;
      schedule.add(j);
      const left = schedule.imbalance();
      const isBroken = this.#isTeamBroken(j);
      schedule.remove(j);
      if (isBroken || left >= missed) continue;
      if (!best || left < best.left || (left === best.left && worth[j]! > best.worth)) best = { j, worth: worth[j]!, left };
    }
    return best ? { remove: [], add: [best.j] } : null;
  }

  #shorter(heavy: number): Moves | null {
    const schedule = this.#schedule;
    const { worth, post, start, months, person, ofPerson } = this.#columns;
    const missed = schedule.imbalance();
    let best: (Moves & { perMonth: number }) | null = null;
    const consider = (remove: number, add: number[], left: number) => {
      const loss = worth[remove]! - add.reduce((sum, j) => sum + worth[j]!, 0);
      const perMonth = left === 0 ? loss / missed : loss / Math.max(1e-9, missed - left) + 1e6; // what heals at once goes first
      if (left < missed && (!best || perMonth < best.perMonth)) best = { remove: [remove], add, perMonth };
    };
    for (const own of schedule.plan()) {
      if (schedule.directionOf(own) !== heavy) continue;
      const team = schedule.teamOf(own);
      schedule.remove(own);
      if (team < 0 || !schedule.isTeamTooSmall(team)) consider(own, [], schedule.imbalance());
      for (let j = ofPerson[person[own]!]!; j < ofPerson[person[own]! + 1]!; j++) {
        if (post[j] !== post[own] || start[j] !== start[own] || months[j]! >= months[own]!) continue;
        schedule.add(j);
        consider(own, [j], schedule.imbalance());
        schedule.remove(j);
      }
      schedule.add(own);
    }
    return best;
  }

  #isTeamBroken(j: number): boolean {
    const team = this.#schedule.teamOf(j);
    return team >= 0 && this.#schedule.isTeamTooSmall(team);
  }

  #ofPost(post: number): Int32Array {
    return this.#columns.byPost.subarray(this.#columns.ofPost[post], this.#columns.ofPost[post + 1]);
  }
}

/** What a repair comes to, however it began. */
const resultOf = ({ removed, added }: Repair): string => JSON.stringify([removed, added]);

/** The repairs of least regret, each with other people first; where there are fewer, other months of the same people. */
function leastRegret(found: { repair: Repair; who: string }[]): Repair[] {
  found.sort((a, b) => a.repair.regret - b.repair.regret);
  const isFirst = ({ who }: { who: string }, at: number) => found.findIndex((each) => each.who === who) === at;
  const [others, same] = [found.filter(isFirst), found.filter((each, at) => !isFirst(each, at))];
  return [...others, ...same]
    .slice(0, REPAIRS)
    .map(({ repair }) => repair)
    .sort((a, b) => a.regret - b.regret);
}

/** Columns taken out and put in. */
type Moves = { remove: number[]; add: number[] };

function columnOf(columns: Columns, { person, post, start, months }: Assignment): number {
  for (let j = columns.ofPerson[person]!; j < columns.ofPerson[person + 1]!; j++)
    if (columns.post[j] === post && columns.start[j] === start && columns.months[j] === months) return j;
  return -1;
}
