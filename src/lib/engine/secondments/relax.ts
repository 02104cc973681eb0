import type { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { hasLevel } from './eligibility.ts';
import { planSecondments } from './planner.ts';
import type { Assignment, Lengths, PlannedPost, Problem } from './problem.ts';
import { ownFit } from './score.ts';
import type { Reason, Unfilled } from './unfilled.ts';

/** One change of one rule, by index: what an office could grant. */
export type Relaxation =
  | { code: 'release_cap'; organisation: number; by: number }
  | { code: 'beds'; station: number; by: number }
  | { code: 'balance'; by: number }
  | { code: 'team'; team: number; minFilled: number }
  | { code: 'assignments'; most: number }
  | { code: 'seats'; post: number; by: number }
  | { code: 'skills'; post: number; skills: number[] }
  | { code: 'level'; post: number; min: number; max: number }
  | { code: 'altitude'; person: number; metres: number }
  | { code: 'fit_row'; person: number; post: number }
  | { code: 'allow'; person: number; post: number }
  | { code: 'available'; person: number }
  | { code: 'availability'; person: number; from: number; until: number }
  | { code: 'window'; post: number; from: number; until: number }
  | { code: 'person_lengths'; person: number; months: number }
  | { code: 'lengths'; post: number; months: number };

/** What a change would gain: the objective of a plan found with that one change, minus the objective. */
export type Gain = { relaxation: Relaxation; gain: number };

/** A list with one entry changed in part. */
function at<T extends object>(list: readonly T[], index: number, part: Partial<T>): T[] {
  return list.map((entry, n) => (n === index ? { ...entry, ...part } : entry));
}

/** The problem with one rule relaxed. */
export function relaxed(problem: Problem, change: Relaxation): Problem {
  const { organisations, posts, people, teams } = problem;
  const withPost = (changed: number, part: Partial<PlannedPost>): Problem => ({ ...problem, posts: at(posts, changed, part) });
  switch (change.code) {
    case 'release_cap':
      return {
        ...problem,
        organisations: at(organisations, change.organisation, { releaseCap: organisations[change.organisation]!.releaseCap + change.by }),
      };
    case 'beds':
      return { ...problem, beds: problem.beds.map((beds, s) => (s === change.station ? beds + change.by : beds)) };
    case 'balance':
      return { ...problem, maxDifference: problem.maxDifference + change.by };
    case 'team':
      return { ...problem, teams: at(teams, change.team, { minFilled: change.minFilled }) };
    case 'assignments':
      return { ...problem, maxAssignments: change.most };
    case 'seats':
      return withPost(change.post, { seats: posts[change.post]!.seats + change.by });
    case 'skills':
      return withPost(change.post, {
        skills: posts[change.post]!.skills.filter((s) => !change.skills.includes(s)),
      });
    case 'level':
      return withPost(change.post, { level: { min: change.min, max: change.max } });
    case 'altitude':
      return { ...problem, people: at(people, change.person, { maxAltitude: change.metres }) };
    case 'fit_row': {
      const row = new Map(problem.fit[change.person]);
      row.set(change.post, ownFit(people[change.person]!, posts[change.post]!));
      return { ...problem, fit: problem.fit.map((old, p) => (p === change.person ? row : old)) };
    }
    case 'allow':
      return { ...problem, forbidden: problem.forbidden.filter((pair) => pair.person !== change.person || pair.post !== change.post) };
    case 'available':
      return {
        ...problem,
        people: at(people, change.person, { available: [{ from: 0, until: problem.months }] }),
      };
    case 'availability': {
      const { available } = people[change.person]!;
      return { ...problem, people: at(people, change.person, { available: [...available, { from: change.from, until: change.until }] }) };
    }
    case 'window':
      return withPost(change.post, { window: { from: change.from, until: change.until } });
    case 'person_lengths':
      return { ...problem, people: at(people, change.person, { lengths: withLength(people[change.person]!.lengths, change.months) }) };
    case 'lengths':
      return withPost(change.post, { lengths: withLength(posts[change.post]!.lengths, change.months) });
  }
}

const withLength = ({ min, max, allowed }: Lengths, months: number): Lengths => ({
  min: Math.min(min, months),
  max: Math.max(max, months),
  allowed: [...(allowed ?? Array.from({ length: max - min + 1 }, (_, n) => min + n)), months].sort((a, b) => a - b),
});

/** The changes that would take away what keeps a post open, the smallest of each kind. */
export function relaxationsOf(problem: Problem, { post, reasons }: Unfilled): Relaxation[] {
  return reasons.flatMap((reason) => [...relaxationsOfReason(problem, post, reason)]);
}

function* relaxationsOfReason(problem: Problem, post: number, reason: Reason): Iterable<Relaxation> {
  const where = problem.posts[post]!;
  const persons = reason.closest ?? [];
  switch (reason.code) {
    case 'release_cap':
      yield { code: 'release_cap', organisation: reason.organisation!, by: 1 };
      return;
    case 'beds':
      yield { code: 'beds', station: reason.station!, by: 1 };
      return;
    case 'balance':
      yield { code: 'balance', by: where.lengths.allowed?.find((n) => n >= where.lengths.min) ?? where.lengths.min };
      return;
    case 'team': {
      const { minFilled } = problem.teams[reason.team!]!;
      if (minFilled > 1) yield { code: 'team', team: reason.team!, minFilled: minFilled - 1 };
      return;
    }
    case 'placed':
      yield { code: 'assignments', most: problem.maxAssignments + 1 };
      return;
    case 'seats':
      yield { code: 'seats', post, by: 1 };
      return;
    case 'skills': {
      for (const person of persons) {
        const missing = where.skills.filter((skill) => !problem.people[person]!.skills.includes(skill));
        yield { code: 'skills', post, skills: missing };
      }
      if (persons.length === 0) yield { code: 'skills', post, skills: [...where.skills] };
      return;
    }
    case 'level': {
      const { min, max } = where.level;
      const levels = problem.people.filter((person) => !hasLevel(person, where)).map(({ level }) => level);
      const below = levels.filter((level) => level < min).reduce((a, b) => Math.max(a, b), -Infinity);
      const above = levels.filter((level) => level > max).reduce((a, b) => Math.min(a, b), Infinity);
      if (below > -Infinity) yield { code: 'level', post, min: below, max };
      if (above < Infinity) yield { code: 'level', post, min, max: above };
      return;
    }
    case 'altitude':
      for (const person of persons) yield { code: 'altitude', person, metres: where.altitude };
      return;
    case 'fit_row':
      for (const person of persons) yield { code: 'fit_row', person, post };
      return;
    case 'forbidden':
      for (const person of persons) yield { code: 'allow', person, post };
      return;
    case 'availability':
      for (const person of persons) yield { code: 'available', person };
      return;
    case 'months':
      for (const person of persons) yield { code: 'lengths', post, months: problem.people[person]!.lengths.min };
      return;
    case 'window': {
      const shortest = where.lengths.allowed?.find((n) => n >= where.lengths.min) ?? where.lengths.min;
      const from = Math.max(0, Math.min(where.window.from, problem.months - shortest));
      yield { code: 'window', post, from, until: Math.max(Math.min(where.window.until, problem.months), from + shortest) };
      return;
    }
    case 'side':
    case 'horizon':
    case 'not_better':
      return;
  }
}

export type RelaxOptions = { budget: Budget; seed: number; solver?: Solver; budgetOf: () => Budget };

/**
 * Plans again, from the plan at hand, with each change alone. Only found plans count: a gain is verified, and it may be
 * larger still. One change that concerns several posts is planned once.
 *
 * @param plan       assignments of the plan, pins included
 * @param objective  of the plan
 * @returns for each unfilled post, what would gain something, the most first
 */
export function gainsOf(
  problem: Problem,
  plan: readonly Assignment[],
  objective: number,
  unfilled: readonly Unfilled[],
  { budget, budgetOf, seed, solver }: RelaxOptions,
): Gain[][] {
  const known = new Map<string, number>();
  return unfilled.map((open) =>
    relaxationsOf(problem, open)
      .map((relaxation) => {
        const key = JSON.stringify(relaxation);
        if (!known.has(key) && !budget.isSpent()) {
          const own = budgetOf();
          const found = planSecondments(relaxed(problem, relaxation), {
            gap: 0,
            seed,
            budget: own,
            from: plan,
            ...(solver ? { solver } : {}),
          });
          budget.spend(own.spent);
          known.set(key, Math.max(0, (found.objective ?? objective) - objective));
        }
        return { relaxation, gain: Number((known.get(key) ?? 0).toPrecision(12)) };
      })
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain - a.gain),
  );
}
