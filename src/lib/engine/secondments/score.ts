import type { PlannedPerson, PlannedPost, Problem } from './problem.ts';

const ABLE = 0.5; // whoever fulfils the post's hard conditions
const SPECIALIST = 0.3; // for skills that the post uses: a person of many skills is missed elsewhere
const RANK = 0.2; // for a rank in the middle of the range (平级择优)
const PLACES = 1e4;

/**
 * The engine's own fit of a person who fulfils a post's conditions, for people without a row in `fit`:
 *
 *   0.5 + 0.3 · |post's skills| ÷ |person's skills| + 0.2 · (1 − |level − middle| ÷ max(1, max − min)), at most 1, to four places
 *
 * A person without skills on a post that asks for none counts as a specialist. 人岗相适: the closer the better; hard rules decide who may.
 */
export function ownFit(person: Pick<PlannedPerson, 'skills' | 'level'>, post: Pick<PlannedPost, 'skills' | 'level'>): number {
  const used = person.skills.length === 0 ? 1 : Math.min(1, post.skills.length / person.skills.length);
  const { min, max } = post.level;
  const distance = Math.min(1, Math.abs(person.level - (min + max) / 2) / Math.max(1, max - min));
  return Math.round(PLACES * (ABLE + SPECIALIST * used + RANK * (1 - distance))) / PLACES;
}

/** The fit that counts: the person's row, 0 for a post that is not in it (only a pin can be there), else the engine's own. */
export function fitOf({ people, posts, fit }: Problem, person: number, post: number): number {
  const row = fit[person];
  return row ? (row.get(post) ?? 0) : ownFit(people[person]!, posts[post]!);
}

/** Worth of a month: priority × fit, without the last binary places of the product. */
export const worthOfMonth = (priority: number, fit: number): number => Number((priority * fit).toPrecision(15));
