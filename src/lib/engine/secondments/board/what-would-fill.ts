import { commonLengths, isLength, lastingObstacles } from '../eligibility.ts';
import type { AppProblem } from '../levels/app-problem.ts';
import { relaxedApp, type AppRelaxation } from '../levels/relax-app.ts';
import { pointsOf } from '../levels/soft/soft-rules.ts';
import type { Assignment } from '../problem.ts';
import { isSame } from '../same-assignment.ts';
import type { PlanBoard } from './plan-board.ts';
import { grantOf, type Grant } from './relaxation-of-verdict.ts';
import { standsAgainst } from './verdict.ts';

/** What would have to be granted for an open post, who could come then, and how many points the plan would have more. */
export type Fill = { relaxations: AppRelaxation[]; place: Assignment; gain: number };

const MOST_PEOPLE = 80; // who are looked at, those who are free and suit best first
const [LEAST_JUDGED, MOST_JUDGED] = [120, 2500]; // placements by all rules: fewer where people are many and a judgement takes longer
const JUDGED_TIMES_PEOPLE = 60_000;
const SHARE_OF_ONE = 1 / 20; // of what is judged, for one person
const MOST_BEYOND = 6; // months that a post's window would open before or after
const MOST_RULES = 2; // that are granted together where none alone is enough

/**
 * The cheapest changes that would fill an open post with nothing else changed: of each kind of rule the smallest change found that lets
 * somebody come, and among those the most worthy. Where no single change is enough, two together. Each is judged again with the change,
 * by every rule, and the gain is that of the whole plan (`what-would-fill.test.ts`: the independent checkers agree).
 *
 * @param board  of a plan that has nobody on the post
 * @param most   at most this many, the largest gain [points] first
 */
export function whatWouldFill(board: PlanBoard, post: number, most = 6): Fill[] {
  for (let rules = 1; rules <= MOST_RULES; rules++) {
    const found = cheapest(board, post, rules).flatMap((candidate) => verified(board, candidate));
    if (found.length > 0) return found.sort((a, b) => b.gain - a.gain).slice(0, most);
  }
  return [];
}

type Candidate = { grants: Grant[]; place: Assignment; points: number };

/** For each kind of rules, `rules` of them, the smallest grants. */
function cheapest(board: PlanBoard, post: number, rules: number): Candidate[] {
  const found = new Map<string, Candidate>();
  const limit = Math.min(MOST_JUDGED, Math.max(LEAST_JUDGED, Math.floor(JUDGED_TIMES_PEOPLE / board.app.problem.people.length)));
  let judged = 0;
  for (const person of closest(board, post, rules))
    for (const place of spread([...placesNear(board, person, post, rules)], limit * SHARE_OF_ONE)) {
      if (++judged > limit) return [...found.values()];
      const against = board.judge(place).filter(standsAgainst);
      if (against.length !== rules) continue;
      const grants = against.flatMap((verdict) => grantOf(board, place, verdict) ?? []);
      if (grants.length !== rules) continue;
      const key = grants.map(({ relaxation }) => relaxation.code).join(' ');
      const candidate = { grants, place, points: board.pointsOf(place) };
      const best = found.get(key);
      if (!best || isCheaper(candidate, best)) found.set(key, candidate);
    }
  return [...found.values()];
}

/** At most so many of a list, evenly over it. */
const spread = <T>(list: readonly T[], most: number): readonly T[] => {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, at) => at % step === 0);
};

const sizeOf = ({ grants }: Candidate): number => grants.reduce((sum, { size }) => sum + size, 0);
const isCheaper = (a: Candidate, b: Candidate): boolean => sizeOf(a) < sizeOf(b) || (sizeOf(a) === sizeOf(b) && a.points > b.points);

/** Whom so many rules or fewer keep from the post for good; those who are free first, then those who would be worth most. */
function closest(board: PlanBoard, post: number, rules: number): number[] {
  const { problem } = board.app;
  const { window, lengths } = problem.posts[post]!;
  const placed = new Set(board.plan.map(({ person }) => person));
  const forbidden = new Set(problem.forbidden.filter((pair) => pair.post === post).map(({ person }) => person));
  const found: { person: number; isFree: boolean; points: number }[] = [];
  for (let person = 0; person < problem.people.length; person++) {
    const obstacles = lastingObstacles(problem, person, post, forbidden.has(person));
    if (obstacles.length > rules || obstacles.includes('side')) continue;
    const points = board.pointsOf({ person, post, start: Math.max(0, window.from), months: lengths.min });
    found.push({ person, isFree: !placed.has(person), points });
  }
  return found
    .sort((a, b) => Number(b.isFree) - Number(a.isFree) || b.points - a.points || a.person - b.person)
    .slice(0, MOST_PEOPLE)
    .map(({ person }) => person);
}

/** Months in which at most so many of what person and post say by themselves would have to give way. */
function* placesNear({ app: { problem } }: PlanBoard, person: number, post: number, rules: number): Iterable<Assignment> {
  const who = problem.people[person]!;
  const where = problem.posts[post]!;
  const isForbidden = problem.forbidden.some((pair) => pair.person === person && pair.post === post);
  const lasting = lastingObstacles(problem, person, post, isForbidden).length;
  const lengths = new Set([...commonLengths(who.lengths, where.lengths, problem.months).reverse(), where.lengths.min, who.lengths.min]);
  for (const months of lengths) {
    const length = Number(!isLength(who.lengths, months)) + Number(!isLength(where.lengths, months));
    const last = Math.min(problem.months, where.window.until + MOST_BEYOND) - months;
    for (let start = Math.max(0, where.window.from - MOST_BEYOND); start <= last; start++) {
      const isOpen = start >= where.window.from && start + months <= where.window.until;
      const isFree = who.available.some(({ from, until }) => from <= start && start + months <= until);
      if (lasting + length + Number(!isOpen) + Number(!isFree) <= rules) yield { person, post, start, months };
    }
  }
}

/** What the board says to it with the change, and what the whole plan gains; nothing where it gains nothing. */
function verified(board: PlanBoard, { grants, place }: Candidate): Fill[] {
  return verifiedWith(
    board,
    grants.map(({ relaxation }) => relaxation),
    place,
  );
}

function verifiedWith(board: PlanBoard, relaxations: AppRelaxation[], place: Assignment): Fill[] {
  const changed = relaxations.reduce(relaxedApp, board.app);
  if (board.under(changed).judge(place).some(standsAgainst)) {
    // The board names the first month in which somebody is missed; in another more may be.
    const larger = relaxations.map((each) => (each.code === 'cover' ? { ...each, by: each.by + 1 } : each));
    const isUseful = larger.some((each) => each.code === 'cover' && each.by <= mostKept(board.app, each));
    return isUseful ? verifiedWith(board, larger, place) : [];
  }
  const plan = board.plan;
  // Promises are kept or broken one by one: of those made, only this place's own could come to be kept.
  const published = changed.wishes.published.filter((each) => isSame(each, place));
  const points = (of: readonly Assignment[]) => pointsOf({ ...changed, wishes: { ...changed.wishes, published } }, of);
  const gain = points([...plan, place]) - points(plan);
  return gain > 0 ? [{ relaxations, place, gain: Number(gain.toPrecision(12)) }] : [];
}

const mostKept = ({ rules }: AppProblem, { organisation, skill }: { organisation: number; skill: number }): number =>
  Math.max(0, ...rules.cover.filter((rule) => rule.organisation === organisation && rule.skill === skill).map(({ keep }) => keep));
