import { monthNumber, type Month } from '../../../domain/month.ts';
import type { PlanWorld } from '../../../domain/plan-world.ts';
import { problemOfWorld } from '../from-world.ts';
import { appProblem, type AppProblem, type AppRules, type Wishes } from '../levels/app-problem.ts';
import type { Assignment, Problem, ProblemNames } from '../problem.ts';
import { readProblem } from '../read-problem.ts';

/** How the world is to be planned; the rest stands in the world itself. */
export type WorldRules = {
  /** |person-months one way − the other|; null: no rule. */
  maxDifference: number | null;
  /** Months at home between two postings. */
  rest: number;
  /** Assignments of a person. */
  mostPerPerson: number;
  /** Published assignments are wishes with a price, not pins; what has begun by `from` stays. */
  mayChange: boolean;
  /** The first month in which something new may begin; null: the first of the exchange. */
  from: Month | null;
};

/** A problem, and what its indices are called: ids in `names`, words in `labels`. */
export type WorldProblem = { app: AppProblem; names: ProblemNames; labels: ProblemNames };

const yearMonth = (day: string): number => monthNumber(day.slice(0, 7));

/**
 * Turns what stands in an exchange into a problem. Days become whole months, inwards. A unit's staff of a specialty is whom it has
 * registered with it; a post with a handover has a second seat for that and for nothing else.
 *
 * @throws Error when the registers are no problem: a bug, as the database keeps them so that they are
 */
export function readWorld(world: PlanWorld, rules: WorldRules): WorldProblem {
  const input = problemOfWorld(world);
  const balance = rules.maxDifference === null ? {} : { balance: { max_difference: rules.maxDifference } };
  const read = readProblem({ ...input, rules: { ...balance, max_assignments_per_person: rules.mostPerPerson } });
  if ('faults' in read) throw new Error(`registers that are no problem: ${JSON.stringify(read.faults.slice(0, 3))}`);
  const { names } = read;
  const promised = promisedIn(world, names);
  const notBefore = rules.from === null ? 0 : monthNumber(rules.from) - names.firstMonth;
  const handovers = handoversIn(world, names);
  const seats = new Set(handovers.filter(({ exact }) => exact).map(({ after }) => after));
  const problem: Problem = {
    ...read.problem,
    ...(world.served ? { served: world.served } : {}),
    posts: read.problem.posts.map((post, q) => (seats.has(q) ? { ...post, seats: post.seats + 1 } : post)),
    pinned: rules.mayChange ? promised.filter(({ start }) => start < notBefore) : promised,
  };
  const app = appProblem(problem, { ...rulesIn(world, names), handovers, rest: rules.rest, notBefore }, wishesIn(world, names, promised));
  return { app, names, labels: labelsOf(world, names) };
}

const indexOf = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, at) => [id, at]));

function promisedIn({ published }: PlanWorld, names: ProblemNames): Assignment[] {
  const [people, posts] = [indexOf(names.people), indexOf(names.posts)];
  return published.flatMap(({ person, post, from, until }) => {
    const [p, q] = [people.get(person), posts.get(post)];
    const months = Math.max(1, yearMonth(until) - yearMonth(from));
    return p === undefined || q === undefined ? [] : [{ person: p, post: q, start: yearMonth(from) - names.firstMonth, months }];
  });
}

function handoversIn({ posts }: PlanWorld, names: ProblemNames): AppRules['handovers'] {
  const index = indexOf(names.posts);
  return posts.flatMap(({ id, handoverMonths, seats }) => {
    const q = index.get(id);
    return q === undefined || handoverMonths === 0 ? [] : [{ before: q, after: q, months: handoverMonths, exact: seats === 1 }];
  });
}

function rulesIn(world: PlanWorld, names: ProblemNames): Pick<AppRules, 'cover' | 'pairs' | 'back' | 'place'> {
  const people = indexOf(names.people);
  const skills = indexOf(names.skills);
  const regions = indexOf([...new Set(world.units.map(({ region }) => region))]);
  const staff = (unit: string, specialty: string) =>
    world.people.filter((person) => person.unit === unit && person.specialties.includes(specialty)).length;
  return {
    // A specialty that nobody has and no post asks for cannot be missed by anything that is planned.
    cover: world.units.flatMap(({ id, covers }, organisation) =>
      covers.flatMap(({ specialty, atLeast }) =>
        skills.has(specialty) ? [{ organisation, skill: skills.get(specialty)!, staff: staff(id, specialty), keep: atLeast }] : [],
      ),
    ),
    pairs: world.people.flatMap(({ jointWith }, p) => {
      const other = jointWith === null ? undefined : people.get(jointWith);
      return other !== undefined && p < other ? [{ people: [p, other] as const, how: 'together' as const }] : [];
    }),
    back: world.people.map(({ lastEndedOn }) =>
      lastEndedOn === null ? null : yearMonth(lastEndedOn) + (lastEndedOn.endsWith('-01') ? 0 : 1) - names.firstMonth,
    ),
    place: world.units.map(({ region }) => regions.get(region)!),
  };
}

function wishesIn(world: PlanWorld, names: ProblemNames, published: Assignment[]): Wishes {
  const posts = indexOf(names.posts);
  const preferred = new Map<string, Map<number, number>>();
  for (const { person, post, wish } of world.wishes)
    if (wish === 'prefers' && posts.has(post))
      preferred.set(person, (preferred.get(person) ?? new Map<number, number>()).set(posts.get(post)!, 1));
  const hard = new Set(world.posts.filter(({ isHardship }) => isHardship).map(({ id }) => id));
  return {
    preferred: world.people.map(({ id }) => preferred.get(id) ?? new Map()),
    hardship: names.posts.map((id) => hard.has(id)),
    served: world.people.map(({ hardshipMonths }) => hardshipMonths),
    published,
  };
}

function labelsOf(world: PlanWorld, names: ProblemNames): ProblemNames {
  const titles = new Map(world.posts.map(({ id, title }) => [id, title]));
  return {
    ...names,
    organisations: world.units.map(({ name }) => name),
    people: world.people.map(({ name }) => name),
    posts: names.posts.map((id) => titles.get(id) ?? ''),
    stations: (world.stations ?? []).map(({ name }) => name),
    teams: world.teams.map(({ name }) => name),
  };
}
