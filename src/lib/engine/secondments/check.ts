import type { Assignment, Problem } from './problem.ts';

/** What can be wrong with a plan, with the indices of what is concerned. Months are counted from the horizon's first. */
export type PlanFault =
  | {
      fault:
        | 'outside_horizon'
        | 'outside_availability'
        | 'outside_window'
        | 'length_not_allowed'
        | 'skill_missing'
        | 'level_out_of_range'
        | 'too_high'
        | 'same_side'
        | 'not_in_fit_row'
        | 'forbidden'
        | 'pin_left_out';
      person: number;
      post: number;
    }
  | { fault: 'too_many_assignments' | 'twice_at_once'; person: number }
  | { fault: 'over_seats'; post: number; month: number }
  | { fault: 'over_release_cap'; organisation: number; month: number }
  | { fault: 'over_beds'; station: number; month: number }
  | { fault: 'team_starts_apart' | 'team_too_small'; team: number }
  | { fault: 'out_of_balance'; difference: number };

/**
 * Checks a plan against every hard rule of the contract, assignment by assignment and month by month, without knowing how it
 * came about. Shares no code with the planner. Pinned assignments are free of the rules of eligibility, of no others.
 */
export function checkPlan(problem: Problem, plan: readonly Assignment[]): PlanFault[] {
  return [
    ...plan.filter((assignment) => !isPinned(problem, assignment)).flatMap((assignment) => [...eligibilityFaults(problem, assignment)]),
    ...pinFaults(problem, plan),
    ...personFaults(problem, plan),
    ...crowdFaults(problem, plan),
    ...teamFaults(problem, plan),
    ...balanceFaults(problem, plan),
  ];
}

const isPinned = ({ pinned }: Problem, a: Assignment): boolean => pinned.some((pin) => same(pin, a));

const same = (a: Assignment, b: Assignment): boolean =>
  a.person === b.person && a.post === b.post && a.start === b.start && a.months === b.months;

function* eligibilityFaults(problem: Problem, { person: p, post: q, start, months }: Assignment): Iterable<PlanFault> {
  const person = problem.people[p]!;
  const post = problem.posts[q]!;
  const end = start + months;
  const at = { person: p, post: q };
  if (start < 0 || end > problem.months) yield { fault: 'outside_horizon', ...at };
  if (!person.available.some(({ from, until }) => from <= start && end <= until)) yield { fault: 'outside_availability', ...at };
  if (start < post.window.from || end > post.window.until) yield { fault: 'outside_window', ...at };
  for (const { min, max, allowed } of [person.lengths, post.lengths])
    if (months < min || months > max || !Number.isInteger(months) || (allowed && !allowed.includes(months)))
      yield { fault: 'length_not_allowed', ...at };
  if (post.skills.some((skill) => !person.skills.includes(skill))) yield { fault: 'skill_missing', ...at };
  if (person.level < post.level.min || person.level > post.level.max) yield { fault: 'level_out_of_range', ...at };
  if (post.altitude > person.maxAltitude) yield { fault: 'too_high', ...at };
  if (problem.organisations[person.home]!.side === problem.organisations[post.host]!.side) yield { fault: 'same_side', ...at };
  const row = problem.fit[p];
  if (row && !row.has(q)) yield { fault: 'not_in_fit_row', ...at };
  if (problem.forbidden.some((pair) => pair.person === p && pair.post === q)) yield { fault: 'forbidden', ...at };
}

function* pinFaults({ pinned }: Problem, plan: readonly Assignment[]): Iterable<PlanFault> {
  for (const pin of pinned)
    if (!plan.some((assignment) => same(pin, assignment))) yield { fault: 'pin_left_out', person: pin.person, post: pin.post };
}

function* personFaults({ maxAssignments }: Problem, plan: readonly Assignment[]): Iterable<PlanFault> {
  for (const [person, own] of grouped(plan, ({ person }) => person)) {
    if (own.length > maxAssignments) yield { fault: 'too_many_assignments', person };
    for (const [, present] of byMonth(own)) {
      if (present.length < 2) continue;
      yield { fault: 'twice_at_once', person };
      break;
    }
  }
}

function* crowdFaults({ people, posts, organisations, beds }: Problem, plan: readonly Assignment[]): Iterable<PlanFault> {
  for (const [post, there] of grouped(plan, ({ post }) => post))
    for (const [month, present] of byMonth(there)) if (present.length > posts[post]!.seats) yield { fault: 'over_seats', post, month };
  for (const [organisation, away] of grouped(plan, ({ person }) => people[person]!.home))
    for (const [month, present] of byMonth(away))
      if (present.length > organisations[organisation]!.releaseCap) yield { fault: 'over_release_cap', organisation, month };
  for (const [station, there] of grouped(plan, ({ post }) => posts[post]!.station))
    if (station >= 0)
      for (const [month, present] of byMonth(there)) if (present.length > beds[station]!) yield { fault: 'over_beds', station, month };
}

function* teamFaults({ teams }: Problem, plan: readonly Assignment[]): Iterable<PlanFault> {
  for (let team = 0; team < teams.length; team++) {
    const { posts, minFilled } = teams[team]!;
    const members = plan.filter(({ post }) => posts.includes(post));
    if (members.length === 0) continue;
    if (new Set(members.map(({ start }) => start)).size > 1) yield { fault: 'team_starts_apart', team };
    if (new Set(members.map(({ post }) => post)).size < minFilled) yield { fault: 'team_too_small', team };
  }
}

function* balanceFaults(
  { people, posts, organisations, maxDifference, served }: Problem,
  plan: readonly Assignment[],
): Iterable<PlanFault> {
  const before = (served?.eastToWest ?? 0) - (served?.westToEast ?? 0);
  let difference = before;
  for (const { person, post, months } of plan) {
    const home = organisations[people[person]!.home]!.side;
    if (home !== organisations[posts[post]!.host]!.side) difference += home === 'east' ? months : -months;
  }
  // What was served cannot be undone: it may stay as far apart as it is.
  if (Math.abs(difference) > Math.max(maxDifference, Math.abs(before))) yield { fault: 'out_of_balance', difference };
}

function grouped(plan: readonly Assignment[], key: (assignment: Assignment) => number): Map<number, Assignment[]> {
  const groups = new Map<number, Assignment[]>();
  for (const assignment of plan) {
    const group = groups.get(key(assignment));
    if (group) group.push(assignment);
    else groups.set(key(assignment), [assignment]);
  }
  return groups;
}

/** Who is there in each month. */
function byMonth(assignments: readonly Assignment[]): Map<number, Assignment[]> {
  const months = new Map<number, Assignment[]>();
  for (const assignment of assignments)
    for (let month = assignment.start; month < assignment.start + assignment.months; month++) {
      const present = months.get(month);
      if (present) present.push(assignment);
      else months.set(month, [assignment]);
    }
  return months;
}
