import { isLength } from '../eligibility.ts';
import { isInTime, type AppProblem } from '../levels/app-problem.ts';
import { directionOf, type Assignment } from '../problem.ts';
import { isSame } from '../same-assignment.ts';
import type { Verdict } from './verdict.ts';

/** Above this the body has to adapt, and a health conclusion is asked for [m]. */
const HIGH = 2500;

const verdict = (isKept: boolean): 'pass' | 'fail' => (isKept ? 'pass' : 'fail');

/** What person and post say about each other, whoever else goes where. */
export function eligibilityVerdicts(app: AppProblem, assignment: Assignment): Verdict[] {
  const { problem, rules, wishes } = app;
  const { person: p, post: q, start, months } = assignment;
  const person = problem.people[p]!;
  const post = problem.posts[q]!;
  const end = start + months;
  const missing = post.skills.filter((skill) => !person.skills.includes(skill));
  const isForbidden = problem.forbidden.some((pair) => pair.person === p && pair.post === q);
  const fit = problem.fit[p];
  const isUnknownHeight = post.altitude >= HIGH && person.maxAltitude === Infinity;
  const inside = person.available.find(({ from, until }) => from <= start && end <= until);
  const near = inside ?? person.available.find(({ from, until }) => from < end && start < until);
  // What was promised is free of rest: the person agreed to it then.
  const back = wishes.published.some((was) => isSame(was, assignment)) ? null : rules.back[p];
  return [
    { rule: 'side', state: verdict(directionOf(problem, p, q) !== 0), whose: 'law' },
    { rule: 'skills', state: verdict(missing.length === 0), whose: 'host', skills: missing.length > 0 ? missing : [...post.skills] },
    {
      rule: 'level',
      state: verdict(person.level >= post.level.min && person.level <= post.level.max),
      whose: 'host',
      have: person.level,
      needed: post.level.min,
      most: post.level.max,
    },
    {
      rule: 'altitude',
      state: isUnknownHeight ? 'unknown' : verdict(post.altitude <= person.maxAltitude),
      whose: 'person',
      have: post.altitude,
      ...(person.maxAltitude === Infinity ? {} : { most: person.maxAltitude }),
    },
    ...(fit ? [{ rule: 'fit_row', state: verdict(fit.has(q)), whose: 'offices' } as const] : []),
    ...(isForbidden ? [{ rule: 'forbidden', state: 'fail', whose: 'offices' } as const] : []),
    ...(start < 0 || end > problem.months ? [{ rule: 'horizon', state: 'fail', whose: 'offices', most: problem.months } as const] : []),
    ...(isInTime(app, assignment) ? [] : [{ rule: 'past', state: 'fail', whose: 'calendar', month: rules.notBefore ?? 0 } as const]),
    {
      rule: 'availability',
      state: verdict(inside !== undefined),
      whose: 'person',
      ...(near ? { month: near.from, most: near.until } : {}),
    },
    {
      rule: 'window',
      state: verdict(start >= post.window.from && end <= post.window.until),
      whose: 'host',
      month: post.window.from,
      most: post.window.until,
    },
    ...([person, post] as const)
      .map(({ lengths }, at): Verdict => ({
        rule: 'months',
        state: verdict(isLength(lengths, months)),
        whose: at === 0 ? 'person' : 'host',
        have: months,
        needed: lengths.min,
        most: lengths.max,
      }))
      .filter(({ state }, at) => state === 'fail' || at === 0),
    ...(back == null ? [] : [{ rule: 'rest', state: verdict(start >= back + rules.rest), whose: 'person', needed: rules.rest } as const]),
  ];
}
