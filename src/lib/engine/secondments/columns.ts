import { commonLengths, lastingObstacles } from './eligibility.ts';
import type { Assignment, Problem } from './problem.ts';
import { NOT_BEGUN, UNLIMITED, type Room } from './room.ts';
import { fitOf, worthOfMonth } from './score.ts';

/**
 * Every assignment that eligibility and the room beside the pins allow, one a column: person, post, first month, months. Columns of a
 * person stand together, and in them those of a post.
 */
export type Columns = {
  readonly count: number;
  readonly person: Int32Array;
  readonly post: Int32Array;
  readonly start: Int16Array;
  readonly months: Int16Array;
  /** priority × fit × months */
  readonly worth: Float64Array;
  /** Columns of person p: `ofPerson[p]` up to, not including, `ofPerson[p + 1]`. */
  readonly ofPerson: Int32Array;
  /** Columns of post q: `byPost[ofPost[q] … ofPost[q + 1])`. */
  readonly ofPost: Int32Array;
  readonly byPost: Int32Array;
};

/** A person who may fill a post in some months, with the worth of a month. */
type Pair = { person: number; post: number; worth: number; lengths: number[] };

/** Lists the columns: person by person, post by post, by start, then by length. */
export function columnsOf(problem: Problem, room: Room): Columns {
  const gather = new Gather(problem, room);
  for (let p = 0; p < problem.people.length; p++) gather.person(p);
  return gather.done();
}

class Gather {
  readonly #problem: Problem;
  readonly #room: Room;
  readonly #forbidden: Set<number>;
  readonly #pins: Map<number, Assignment[]>;
  readonly #person: number[] = [];
  readonly #post: number[] = [];
  readonly #start: number[] = [];
  readonly #months: number[] = [];
  readonly #worth: number[] = [];
  readonly #ofPerson: number[] = [0];

  constructor(problem: Problem, room: Room) {
    this.#problem = problem;
    this.#room = room;
    this.#forbidden = new Set(problem.forbidden.map(({ person, post }) => this.#pair(person, post)));
    this.#pins = Map.groupBy(problem.pinned, ({ person }) => person);
  }

  #pair(person: number, post: number): number {
    return person * this.#problem.posts.length + post;
  }

  person(p: number): void {
    const { fit, posts } = this.#problem;
    const row = fit[p];
    const candidates = row ? [...row.keys()].sort((a, b) => a - b) : posts.keys();
    if (this.#room.assignments[p]! > 0) for (const q of candidates) this.#post_(p, q);
    this.#ofPerson.push(this.#person.length);
  }

  #post_(p: number, q: number): void {
    const { people, posts, months } = this.#problem;
    if (lastingObstacles(this.#problem, p, q, this.#forbidden.has(this.#pair(p, q))).length > 0) return;
    const [person, post] = [people[p]!, posts[q]!];
    const lengths = commonLengths(person.lengths, post.lengths, months);
    if (lengths.length === 0) return;
    const pair = { person: p, post: q, worth: worthOfMonth(post.priority, fitOf(this.#problem, p, q)), lengths };
    const team = post.team < 0 ? undefined : this.#room.teams[post.team];
    const [first, last] = team && team.start !== NOT_BEGUN ? [team.start, team.start + 1] : [0, months];
    for (let start = Math.max(0, first, post.window.from); start < Math.min(last, post.window.until, months); start++)
      this.#add(pair, start, this.#longest(p, q, start));
  }

  #add({ person, post, worth, lengths }: Pair, start: number, longest: number): void {
    for (const months of lengths) {
      if (months > longest) return;
      this.#person.push(person);
      this.#post.push(post);
      this.#start.push(start);
      this.#months.push(months);
      this.#worth.push(worth * months);
    }
  }

  /** How many months, from `start` on, the person is available and free, the post open, and every capacity there. */
  #longest(p: number, q: number, start: number): number {
    const { people, posts, months } = this.#problem;
    const { seats, release, beds } = this.#room;
    let until = 0;
    for (const period of people[p]!.available) if (period.from <= start) until = Math.max(until, period.until);
    until = Math.min(until, posts[q]!.window.until, months);
    for (const pin of this.#pins.get(p) ?? []) if (pin.start + pin.months > start) until = Math.min(until, pin.start);
    const [home, station] = [people[p]!.home, posts[q]!.station];
    let t = start;
    for (; t < until; t++) {
      if (seats[q * months + t]! < 1 || release[home * months + t]! < 1) break;
      if (station >= 0 && beds[station * months + t]! < 1) break;
    }
    return t - start;
  }

  done(): Columns {
    const post = Int32Array.from(this.#post);
    const ofPost = new Int32Array(this.#problem.posts.length + 1);
    for (const q of post) ofPost[q + 1]!++;
    for (let q = 0; q + 1 < ofPost.length; q++) ofPost[q + 1]! += ofPost[q]!;
    const next = ofPost.slice();
    const byPost = new Int32Array(post.length);
    post.forEach((q, j) => (byPost[next[q]!++] = j));
    return {
      count: post.length,
      person: Int32Array.from(this.#person),
      post,
      start: Int16Array.from(this.#start),
      months: Int16Array.from(this.#months),
      worth: Float64Array.from(this.#worth),
      ofPerson: Int32Array.from(this.#ofPerson),
      ofPost,
      byPost,
    };
  }
}

export const assignmentOf = ({ person, post, start, months }: Columns, j: number): Assignment => ({
  person: person[j]!,
  post: post[j]!,
  start: start[j]!,
  months: months[j]!,
});

export const isLimited = (capacity: number): boolean => capacity < UNLIMITED / 2;
