import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import { NOT_BEGUN } from './room.ts';
import type { Schedule } from './schedule.ts';

/** How a step of the search goes. */
export type SearchStep = {
  /** Rounds of taking out and filling again. */
  rounds: number;
  /** 0: only what is no worse is kept; else the share of the mean worth of an assignment that a round may lose. */
  heat: number;
};

const MOST_REMOVED = 12; // assignments taken out in a round
const NOISE = 0.15; // of a column's attraction, so that no two fillings are alike
const IMBALANCE_PRICE = 1.2; // times the mean worth of a person-month, at first
const COST = 0.05; // of a candidate looked at, in units of work

/**
 * Own search: takes a neighbourhood of a plan out, fills it again by attraction with noise, keeps what is better (large
 * neighbourhood search, Shaw 1998; acceptance by a falling threshold). The balance is priced while it is broken.
 *
 * @param attraction  what orders the filling: reduced worth at the prices of the shared capacities
 */
export class Search {
  readonly #schedule: Schedule;
  readonly #chance: Chance;
  readonly #budget: Budget;
  attraction: Float64Array;
  best: number[] = [];
  /** −Infinity while none is a plan. */
  score = -Infinity;
  #imbalancePrice: number;
  readonly #isTried: Uint8Array;

  constructor(schedule: Schedule, attraction: Float64Array, chance: Chance, budget: Budget) {
    this.#schedule = schedule;
    this.#chance = chance;
    this.#budget = budget;
    this.attraction = attraction;
    this.#imbalancePrice = IMBALANCE_PRICE * meanWorthOfMonth(schedule);
    this.#isTried = new Uint8Array(schedule.columns.count);
  }

  /** Fills an empty schedule, or what is left of one. */
  construct(): void {
    const { columns, problem } = this.#schedule;
    this.#fill(
      Array.from({ length: columns.count }, (_, j) => j),
      0.02,
      problem.teams.keys(),
    );
    this.#restoreBalance();
    this.keep();
  }

  /** Takes the schedule's present state as the best if it is a better plan. */
  keep(): boolean {
    if (this.#schedule.score <= this.score + 1e-9 || !this.#schedule.isPlan()) return false;
    this.score = this.#schedule.score;
    this.best = this.#schedule.plan();
    return true;
  }

  /** Goes on from the best plan. */
  run({ rounds, heat }: SearchStep): void {
    if (this.score > -Infinity) this.#schedule.become(this.best);
    const schedule = this.#schedule;
    for (let n = 0; n < rounds && !this.#budget.isSpent(); n++) {
      const before = this.#energy();
      const removed = this.#takeOut(1 + Math.floor(MOST_REMOVED * this.#chance()));
      const added = this.#refill(removed);
      const threshold = heat === 0 ? 0 : heat * (1 - n / rounds) * this.#chance() * (schedule.score / Math.max(1, schedule.placed));
      if (this.#energy() >= before - threshold) {
        this.keep();
        continue;
      }
      for (const j of added) schedule.remove(j);
      for (const j of removed) schedule.add(j);
    }
  }

  #energy(): number {
    return this.#schedule.score - this.#imbalancePrice * this.#schedule.imbalance() - 1e6 * this.#teamsTooSmall();
  }

  #teamsTooSmall(): number {
    let count = 0;
    for (let team = 0; team < this.#schedule.teamStart.length; team++) if (this.#schedule.isTeamTooSmall(team)) count++;
    return count;
  }

  /** Takes out assignments that get in each other's way: of one home, of posts that one person suits, of one station's months. */
  #takeOut(count: number): number[] {
    const { columns, ofPerson, ofPost, problem } = this.#schedule;
    const removed: number[] = [];
    const takeOne = (j: number): void => {
      this.#schedule.remove(j);
      removed.push(j);
    };
    const take = (j: number): void => {
      takeOne(j);
      const team = this.#schedule.teamOf(j);
      if (team < 0 || !this.#schedule.isTeamTooSmall(team)) return;
      for (const q of problem.teams[team]!.posts) for (const other of [...ofPost[q]!]) takeOne(other);
    };
    if (columns.count === 0) return removed;
    for (let tries = 0; removed.length < count && tries < 4 * count; tries++) {
      const seed = Math.floor(columns.count * this.#chance());
      const near = removed.length > 0 && this.#chance() < 0.8 ? this.#near(removed[Math.floor(removed.length * this.#chance())]!) : seed;
      const there = this.#chance() < 0.5 ? ofPost[columns.post[near]!]! : ofPerson[columns.person[near]!]!;
      if (there.length > 0) take(there[Math.floor(there.length * this.#chance())]!);
    }
    return removed;
  }

  /** A column that shares its person or its post with j. */
  #near(j: number): number {
    const { columns } = this.#schedule;
    if (this.#chance() < 0.5) {
      const [from, to] = [columns.ofPerson[columns.person[j]!]!, columns.ofPerson[columns.person[j]! + 1]!];
      return from + Math.floor((to - from) * this.#chance());
    }
    const [from, to] = [columns.ofPost[columns.post[j]!]!, columns.ofPost[columns.post[j]! + 1]!];
    return columns.byPost[from + Math.floor((to - from) * this.#chance())]!;
  }

  #refill(removed: readonly number[]): number[] {
    const { columns, problem } = this.#schedule;
    const candidates: number[] = [];
    const teams = new Set<number>();
    const look = (j: number) => {
      if (this.#isTried[j] === 1) return;
      this.#isTried[j] = 1;
      candidates.push(j);
    };
    for (const r of removed) {
      const [p, q] = [columns.person[r]!, columns.post[r]!];
      for (let j = columns.ofPerson[p]!; j < columns.ofPerson[p + 1]!; j++) look(j);
      for (let k = columns.ofPost[q]!; k < columns.ofPost[q + 1]!; k++) look(columns.byPost[k]!);
      if (problem.posts[q]!.team >= 0) teams.add(problem.posts[q]!.team);
    }
    for (const j of candidates) this.#isTried[j] = 0;
    if (problem.teams.length > 0 && this.#chance() < 0.1) teams.add(Math.floor(problem.teams.length * this.#chance()));
    return this.#fill(candidates, NOISE, teams);
  }

  /** Adds what fits, the most attractive first. @returns what was added */
  #fill(candidates: readonly number[], noise: number, teams: Iterable<number>): number[] {
    const schedule = this.#schedule;
    const added: number[] = [];
    const teamsFirst = this.#chance() < 0.5;
    if (teamsFirst) for (const team of teams) added.push(...this.#fillTeam(team));
    this.#budget.spend((1 + candidates.length) * COST);
    const order: { j: number; at: number }[] = [];
    for (const j of candidates) {
      const team = schedule.teamOf(j);
      if (team >= 0 && schedule.teamStart[team] === NOT_BEGUN) continue; // teams begin together, in `#fillTeam`
      if (!schedule.fits(j)) continue;
      order.push({ j, at: this.#attractionOf(j) * (1 + noise * (2 * this.#chance() - 1)) });
    }
    order.sort((a, b) => b.at - a.at || a.j - b.j);
    for (const { j } of order) {
      if (schedule.columns.worth[j]! <= 0 && schedule.imbalance() === 0) continue;
      if (!schedule.fits(j)) continue;
      schedule.add(j);
      added.push(j);
    }
    if (!teamsFirst) for (const team of teams) added.push(...this.#fillTeam(team));
    return added;
  }

  /** Prefers what the prices find good; among what they find bad, what is worth more. */
  #attractionOf(j: number): number {
    const { worth } = this.#schedule.columns;
    return this.attraction[j]! + 0.3 * worth[j]!;
  }

  /** Begins a team in the month, and with the people, that look best now. */
  #fillTeam(team: number): number[] {
    const schedule = this.#schedule;
    const { columns, problem } = schedule;
    if (schedule.hasTeam(team) || (schedule.teamStart[team] !== NOT_BEGUN && !schedule.isTeamTooSmall(team))) return [];
    const byStart = new Map<number, number[]>();
    for (const q of problem.teams[team]!.posts)
      for (let k = columns.ofPost[q]!; k < columns.ofPost[q + 1]!; k++) {
        const j = columns.byPost[k]!;
        if (!schedule.fits(j)) continue;
        const list = byStart.get(columns.start[j]!);
        if (list) list.push(j);
        else byStart.set(columns.start[j]!, [j]);
      }
    this.#budget.spend(problem.teams[team]!.posts.length);
    let best: { worth: number; members: number[] } = { worth: 0, members: [] };
    for (const list of byStart.values()) {
      const members: number[] = [];
      let worth = 0;
      const order = list.map((j) => ({ j, at: columns.worth[j]! * (1 - NOISE * this.#chance()) })).sort((a, b) => b.at - a.at || a.j - b.j);
      for (const fewest of [true, false])
        for (const { j } of order) {
          if (fewest && schedule.ofPost[columns.post[j]!]!.length > 0) continue; // first every post, then more seats
          if (!schedule.fits(j)) continue;
          schedule.add(j);
          members.push(j);
          worth += columns.worth[j]!;
        }
      const isEnough = !schedule.isTeamTooSmall(team);
      for (const j of members) schedule.remove(j);
      if (isEnough && worth > best.worth) best = { worth, members };
    }
    for (const j of best.members) schedule.add(j);
    return best.members;
  }

  /** Takes out, and shortens, what weighs on the heavier side, the least worth a month first, until the balance holds. */
  #restoreBalance(): void {
    const schedule = this.#schedule;
    if (schedule.imbalance() === 0) return;
    const { columns, room } = schedule;
    const heavy = schedule.difference > room.balance.high ? 1 : -1;
    const plan = schedule.plan().filter((j) => schedule.directionOf(j) === heavy);
    const perMonth = (j: number) => columns.worth[j]! / columns.months[j]!;
    plan.sort((a, b) => perMonth(a) - perMonth(b) || a - b);
    for (const j of plan) {
      if (schedule.imbalance() === 0) return;
      const team = schedule.teamOf(j);
      schedule.remove(j);
      if (team >= 0 && schedule.isTeamTooSmall(team)) {
        schedule.add(j);
        continue;
      }
      this.#putShorter(j);
    }
  }

  /** Puts a shorter stay of the same person on the same post, as long as the balance allows. */
  #putShorter(gone: number): void {
    const schedule = this.#schedule;
    const { person, post, start, months, ofPerson, worth } = schedule.columns;
    const p = person[gone]!;
    let best = -1;
    for (let j = ofPerson[p]!; j < ofPerson[p + 1]!; j++) {
      if (post[j] !== post[gone] || start[j] !== start[gone] || months[j]! >= months[gone]!) continue;
      if (best >= 0 && worth[j]! <= worth[best]!) continue;
      if (!schedule.fits(j)) continue;
      schedule.add(j);
      if (schedule.imbalance() === 0) best = j;
      schedule.remove(j);
    }
    if (best >= 0) schedule.add(best);
  }
}

function meanWorthOfMonth({ columns }: Schedule): number {
  let worth = 0;
  let months = 0;
  for (let j = 0; j < columns.count; j++) {
    worth += columns.worth[j]!;
    months += columns.months[j]!;
  }
  return months === 0 ? 1 : worth / months;
}
