import type { AppProblem } from '../levels/app-problem.ts';
import { checkApp, type AppFault } from '../levels/check-app.ts';
import { CoverLedger } from '../levels/cover-ledger.ts';
import { pointsOfAssignment } from '../levels/soft/soft-rules.ts';
import { differenceOf, mostDifference } from '../balance.ts';
import { directionOf, type Assignment } from '../problem.ts';
import { isSame } from '../same-assignment.ts';
import { eligibilityVerdicts } from './eligibility-verdicts.ts';
import type { Verdict } from './verdict.ts';

/**
 * A plan on the board, ready for questions: what would putting somebody there break? Made once [O(plan · months)], asked as often
 * as somebody drags [O(months) a question], in the browser as on the server.
 */
export class PlanBoard {
  readonly app: AppProblem;
  readonly #plan: Set<Assignment>;
  readonly #ofPerson: Assignment[][];
  /** Who is sent by a unit or comes to it. */
  readonly #ofUnit: Set<Assignment>[];
  readonly #ofPost: Set<Assignment>[];
  readonly #seats: Int32Array;
  readonly #away: Int32Array;
  readonly #beds: Int32Array;
  readonly #cover: CoverLedger;
  #difference: number;
  #isReady = false;

  /** @param like  a board of the same plan and people, whose state is shared: see `under` */
  constructor(app: AppProblem, plan: readonly Assignment[], like?: PlanBoard) {
    const { problem } = app;
    this.app = app;
    this.#plan = like ? like.#plan : new Set();
    this.#ofPerson = like ? like.#ofPerson : problem.people.map(() => []);
    this.#ofUnit = like ? like.#ofUnit : problem.organisations.map(() => new Set());
    this.#ofPost = like ? like.#ofPost : problem.posts.map(() => new Set());
    this.#seats = like ? like.#seats : new Int32Array(problem.posts.length * problem.months);
    this.#away = like ? like.#away : new Int32Array(problem.organisations.length * problem.months);
    this.#beds = like ? like.#beds : new Int32Array(problem.beds.length * problem.months);
    this.#cover = like ? like.#cover : new CoverLedger(app);
    this.#difference = like ? like.#difference : differenceOf(problem, []);
    if (!like) for (const assignment of plan) this.#put(assignment, 1);
    this.#isReady = true;
  }

  /**
   * The same plan judged by rules that were changed in capacities, ranks or periods, not in who is where or can what: asked
   * questions at once, without making the board anew. Neither board may be changed afterwards.
   */
  under(app: AppProblem): PlanBoard {
    return new PlanBoard(app, [], this);
  }

  get plan(): readonly Assignment[] {
    return [...this.#plan];
  }

  /** Person-months east → west minus west → east, with those served before. */
  get difference(): number {
    return this.#difference;
  }

  /** Puts one assignment in the place of another; either may be null. The rules are asked before, not here. */
  change(out: Assignment | null, into: Assignment | null): void {
    if (out) this.#put(out, -1);
    if (into) this.#put(into, 1);
  }

  /**
   * Every rule for an assignment, kept or broken, beside the rest of the plan.
   *
   * @param assignment  as it would be
   * @param instead     what it would replace; null: nothing
   */
  judge(assignment: Assignment, instead: Assignment | null = null): Verdict[] {
    if (instead) this.#put(instead, -1);
    const eligible = eligibilityVerdicts(this.app, assignment);
    const isInside = assignment.start >= 0 && assignment.start + assignment.months <= this.app.problem.months;
    const verdicts = isInside ? [...eligible, ...this.#beside(assignment)] : eligible;
    const published = instead && this.app.wishes.published.some((was) => isSame(was, instead));
    if (published) verdicts.push({ rule: 'published', state: 'unknown', whose: 'offices', people: [instead.person] });
    if (instead) this.#put(instead, 1);
    return verdicts;
  }

  /** What taking an assignment out would break elsewhere. */
  judgeWithout(assignment: Assignment): Verdict[] {
    this.#put(assignment, -1);
    const verdicts = this.#linked(assignment.person, assignment.post).filter(({ state }) => state === 'fail');
    const balance = this.#balance(0);
    if (balance?.state === 'fail') verdicts.push(balance);
    this.#put(assignment, 1);
    return verdicts;
  }

  pointsOf(assignment: Assignment): number {
    return pointsOfAssignment(this.app, assignment);
  }

  #beside(assignment: Assignment): Verdict[] {
    const { problem, rules } = this.app;
    const { person, post, start, months } = assignment;
    const { home } = problem.people[person]!;
    const where = problem.posts[post]!;
    const own = this.#ofPerson[person]!;
    const clash = own.find((each) => each.start < start + months && start < each.start + each.months);
    const close = own.find((each) => each.start < start + months + rules.rest && start < each.start + each.months + rules.rest);
    const verdicts: Verdict[] = [
      { rule: 'one_place', state: clash ? 'fail' : 'pass', whose: 'person', ...(clash ? { posts: [clash.post] } : {}) },
      this.#room('seats', 'host', this.#seats, post, where.seats, assignment),
      this.#room('release_cap', 'home', this.#away, home, problem.organisations[home]!.releaseCap, assignment),
    ];
    if (own.length + 1 > problem.maxAssignments && !clash)
      verdicts.push({ rule: 'assignments', state: 'fail', whose: 'offices', have: own.length + 1, most: problem.maxAssignments });
    if (rules.rest > 0 && close && !clash) verdicts.push({ rule: 'rest', state: 'fail', whose: 'person', needed: rules.rest });
    if (where.station >= 0)
      verdicts.push(this.#room('beds', 'station', this.#beds, where.station, problem.beds[where.station]!, assignment));
    if (where.team >= 0) verdicts.push(this.#teamStart(where.team, start));
    if (where.team >= 0 || this.#isLinked(person, post) || this.#cover.touches(assignment)) {
      this.#put(assignment, 1);
      verdicts.push(...this.#linked(person, post));
      this.#put(assignment, -1);
    }
    const balance = this.#balance(directionOf(problem, person, post) * months);
    if (balance) verdicts.push(balance);
    return verdicts;
  }

  /** The fullest month of a capacity, with the assignment in it. */
  #room(
    rule: 'seats' | 'release_cap' | 'beds',
    whose: Verdict['whose'],
    used: Int32Array,
    at: number,
    most: number,
    { start, months }: Assignment,
  ): Verdict {
    let fullest = start;
    const from = at * this.app.problem.months;
    for (let t = start; t < start + months; t++) if (used[from + t]! > used[from + fullest]!) fullest = t;
    const have = used[from + fullest]! + 1;
    return { rule, state: have > most ? 'fail' : 'pass', whose, have, month: fullest, ...(most === Infinity ? {} : { most }) };
  }

  #teamStart(team: number, start: number): Verdict {
    const others = this.app.problem.teams[team]!.posts.flatMap((post) => [...this.#ofPost[post]!]);
    const other = others.find((each) => each.start !== start);
    return { rule: 'team_start', state: other ? 'fail' : 'pass', whose: 'team', ...(other ? { month: other.start } : {}) };
  }

  /** Rules that tie people together, as far as they concern this person or post; the plan is as it would be. */
  #linked(person: number, post: number): Verdict[] {
    const { problem, rules } = this.app;
    const { team, host } = problem.posts[post]!;
    const { home } = problem.people[person]!;
    const verdicts: Verdict[] = [];
    if (team >= 0) {
      const { minFilled, posts } = problem.teams[team]!;
      const filled = posts.filter((each) => this.#ofPost[each]!.size > 0).length;
      const isSmall = filled > 0 && filled < minFilled;
      // A team grows one by one: too small is something to go on with, not to refuse.
      verdicts.push({ rule: 'team_size', state: isSmall ? 'unknown' : 'pass', whose: 'team', have: filled, needed: minFilled });
    }
    const faults = this.#isLinked(person, post) || this.#cover.missing > 0 ? this.#faultsNear(person, post) : [];
    const cover = faults.find((f) => f.fault === 'home_uncovered' && [home, host].includes(f.organisation));
    const keeps = rules.cover.some(({ organisation, skill }) => organisation === home && problem.people[person]!.skills.includes(skill));
    if (cover?.fault === 'home_uncovered')
      verdicts.push({ rule: 'cover', state: 'fail', whose: 'home', skills: [cover.skill], month: cover.month, needed: cover.missing });
    else if (keeps) verdicts.push({ rule: 'cover', state: 'pass', whose: 'home' });
    const handover = faults.find((f) => f.fault === 'no_handover' && (f.after === post || f.before === post));
    if (handover?.fault === 'no_handover')
      verdicts.push({ rule: 'handover', state: 'fail', whose: 'host', people: [handover.person], posts: [handover.before] });
    for (const fault of faults) if (isPairOf(fault, person)) verdicts.push(pairVerdict(fault, person));
    return verdicts;
  }

  /** What the independent checker finds by the rules that this person or post has a part in, over the part of the plan that they look at. */
  #faultsNear(person: number, post: number): AppFault[] {
    const { problem, rules } = this.app;
    const units = new Set([problem.people[person]!.home, problem.posts[post]!.host]);
    const cover = rules.cover.filter(({ organisation }) => units.has(organisation));
    const handovers = rules.handovers.filter(({ before, after }) => before === post || after === post);
    const pairs = rules.pairs.filter(({ people }) => people.includes(person));
    const people = new Set(pairs.flatMap((pair) => pair.people));
    const posts = new Set(handovers.flatMap(({ before, after }) => [before, after]));
    const near = new Set<Assignment>();
    for (const each of units) for (const assignment of this.#ofUnit[each]!) near.add(assignment);
    for (const each of people) for (const assignment of this.#ofPerson[each]!) near.add(assignment);
    for (const each of posts) for (const assignment of this.#ofPost[each]!) near.add(assignment);
    return checkApp({ ...this.app, rules: { ...rules, cover, handovers, pairs, rest: 0 } }, [...near]);
  }

  #isLinked(person: number, post: number): boolean {
    const { handovers, pairs } = this.app.rules;
    return handovers.some(({ before, after }) => before === post || after === post) || pairs.some(({ people }) => people.includes(person));
  }

  #balance(more: number): Verdict | null {
    const most = mostDifference(this.app.problem);
    if (most === Infinity) return null;
    const have = this.#difference + more;
    // What brings the two directions closer is never refused.
    const isWorse = Math.abs(have) > most && Math.abs(have) > Math.abs(this.#difference);
    return { rule: 'balance', state: isWorse ? 'fail' : 'pass', whose: 'offices', have: Math.abs(have), most };
  }

  #put(assignment: Assignment, by: 1 | -1): void {
    const { problem } = this.app;
    const { person, post, start, months } = assignment;
    const own = this.#ofPerson[person]!;
    const among = [this.#ofUnit[problem.people[person]!.home]!, this.#ofUnit[problem.posts[post]!.host]!, this.#ofPost[post]!, this.#plan];
    if (by === 1) {
      for (const group of among) group.add(assignment);
      own.push(assignment);
    } else {
      const [held] = own.splice(
        own.findIndex((each) => isSame(each, assignment)),
        1,
      );
      for (const group of among) group.delete(held!);
    }
    const { station } = problem.posts[post]!;
    for (let t = Math.max(0, start); t < Math.min(problem.months, start + months); t++) {
      this.#seats[post * problem.months + t]! += by;
      this.#away[problem.people[person]!.home * problem.months + t]! += by;
      if (station >= 0) this.#beds[station * problem.months + t]! += by;
    }
    this.#difference += by * directionOf(problem, person, post) * months;
    // The ledger begins with the pins.
    if (this.#isReady || !problem.pinned.some((pin) => isSame(pin, assignment))) this.#cover.put(assignment, by);
  }
}

const isPairOf = (fault: AppFault, person: number): fault is Extract<AppFault, { fault: 'pair_apart' | 'pair_both_away' }> =>
  (fault.fault === 'pair_apart' || fault.fault === 'pair_both_away') && fault.people.includes(person);

/** Somebody of a pair goes first: until the other follows it is something to go on with. */
const pairVerdict = ({ fault, people }: { fault: string; people: readonly [number, number] }, person: number): Verdict => ({
  rule: 'pair',
  state: fault === 'pair_apart' ? 'unknown' : 'fail',
  whose: 'person',
  people: people.filter((each) => each !== person),
});
