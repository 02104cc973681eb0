import { directionOf, type Lengths, type PlannedPerson, type PlannedPost, type Problem } from './problem.ts';

/** Why a person may not fill a post at all, or not in those months. Each is a rule of the contract. */
export type Obstacle =
  'side' | 'skills' | 'level' | 'altitude' | 'fit_row' | 'forbidden' | 'availability' | 'window' | 'months' | 'horizon';

/** Obstacles between a person and a post whatever the months; all of them. */
export function lastingObstacles(problem: Problem, person: number, post: number, isForbidden: boolean): Obstacle[] {
  const who = problem.people[person]!;
  const where = problem.posts[post]!;
  const obstacles: Obstacle[] = [];
  if (directionOf(problem, person, post) === 0) obstacles.push('side');
  if (!hasSkills(who, where)) obstacles.push('skills');
  if (!hasLevel(who, where)) obstacles.push('level');
  if (where.altitude > who.maxAltitude) obstacles.push('altitude');
  if (problem.fit[person] && !problem.fit[person].has(post)) obstacles.push('fit_row');
  if (isForbidden) obstacles.push('forbidden');
  return obstacles;
}

export const hasSkills = (person: PlannedPerson, post: PlannedPost): boolean => post.skills.every((skill) => person.skills.includes(skill));

export const hasLevel = ({ level }: PlannedPerson, post: PlannedPost): boolean => level >= post.level.min && level <= post.level.max;

export const isLength = ({ min, max, allowed }: Lengths, months: number): boolean =>
  months >= min && months <= max && (allowed === null || allowed.includes(months));

/** Lengths that both accept, shortest first, none beyond `longest`. [months] */
export function commonLengths(person: Lengths, post: Lengths, longest: number): number[] {
  const lengths: number[] = [];
  const most = Math.min(person.max, post.max, longest);
  for (let months = Math.max(person.min, post.min); months <= most; months++)
    if (isLength(person, months) && isLength(post, months)) lengths.push(months);
  return lengths;
}

/** Obstacles of a pair in the months of an assignment, all of them: what a pin has waived. */
export function waived(problem: Problem, pin: { person: number; post: number; start: number; months: number }): Obstacle[] {
  const person = problem.people[pin.person]!;
  const post = problem.posts[pin.post]!;
  const end = pin.start + pin.months;
  const obstacles = lastingObstacles(problem, pin.person, pin.post, false);
  if (!person.available.some(({ from, until }) => from <= pin.start && end <= until)) obstacles.push('availability');
  if (pin.start < post.window.from || end > post.window.until) obstacles.push('window');
  if (!isLength(person.lengths, pin.months) || !isLength(post.lengths, pin.months)) obstacles.push('months');
  if (pin.start < 0 || end > problem.months) obstacles.push('horizon');
  return obstacles;
}
