import { columnsOf, type Columns } from './columns.ts';
import { commonLengths, lastingObstacles, type Obstacle } from './eligibility.ts';
import { differenceOf, mostDifference } from './balance.ts';
import { directionOf, type Assignment, type Problem } from './problem.ts';
import { roomBesidePins } from './room.ts';
import { ownFit } from './score.ts';

/**
 * What keeps a post open.
 *
 * - `seats`: it has none · `window`: it is open for too short a time for any length, within the horizon
 * - an `Obstacle`: nobody may fill it; `people` lack only this and are the closest
 * - `placed`: those who may are placed elsewhere, or have had all their assignments
 * - `release_cap` · `beds` · `team` · `balance`: those who could come are held up by that rule
 * - `not_better`: it could be filled, but the plan found is worth as much or more without
 */
export type ReasonCode = 'seats' | Obstacle | 'placed' | 'release_cap' | 'beds' | 'team' | 'balance' | 'not_better';

/** One rule that keeps a post open, and whose it is. */
export type Reason = {
  code: ReasonCode;
  /** How many people it holds up. */
  people: number;
  organisation?: number;
  station?: number;
  team?: number;
  /** Who it is, where few are meant. */
  persons?: number[];
  /** Some of them, those who suit best first: whom a change for one person would be tried with. */
  closest?: number[];
};

export type Unfilled = { post: number; reasons: Reason[] };

const MOST_REASONS = 4;
const MOST_NAMED = 3;

/** Posts without any assignment in a plan, in order; those whose window is over are not open any more. */
export function openPostsOf({ posts }: Problem, plan: readonly Assignment[]): number[] {
  const filled = new Set(plan.map(({ post }) => post));
  return [...posts.keys()].filter((q) => !filled.has(q) && posts[q]!.window.from < posts[q]!.window.until);
}

/**
 * Posts without any assignment in the plan, in order, each with at least one reason.
 *
 * @param open  which of them to explain; all when absent
 */
export function unfilledPosts(problem: Problem, plan: readonly Assignment[], open = openPostsOf(problem, plan)): Unfilled[] {
  if (open.length === 0) return [];
  const columns = suitable(problem, new Set(open));
  const standing = new Standing(problem, plan);
  return open.map((post) => {
    const isPossible = columns.ofPost[post + 1]! > columns.ofPost[post]!;
    const reasons = isPossible ? whatHoldsUp(problem, columns, standing, post) : whyNobody(problem, standing, post);
    return { post, reasons: reasons.slice(0, MOST_REASONS) };
  });
}

/** Everything that eligibility alone allows on some posts, whatever is full. */
function suitable(problem: Problem, among: ReadonlySet<number>): Columns {
  const organisations = problem.organisations.map(({ side }) => ({ side, releaseCap: Infinity }));
  const beds = problem.beds.map(() => Infinity);
  // Fit rows of those posts only: nobody else's have to be looked at.
  const fit = problem.fit.map((row) => new Map([...among].flatMap((q) => (row ? (row.has(q) ? [[q, row.get(q)!]] : []) : [[q, 1]]))));
  const wide: Problem = { ...problem, organisations, fit, beds, maxAssignments: problem.months, pinned: [] };
  const beside = roomBesidePins(wide);
  if ('conflicts' in beside) throw new Error('pins where there are none');
  return columnsOf(wide, beside.room);
}

/** Who is away, who lives where, month by month, and how far teams and the balance are; pins included. */
class Standing {
  readonly assignments: Int32Array;
  /** The month in which each begun team begins. */
  readonly teamStart = new Map<number, number>();
  /** Person-months east → west minus west → east. */
  readonly difference: number;
  readonly forbidden: ReadonlySet<string>;
  readonly #release: Int32Array;
  readonly #beds: Int32Array;
  readonly #problem: Problem;
  readonly #plan: Map<number, Assignment[]>;

  constructor(problem: Problem, plan: readonly Assignment[]) {
    const { months, people, posts, organisations, beds } = problem;
    this.#problem = problem;
    this.assignments = new Int32Array(people.length);
    this.forbidden = new Set(problem.forbidden.map(({ person, post }) => `${person} ${post}`));
    this.#release = new Int32Array(organisations.length * months);
    this.#beds = new Int32Array(beds.length * months);
    this.difference = differenceOf(problem, plan);
    this.#plan = Map.groupBy(plan, ({ person }) => person);
    for (const { person, post, start, months: length } of plan) {
      this.assignments[person]!++;
      if (posts[post]!.team >= 0) this.teamStart.set(posts[post]!.team, start);
      for (let t = Math.max(0, start); t < Math.min(months, start + length); t++) {
        this.#release[people[person]!.home * months + t]!++;
        if (posts[post]!.station >= 0) this.#beds[posts[post]!.station * months + t]!++;
      }
    }
  }

  isPlaced(person: number, start: number, length: number): boolean {
    if (this.assignments[person]! >= this.#problem.maxAssignments) return true;
    return (this.#plan.get(person) ?? []).some((held) => held.start < start + length && start < held.start + held.months);
  }

  isHomeEmpty(organisation: number, start: number, length: number): boolean {
    const { releaseCap } = this.#problem.organisations[organisation]!;
    return this.#isFull(this.#release, organisation, releaseCap, start, length);
  }

  isStationFull(station: number, start: number, length: number): boolean {
    return station >= 0 && this.#isFull(this.#beds, station, this.#problem.beds[station]!, start, length);
  }

  #isFull(used: Int32Array, at: number, capacity: number, start: number, length: number): boolean {
    for (let t = start; t < start + length; t++) if (used[at * this.#problem.months + t]! >= capacity) return true;
    return false;
  }
}

/** Of a post that somebody may fill: the rules that hold up those who come closest, the most frequent first. */
function whatHoldsUp(problem: Problem, columns: Columns, standing: Standing, post: number): Reason[] {
  const { team, station } = problem.posts[post]!;
  const most = mostDifference(problem);
  const found = new Map<string, { reason: Reason; persons: Set<number> }>();
  const note = (person: number, reason: Omit<Reason, 'people'>) => {
    const key = `${reason.code} ${reason.organisation ?? ''} ${reason.station ?? ''} ${reason.team ?? ''}`;
    const entry = found.get(key) ?? { reason: { ...reason, people: 0 }, persons: new Set<number>() };
    entry.persons.add(person);
    found.set(key, entry);
  };
  const held: { person: number; reasons: Omit<Reason, 'people'>[] }[] = [];
  for (let k = columns.ofPost[post]!; k < columns.ofPost[post + 1]!; k++) {
    const j = columns.byPost[k]!;
    const [person, start, length] = [columns.person[j]!, columns.start[j]!, columns.months[j]!];
    const { home } = problem.people[person]!;
    const reasons: Omit<Reason, 'people'>[] = [];
    if (standing.isPlaced(person, start, length)) reasons.push({ code: 'placed' });
    if (standing.isHomeEmpty(home, start, length)) reasons.push({ code: 'release_cap', organisation: home });
    if (standing.isStationFull(station, start, length)) reasons.push({ code: 'beds', station });
    if (team >= 0 && !canJoin(problem, standing, team, start)) reasons.push({ code: 'team', team });
    const difference = standing.difference + directionOf(problem, person, post) * length;
    if (Math.abs(difference) > most) reasons.push({ code: 'balance' });
    held.push({ person, reasons: reasons.length > 0 ? reasons : [{ code: 'not_better' }] });
  }
  const fewest = Math.min(...held.map(({ reasons }) => reasons.length));
  for (const { person, reasons } of held) if (reasons.length === fewest) for (const reason of reasons) note(person, reason);
  return named(problem, post, found.values());
}

/** Whether one more on the team, beginning then, leaves a team that may be. */
function canJoin(problem: Problem, { teamStart }: Standing, team: number, start: number): boolean {
  const begun = teamStart.get(team);
  return begun === undefined ? problem.teams[team]!.minFilled <= 1 : begun === start;
}

/** Of a post that nobody may fill: what those lack who lack least. */
function whyNobody(problem: Problem, standing: Standing, post: number): Reason[] {
  const where = problem.posts[post]!;
  if (where.seats < 1) return [{ code: 'seats', people: problem.people.length }];
  const open = Math.min(where.window.until, problem.months) - Math.max(0, where.window.from);
  if (commonLengths(where.lengths, where.lengths, open).length === 0) return [{ code: 'window', people: problem.people.length }];
  let fewest = Infinity;
  let closest: { person: number; obstacles: Obstacle[] }[] = [];
  for (let person = 0; person < problem.people.length; person++) {
    const obstacles = lastingObstacles(problem, person, post, standing.forbidden.has(`${person} ${post}`));
    if (obstacles.includes('side')) continue; // nothing that an office could waive
    if (obstacles.length === 0) obstacles.push(whyNoMonths(problem, person, post));
    if (obstacles.length < fewest) [fewest, closest] = [obstacles.length, []];
    if (obstacles.length === fewest) closest.push({ person, obstacles });
  }
  if (closest.length === 0) return [{ code: 'side', people: problem.people.length }];
  const found = new Map<Obstacle, { reason: Reason; persons: Set<number> }>();
  for (const { person, obstacles } of closest)
    for (const code of obstacles) {
      const entry = found.get(code) ?? { reason: { code, people: 0 }, persons: new Set<number>() };
      entry.persons.add(person);
      found.set(code, entry);
    }
  return named(problem, post, found.values());
}

/** Who may fill the post, but in no months: no length in common, or too little time in common. */
function whyNoMonths(problem: Problem, person: number, post: number): Obstacle {
  const lengths = commonLengths(problem.people[person]!.lengths, problem.posts[post]!.lengths, problem.months);
  return lengths.length === 0 ? 'months' : 'availability';
}

function named(problem: Problem, post: number, found: Iterable<{ reason: Reason; persons: Set<number> }>): Reason[] {
  const fit = (p: number) => ownFit(problem.people[p]!, problem.posts[post]!);
  return [...found]
    .map(({ reason, persons }) => ({
      ...reason,
      people: persons.size,
      closest: [...persons].sort((a, b) => fit(b) - fit(a) || a - b).slice(0, MOST_NAMED),
      ...(persons.size <= MOST_NAMED ? { persons: [...persons].sort((a, b) => a - b) } : {}),
    }))
    .sort((a, b) => b.people - a.people || a.code.localeCompare(b.code));
}
