import { isLimited, type Columns } from './columns.ts';
import { NOT_BEGUN, UNLIMITED, type Room } from './room.ts';
import type { Problem } from './problem.ts';

/**
 * Prices of what people share, by row: seats (post × month), releases (organisation × month), beds (station × month), a start
 * of a team (link: post × month; least number: team × month), and last the balance, which alone may be negative.
 */
export type Prices = Float64Array;

/** Where each kind of row begins in a price vector. */
export type Rows = { release: number; beds: number; link: number; least: number; balance: number; count: number };

/**
 * The Lagrangian relaxation: shared capacities are priced, each person chooses alone.
 *
 *   L(π) = Σ_person max over his choices Σ (worth − priced use)  +  Σ price × capacity  +  Σ_team max(0, max_start priced start)
 *
 * Every L(π) is at or above every plan's objective; the lowest is the value of the linear relaxation over all columns. `slack` is capacity
 * minus use: a subgradient.
 *
 * @source Fisher (1981), Management Science 27(1)
 */
export class Relaxation {
  readonly rows: Rows;
  readonly prices: Prices;
  readonly slack: Float64Array;
  /** What each column is worth at the last evaluated prices, minus what the person's other columns could be worth: ≤ 0 unless chosen. */
  readonly reduced: Float64Array;
  /** Columns chosen at the last evaluated prices. */
  readonly chosen: number[] = [];
  /** The part of the last bound that each person makes. */
  readonly byPerson: Float64Array;
  readonly #problem: Problem;
  readonly #columns: Columns;
  readonly #room: Room;
  readonly #capacity: Float64Array;
  readonly #paidPost: Float64Array;
  readonly #paidHome: Float64Array;
  readonly #home: Int32Array;
  readonly #direction: Int8Array;
  readonly #isTeam: Uint8Array;

  constructor(problem: Problem, columns: Columns, room: Room) {
    const { months } = room;
    const { posts, organisations, beds, teams, people } = problem;
    this.#problem = problem;
    this.#columns = columns;
    this.#room = room;
    const release = posts.length * months;
    const bedRows = release + organisations.length * months;
    const link = bedRows + beds.length * months;
    const least = link + (teams.length > 0 ? posts.length * months : 0);
    const balance = least + teams.length * months;
    this.rows = { release, beds: bedRows, link, least, balance, count: balance + 1 };
    this.prices = new Float64Array(balance + 1);
    this.slack = new Float64Array(balance + 1);
    this.reduced = new Float64Array(columns.count);
    this.byPerson = new Float64Array(people.length);
    this.#capacity = Float64Array.from([...room.seats, ...room.release, ...room.beds], (c) => (isLimited(c) ? c : UNLIMITED));
    this.#paidPost = new Float64Array(posts.length * (months + 1));
    this.#paidHome = new Float64Array(organisations.length * (months + 1));
    this.#home = Int32Array.from(people, ({ home }) => home);
    this.#direction = Int8Array.from(people, ({ home }) => (organisations[home]!.side === 'east' ? 1 : -1));
    this.#isTeam = Uint8Array.from(posts, ({ team }) => (team >= 0 && room.teams[team]!.start === NOT_BEGUN ? 1 : 0));
  }

  /** Work of one evaluation, in units of the budget. */
  get cost(): number {
    return (6 * this.#columns.count + 4 * this.rows.count) / 1000;
  }

  /** Chooses at the present prices. @returns L, a proved bound */
  evaluate(): number {
    this.#payInAdvance();
    this.chosen.length = 0;
    let bound = this.#chooseForPeople();
    const { balance, rows, prices, slack } = { balance: this.#room.balance, rows: this.rows, prices: this.prices, slack: this.slack };
    for (let row = 0; row < rows.link; row++) {
      slack[row] = this.#capacity[row]!;
      if (prices[row]! > 0) bound += prices[row]! * this.#capacity[row]!;
    }
    slack.fill(0, rows.link);
    bound += this.#chooseTeams();
    const beta = prices[rows.balance]!;
    if (beta > 0) bound += beta * balance.high;
    if (beta < 0) bound += beta * balance.low;
    this.#use();
    return bound;
  }

  /** Prices summed up over months: what a stay costs is one difference. */
  #payInAdvance(): void {
    const { months } = this.#room;
    const { prices, rows } = this;
    const { posts, organisations } = this.#problem;
    for (let q = 0; q < posts.length; q++) {
      const station = posts[q]!.station;
      let paid = 0;
      for (let t = 0; t < months; t++) {
        paid += prices[q * months + t]! + (station < 0 ? 0 : prices[rows.beds + station * months + t]!);
        this.#paidPost[q * (months + 1) + t + 1] = paid;
      }
    }
    for (let o = 0; o < organisations.length; o++) {
      let paid = 0;
      for (let t = 0; t < months; t++) {
        paid += prices[rows.release + o * months + t]!;
        this.#paidHome[o * (months + 1) + t + 1] = paid;
      }
    }
  }

  #chooseForPeople(): number {
    const { ofPerson, post, start, months, worth } = this.#columns;
    const width = this.#room.months + 1;
    const beta = this.prices[this.rows.balance]!;
    const { reduced } = this;
    let bound = 0;
    for (let p = 0; p + 1 < ofPerson.length; p++) {
      const home = this.#home[p]! * width;
      const balance = beta * this.#direction[p]!;
      let best = -1;
      let most = 0;
      for (let j = ofPerson[p]!; j < ofPerson[p + 1]!; j++) {
        const from = start[j]!;
        const until = from + months[j]!;
        const q = post[j]!;
        const at = q * width;
        let left =
          worth[j]! -
          (this.#paidPost[at + until]! - this.#paidPost[at + from]!) -
          (this.#paidHome[home + until]! - this.#paidHome[home + from]!) -
          balance * months[j]!;
        if (this.#isTeam[q] === 1) left -= this.#teamCost(q, from);
        reduced[j] = left;
        if (left <= most) continue;
        most = left;
        best = j;
      }
      this.byPerson[p] = this.#room.assignments[p]! > 1 ? this.#chooseSeveral(p) : most;
      if (this.#room.assignments[p]! === 1 && best >= 0) this.chosen.push(best);
      bound += this.byPerson[p]!;
    }
    return bound;
  }

  #teamCost(q: number, start: number): number {
    const { months } = this.#room;
    return (
      this.prices[this.rows.link + q * months + start]! - this.prices[this.rows.least + this.#problem.posts[q]!.team * months + start]!
    );
  }

  /** The best choice of up to k assignments one after another, by the month in which each ends (weighted interval scheduling). */
  #chooseSeveral(p: number): number {
    const { ofPerson, start, months } = this.#columns;
    const horizon = this.#room.months;
    const k = Math.min(this.#room.assignments[p]!, horizon);
    const ending: number[][] = Array.from({ length: horizon + 1 }, () => []);
    for (let j = ofPerson[p]!; j < ofPerson[p + 1]!; j++) if (this.reduced[j]! > 0) ending[start[j]! + months[j]!]!.push(j);
    const best = Array.from({ length: k + 1 }, () => new Float64Array(horizon + 1));
    const last = Array.from({ length: k + 1 }, () => new Int32Array(horizon + 1).fill(-1));
    for (let n = 1; n <= k; n++)
      for (let t = 1; t <= horizon; t++) {
        best[n]![t] = best[n]![t - 1]!;
        for (const j of ending[t]!) {
          const total = this.reduced[j]! + best[n - 1]![start[j]!]!;
          if (total <= best[n]![t]!) continue;
          best[n]![t] = total;
          last[n]![t] = j;
        }
      }
    for (let n = k, t = horizon; n > 0 && t > 0;) {
      const j = last[n]![t]!;
      if (j < 0) {
        t--;
        continue;
      }
      this.chosen.push(j);
      t = start[j]!;
      n--;
    }
    return best[k]![horizon]!;
  }

  /** Each open team begins in its dearest month, if that pays. */
  #chooseTeams(): number {
    const { months, teams } = this.#room;
    const { prices, rows, slack } = this;
    let bound = 0;
    for (let t = 0; t < teams.length; t++) {
      if (teams[t]!.start !== NOT_BEGUN) continue;
      const { posts, minFilled } = this.#problem.teams[t]!;
      let best = -1;
      let most = 0;
      for (let s = 0; s < months; s++) {
        let worth = -minFilled * prices[rows.least + t * months + s]!;
        for (const q of posts) worth += this.#problem.posts[q]!.seats * prices[rows.link + q * months + s]!;
        if (worth <= most) continue;
        most = worth;
        best = s;
      }
      bound += most;
      if (best < 0) continue;
      for (const q of posts) slack[rows.link + q * months + best]! += this.#problem.posts[q]!.seats;
      slack[rows.least + t * months + best]! -= minFilled;
    }
    return bound;
  }

  #use(): void {
    const { months: lengths, post, person, start } = this.#columns;
    const { months, balance } = this.#room;
    const { rows, slack, prices } = this;
    let difference = 0;
    for (const j of this.chosen) {
      const [q, p, from] = [post[j]!, person[j]!, start[j]!];
      const station = this.#problem.posts[q]!.station;
      const home = this.#home[p]!;
      difference += this.#direction[p]! * lengths[j]!;
      for (let t = from; t < from + lengths[j]!; t++) {
        slack[q * months + t]!--;
        slack[rows.release + home * months + t]!--;
        if (station >= 0) slack[rows.beds + station * months + t]!--;
      }
      if (this.#isTeam[q] === 0) continue;
      slack[rows.link + q * months + from]!--;
      slack[rows.least + this.#problem.posts[q]!.team * months + from]!++;
    }
    // A price of the balance pulls towards the bound that its sign names; at 0, towards whichever is broken.
    const beta = prices[rows.balance]!;
    if (beta > 0 || (beta === 0 && difference > balance.high)) slack[rows.balance] = balance.high - difference;
    else if (beta < 0 || (beta === 0 && difference < balance.low)) slack[rows.balance] = balance.low - difference;
    else slack[rows.balance] = 0;
    if (!Number.isFinite(slack[rows.balance]!)) slack[rows.balance] = 0;
  }
}
