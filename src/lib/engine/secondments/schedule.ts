import type { Columns } from './columns.ts';
import type { Problem } from './problem.ts';
import { NOT_BEGUN, type Room } from './room.ts';

/**
 * A plan in the making, with everything a move needs at hand: what is left of every capacity by month, who is where, how far teams
 * are. Capacities, a team's common start and one place at a time are never broken. A team below its least number and
 * the balance may be, for a while: `isPlan` says whether they are.
 */
export class Schedule {
  readonly columns: Columns;
  readonly problem: Problem;
  readonly room: Room;
  /** Columns in the plan, of each person and of each post. */
  readonly ofPerson: number[][];
  readonly ofPost: number[][];
  readonly teamStart: Int32Array;
  /** How many posts of a team are filled, pins included. */
  readonly teamFilled: Int32Array;
  /** Person-months east → west minus west → east, without the pins. */
  difference = 0;
  /** Σ worth. Drifts in the last places. */
  score = 0;
  /** How many assignments there are, without the pins. */
  placed = 0;
  readonly #seats: Int32Array;
  readonly #release: Int32Array;
  readonly #beds: Int32Array;
  readonly #home: Int32Array;
  readonly #station: Int32Array;
  readonly #team: Int32Array;
  readonly #direction: Int8Array;
  readonly #membersOfTeam: Int32Array;

  constructor(problem: Problem, columns: Columns, room: Room) {
    this.problem = problem;
    this.columns = columns;
    this.room = room;
    this.#seats = room.seats.slice();
    this.#release = room.release.slice();
    this.#beds = room.beds.slice();
    this.#home = Int32Array.from(problem.people, ({ home }) => home);
    this.#direction = Int8Array.from(problem.people, ({ home }) => (problem.organisations[home]!.side === 'east' ? 1 : -1));
    this.#station = Int32Array.from(problem.posts, ({ station }) => station);
    this.#team = Int32Array.from(problem.posts, ({ team }) => team);
    this.ofPerson = problem.people.map(() => []);
    this.ofPost = problem.posts.map(() => []);
    this.teamStart = Int32Array.from(room.teams, ({ start }) => start);
    this.teamFilled = Int32Array.from(room.teams, ({ filled }) => filled.size);
    this.#membersOfTeam = new Int32Array(room.teams.length);
  }

  directionOf(j: number): number {
    return this.#direction[this.columns.person[j]!]!;
  }

  teamOf(j: number): number {
    return this.#team[this.columns.post[j]!]!;
  }

  /** Whether a column fits beside those in the plan. */
  fits(j: number): boolean {
    const { person, post, start, months } = this.columns;
    const p = person[j]!;
    const held = this.ofPerson[p]!;
    if (held.length >= this.room.assignments[p]!) return false;
    const from = start[j]!;
    const until = from + months[j]!;
    for (const other of held) if (start[other]! < until && from < start[other]! + months[other]!) return false;
    const q = post[j]!;
    const team = this.#team[q]!;
    if (team >= 0 && this.teamStart[team] !== NOT_BEGUN && this.teamStart[team] !== from) return false;
    const T = this.room.months;
    const seat = q * T;
    for (let t = from; t < until; t++) if (this.#seats[seat + t]! < 1) return false;
    const home = this.#home[p]! * T;
    for (let t = from; t < until; t++) if (this.#release[home + t]! < 1) return false;
    const station = this.#station[q]!;
    if (station >= 0) for (let t = from; t < until; t++) if (this.#beds[station * T + t]! < 1) return false;
    return true;
  }

  add(j: number): void {
    const { person, post, worth, months, start } = this.columns;
    const team = this.teamOf(j);
    if (team >= 0) {
      if (this.#membersOfTeam[team]!++ === 0 && this.room.teams[team]!.start === NOT_BEGUN) this.teamStart[team] = start[j]!;
      if (this.ofPost[post[j]!]!.length === 0 && !this.room.teams[team]!.filled.has(post[j]!)) this.teamFilled[team]!++;
    }
    this.ofPerson[person[j]!]!.push(j);
    this.ofPost[post[j]!]!.push(j);
    this.score += worth[j]!;
    this.placed++;
    this.difference += this.directionOf(j) * months[j]!;
    this.#take(j, -1);
  }

  remove(j: number): void {
    const { person, post, worth, months } = this.columns;
    drop(this.ofPerson[person[j]!]!, j);
    drop(this.ofPost[post[j]!]!, j);
    const team = this.teamOf(j);
    if (team >= 0) {
      if (--this.#membersOfTeam[team]! === 0 && this.room.teams[team]!.start === NOT_BEGUN) this.teamStart[team] = NOT_BEGUN;
      if (this.ofPost[post[j]!]!.length === 0 && !this.room.teams[team]!.filled.has(post[j]!)) this.teamFilled[team]!--;
    }
    this.score -= worth[j]!;
    this.placed--;
    this.difference -= this.directionOf(j) * months[j]!;
    this.#take(j, 1);
  }

  #take(j: number, by: number): void {
    const { person, post, start, months } = this.columns;
    const T = this.room.months;
    const until = start[j]! + months[j]!;
    const seat = post[j]! * T;
    const home = this.#home[person[j]!]! * T;
    const station = this.#station[post[j]!]! * T;
    for (let t = start[j]!; t < until; t++) {
      this.#seats[seat + t]! += by;
      this.#release[home + t]! += by;
      if (station >= 0) this.#beds[station + t]! += by;
    }
  }

  /** Whether anybody whom the planner has put there is on the team. */
  hasTeam(team: number): boolean {
    return this.#membersOfTeam[team]! > 0;
  }

  /** Whether a team is below its least number: begun by somebody in the plan, or by pins. */
  isTeamTooSmall(team: number): boolean {
    const begun = this.#membersOfTeam[team]! > 0 || this.room.teams[team]!.filled.size > 0;
    return begun && this.teamFilled[team]! < this.problem.teams[team]!.minFilled;
  }

  /** Person-months by which the balance is missed. */
  imbalance(): number {
    const { low, high } = this.room.balance;
    return Math.max(0, low - this.difference, this.difference - high);
  }

  /** Whether no rule is broken. */
  isPlan(): boolean {
    if (this.imbalance() > 0) return false;
    for (let team = 0; team < this.teamStart.length; team++) if (this.isTeamTooSmall(team)) return false;
    return true;
  }

  /** Columns in the plan, ascending. */
  plan(): number[] {
    return this.ofPerson.flat().sort((a, b) => a - b);
  }

  /** Becomes another plan over the same columns. */
  become(plan: Iterable<number>): void {
    for (const j of this.plan()) this.remove(j);
    for (const j of plan) this.add(j);
  }

  /** The room that is left when `free` columns of the plan are taken out and the rest stays. */
  roomBeside(free: readonly number[]): Room {
    for (const j of free) this.remove(j);
    const { low, high } = this.room.balance;
    const filledBy = (team: number) =>
      new Set([...this.room.teams[team]!.filled, ...this.problem.teams[team]!.posts.filter((q) => this.ofPost[q]!.length > 0)]);
    const room: Room = {
      months: this.room.months,
      seats: this.#seats.slice(),
      release: this.#release.slice(),
      beds: this.#beds.slice(),
      balance: { low: low - this.difference, high: high - this.difference },
      assignments: this.room.assignments.map((left, p) => left - this.ofPerson[p]!.length),
      teams: this.room.teams.map((_, team) => {
        const mustBeFilled = this.isTeamTooSmall(team);
        return { start: this.teamStart[team]!, filled: filledBy(team), mustBeFilled };
      }),
    };
    for (const j of free) this.add(j);
    return room;
  }
}

function drop(list: number[], j: number): void {
  const at = list.indexOf(j);
  list[at] = list[list.length - 1]!;
  list.pop();
}
