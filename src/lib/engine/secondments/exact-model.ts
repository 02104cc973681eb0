import { ModelBuilder, type Entry, type Model } from '../solver/model.ts';
import type { Columns } from './columns.ts';
import type { Problem } from './problem.ts';
import type { Prices, Rows } from './relaxation.ts';
import { NOT_BEGUN, type Room } from './room.ts';

/** What is asked of the model: which columns may be used, in what room, and what a month in each direction costs beside. */
export type ModelQuestion = {
  problem: Problem;
  columns: Columns;
  room: Room;
  /** Columns of the model, ascending. */
  among: readonly number[];
  /** Worth of each of `among` in the objective; absent: `columns.worth`. */
  worth?: (column: number) => number;
  /** Only the linear relaxation. */
  isLinear?: boolean;
  /** `path`: a capacity is a path through the months that carries who is there from one to the next: two entries a column
   *  instead of one a month. The same values; better for large linear programmes. Default `month`. */
  rows?: 'month' | 'path';
  /**
   * Rings of organisations: whoever goes from one to another does so in a ring, each ring as often as wanted. Their columns are the
   * model's last, in this order. Absent: people go without rings.
   */
  rings?: readonly (readonly Arc[])[];
};

/** From a home to a host. */
export type Arc = { readonly home: number; readonly host: number };

/** The model, with a way to make a start for it and to read an answer. */
export type ExactModel = {
  model: Model;
  /** A full vector of the model for a plan; null when the plan is not in it. */
  start: (plan: Iterable<number>) => Float64Array | null;
  /** Columns that an answer of the solver uses. */
  used: (values: Float64Array) => number[];
  /** Adds the prices that a linear solution's duals mean to a price vector. */
  addPrices: (duals: Float64Array, prices: Prices, rows: Rows) => void;
};

/**
 * The exact 0/1 programme over given columns (see the engine's README): x[j] = 1 when assignment j is in the plan.
 *
 * Rows of capacities stand only in months in which the crowd is largest (somebody has just come, and somebody goes before the next
 * comes), and only where all who could come are too many.
 */
export function exactModel(question: ModelQuestion): ExactModel {
  return new Building(question).done();
}

type Capacity = (month: number) => number;

/** Where the prices of a crowd's months begin. */
type PriceOf = (rows: Rows) => number;

class Building {
  readonly #question: ModelQuestion;
  readonly #model = new ModelBuilder('maximize');
  /** Entries of each of `among`. */
  readonly #entries: Entry[][];
  /** Columns added beside those of `among`: how to set them for a plan. */
  readonly #beside: {
    cost: number;
    entries: Entry[];
    isInteger: boolean;
    name: string;
    upper: number;
    value: (plan: Set<number>) => number;
  }[] = [];

  /** What the duals of a row mean, as prices. */
  readonly #meanings: ((duals: Float64Array, prices: Prices, rows: Rows) => void)[] = [];

  constructor(question: ModelQuestion) {
    this.#question = question;
    this.#entries = question.among.map(() => []);
  }

  done(): ExactModel {
    const { among, columns, worth = (j: number) => columns.worth[j]!, isLinear = false } = this.#question;
    this.#people();
    this.#crowds();
    this.#teams();
    this.#balance();
    this.#rings();
    among.forEach((j, at) => this.#model.column(`x[${j}]`, worth(j), this.#entries[at]!, { upper: 1, integer: !isLinear }));
    for (const { name, cost, entries, isInteger, upper } of this.#beside)
      this.#model.column(name, cost, entries, { upper, integer: isInteger && !isLinear });
    const position = new Map(among.map((j, at) => [j, at]));
    const model = this.#model.build();
    return {
      model,
      start: (plan) => {
        const values = new Float64Array(model.columns);
        const set = new Set(plan);
        for (const j of set) {
          const at = position.get(j);
          if (at === undefined) return null;
          values[at] = 1;
        }
        this.#beside.forEach(({ value }, n) => (values[among.length + n] = value(set)));
        return values;
      },
      used: (values) => among.filter((_, at) => values[at]! > 0.5),
      addPrices: (duals, prices, rows) => {
        for (const meaning of this.#meanings) meaning(duals, prices, rows);
      },
    };
  }

  #people(): void {
    const { room, columns } = this.#question;
    for (const [p, members] of this.#grouped((j) => columns.person[j]!)) {
      const left = room.assignments[p]!;
      if (members.length > left) {
        const row = this.#model.row(`person[${p}]`, -Infinity, left);
        for (const at of members) this.#entries[at]!.push([row, 1]);
      }
      if (left > 1) this.#crowd(`once[${p}]`, members, () => 1, null);
    }
  }

  #crowds(): void {
    const { room, columns, problem } = this.#question;
    const { months } = room;
    const home = (j: number) => problem.people[columns.person[j]!]!.home;
    const station = (j: number) => problem.posts[columns.post[j]!]!.station;
    for (const [q, members] of this.#grouped((j) => columns.post[j]!))
      this.#crowd(
        `post[${q}]`,
        members,
        (t) => room.seats[q * months + t]!,
        () => q * months,
      );
    for (const [o, members] of this.#grouped(home))
      this.#crowd(
        `home[${o}]`,
        members,
        (t) => room.release[o * months + t]!,
        (rows) => rows.release + o * months,
      );
    for (const [s, members] of this.#grouped(station))
      if (s >= 0)
        this.#crowd(
          `station[${s}]`,
          members,
          (t) => room.beds[s * months + t]!,
          (rows) => rows.beds + s * months,
        );
  }

  /** At most `capacity(month)` of the members at once. */
  #crowd(name: string, members: readonly number[], capacity: Capacity, price: PriceOf | null): void {
    if (this.#question.rows === 'path') this.#crowdByPath(name, members, capacity, price);
    else this.#crowdByMonth(name, members, capacity, price);
  }

  #crowdByMonth(name: string, members: readonly number[], capacity: Capacity, price: PriceOf | null): void {
    const { columns, among, room } = this.#question;
    const present: number[][] = Array.from({ length: room.months }, () => []);
    const leaves = new Uint8Array(room.months + 1);
    const comes = new Uint8Array(room.months + 1);
    for (const at of members) {
      const j = among[at]!;
      const until = columns.start[j]! + columns.months[j]!;
      comes[columns.start[j]!] = 1;
      leaves[until] = 1;
      for (let t = columns.start[j]!; t < until; t++) present[t]!.push(at);
    }
    for (let t = 0; t < room.months; t++) {
      const here = present[t]!;
      if (here.length <= capacity(t)) continue;
      // All who are here are here in the next month too, or were in the last, and there is no more room then: that row says it.
      const isNewNext = t + 1 < room.months && (comes[t + 1] === 1 || capacity(t + 1) < capacity(t));
      const isWithinNext = isNewNext && leaves[t + 1] === 0 && capacity(t + 1) <= capacity(t);
      const isWithinLast = t > 0 && comes[t] === 0 && capacity(t) >= capacity(t - 1);
      if (isWithinNext || isWithinLast) continue;
      const row = this.#model.row(`${name}[${t}]`, -Infinity, capacity(t));
      if (price) this.#meanings.push((duals, prices, rows) => (prices[price(rows) + t]! += Math.max(0, duals[row]!)));
      for (const at of here) this.#entries[at]!.push([row, 1]);
    }
  }

  #crowdByPath(name: string, members: readonly number[], capacity: Capacity, price: PriceOf | null): void {
    const { columns, among, room } = this.#question;
    const { months } = room;
    const count = new Int32Array(months + 1);
    for (const at of members) {
      const j = among[at]!;
      for (let t = columns.start[j]!; t < columns.start[j]! + columns.months[j]!; t++) count[t]!++;
    }
    if (!count.some((here, t) => t < months && here > capacity(t))) return;
    // Row t: those there in month t = those there before + who comes − who goes. The number there is a column of its own.
    const rows = Array.from({ length: months }, (_, t) => this.#model.row(`${name}[${t}]`, 0, 0));
    if (price)
      this.#meanings.push((duals, prices, at) => {
        for (let t = 0; t < months; t++)
          prices[price(at) + t]! += Math.max(0, duals[rows[t]!]! - (t + 1 < months ? duals[rows[t + 1]!]! : 0));
      });
    for (let t = 0; t < months; t++) {
      const entries: Entry[] = [[rows[t]!, -1], ...(t + 1 < months ? [[rows[t + 1]!, 1] as const] : [])];
      const value = (plan: Set<number>) => {
        let here = 0;
        for (const at of members) {
          const j = among[at]!;
          if (plan.has(j) && columns.start[j]! <= t && t < columns.start[j]! + columns.months[j]!) here++;
        }
        return here;
      };
      this.#beside.push({ name: `${name}[${t}]`, cost: 0, entries, isInteger: false, upper: Math.min(capacity(t), members.length), value });
    }
    for (const at of members) {
      const j = among[at]!;
      const until = columns.start[j]! + columns.months[j]!;
      this.#entries[at]!.push([rows[columns.start[j]!]!, 1]);
      if (until < months) this.#entries[at]!.push([rows[until]!, -1]);
    }
  }

  #teams(): void {
    const { columns, problem } = this.#question;
    for (const [t, members] of this.#grouped((j) => problem.posts[columns.post[j]!]!.team)) {
      if (t < 0) continue;
      if (this.#question.room.teams[t]!.start === NOT_BEGUN) this.#openTeam(t, members);
      else if (this.#question.room.teams[t]!.mustBeFilled) this.#begunTeam(t, members);
    }
    problem.teams.forEach((_, t) => {
      // A begun team to whose posts no column leads: a row that nothing can fulfil.
      const { mustBeFilled } = this.#question.room.teams[t]!;
      const hasMembers = this.#question.among.some((j) => problem.posts[columns.post[j]!]!.team === t);
      if (mustBeFilled && !hasMembers) this.#model.row(`team[${t}]`, 1, Infinity);
    });
  }

  /** y[team,s] = 1 when the team begins in month s: nobody begins elsewhere, and enough posts are filled. */
  #openTeam(t: number, members: readonly number[]): void {
    const { columns, among, problem, room } = this.#question;
    const { minFilled } = problem.teams[t]!;
    const once = this.#model.row(`team[${t}]`, -Infinity, 1);
    for (const [s, beginning] of groupedBy(members, (at) => columns.start[among[at]!]!)) {
      const begins = (plan: Set<number>) => (beginning.some((at) => plan.has(among[at]!)) ? 1 : 0);
      const entries: Entry[] = [[once, 1]];
      const least: number = minFilled > 1 ? this.#model.row(`team_least[${t},${s}]`, 0, Infinity) : -1;
      if (least >= 0) {
        entries.push([least, -minFilled]);
        this.#meanings.push((duals, prices, rows) => (prices[rows.least + t * room.months + s]! += Math.max(0, -duals[least]!)));
      }
      for (const [q, there] of groupedBy(beginning, (at) => columns.post[among[at]!]!)) {
        const { seats } = problem.posts[q]!;
        const link = this.#model.row(`team_start[${t},${q},${s}]`, -Infinity, 0);
        for (const at of there) this.#entries[at]!.push([link, 1]);
        entries.push([link, -seats]);
        this.#meanings.push((duals, prices, rows) => (prices[rows.link + q * room.months + s]! += Math.max(0, duals[link]!)));
        if (least >= 0) this.#filled(`${q},${s}`, least, there, seats);
      }
      this.#beside.push({ name: `y[${t},${s}]`, cost: 0, entries, isInteger: true, upper: 1, value: begins });
    }
  }

  /** Others on the team's posts stay as they are; of the rest, as many as are missing. */
  #begunTeam(t: number, members: readonly number[]): void {
    const { columns, among, problem, room } = this.#question;
    const { filled } = room.teams[t]!;
    const row = this.#model.row(`team_least[${t}]`, problem.teams[t]!.minFilled - filled.size, Infinity);
    for (const [q, there] of groupedBy(members, (at) => columns.post[among[at]!]!))
      if (!filled.has(q)) this.#filled(`${q}`, row, there, problem.posts[q]!.seats);
  }

  /** Counts a post once in `row` when any of `there` is in the plan. */
  #filled(name: string, row: number, there: readonly number[], seats: number): void {
    const { among } = this.#question;
    if (seats === 1) {
      for (const at of there) this.#entries[at]!.push([row, 1]);
      return;
    }
    const any = this.#model.row(`filled[${name}]`, 0, Infinity);
    for (const at of there) this.#entries[at]!.push([any, 1]);
    const value = (plan: Set<number>) => (there.some((at) => plan.has(among[at]!)) ? 1 : 0);
    const entries: Entry[] = [
      [any, -1],
      [row, 1],
    ];
    this.#beside.push({ name: `f[${name}]`, cost: 0, entries, isInteger: true, upper: 1, value });
  }

  #balance(): void {
    const { columns, problem, room, among } = this.#question;
    const { low, high } = room.balance;
    if (low === -Infinity && high === Infinity) return;
    const row = this.#model.row('balance', low, high);
    this.#meanings.push((duals, prices, rows) => (prices[rows.balance]! += duals[row]!));
    among.forEach((j, at) => {
      const isEast = problem.organisations[problem.people[columns.person[j]!]!.home]!.side === 'east';
      this.#entries[at]!.push([row, isEast ? columns.months[j]! : -columns.months[j]!]);
    });
  }

  /** As many go from a home to a host as rings lead there. */
  #rings(): void {
    const { rings, columns, problem, among } = this.#question;
    if (!rings) return;
    const width = problem.organisations.length;
    const rowOf = new Map<number, number>();
    const row = ({ home, host }: Arc): number => {
      const at = home * width + host;
      if (!rowOf.has(at)) rowOf.set(at, this.#model.row(`arc[${home},${host}]`, 0, 0));
      return rowOf.get(at)!;
    };
    among.forEach((j, at) => {
      const arc = { home: problem.people[columns.person[j]!]!.home, host: problem.posts[columns.post[j]!]!.host };
      this.#entries[at]!.push([row(arc), 1]);
    });
    rings.forEach((arcs, n) => {
      const entries = arcs.map((arc): Entry => [row(arc), -1]);
      this.#beside.push({ name: `ring[${n}]`, cost: 0, entries, isInteger: true, upper: problem.people.length, value: () => 0 });
    });
  }

  #grouped(key: (column: number) => number): Map<number, number[]> {
    const { among } = this.#question;
    return groupedBy(
      among.map((_, at) => at),
      (at) => key(among[at]!),
    );
  }
}

function groupedBy(members: readonly number[], key: (at: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const at of members) {
    const k = key(at);
    const group = groups.get(k);
    if (group) group.push(at);
    else groups.set(k, [at]);
  }
  return groups;
}
