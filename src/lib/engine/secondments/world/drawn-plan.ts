import { monthNumber, monthOf } from '../../../domain/month.ts';
import type { PlanRow } from '../../../domain/plan-view.ts';
import type { PlanWorld } from '../../../domain/plan-world.ts';
import { appProblem } from '../levels/app-problem.ts';
import type { Assignment } from '../problem.ts';
import { readWorld, type WorldProblem, type WorldRules } from './read-world.ts';

/** As much of an assignment as the board needs. */
export type BoardRow = Pick<PlanRow, 'id' | 'status' | 'startsOn' | 'endsBefore' | 'replaces'> & {
  person: { id: string };
  post: { id: string };
};

/** A plan over the registers of today: its problem, what is on the board by index, and which row each is. */
export type DrawnPlan<Row extends BoardRow = PlanRow> = WorldProblem & {
  onBoard: { row: Row; assignment: Assignment }[];
  /** What is over: it stands where it was, and takes up nothing that could still be planned. */
  done: { row: Row; assignment: Assignment }[];
  /** What stands beside it, published in other plans. */
  elsewhere: Assignment[];
};

/** States in which an assignment takes up room on the board. */
const ON_BOARD: readonly PlanRow['status'][] = ['draft', 'proposed', 'published', 'running'];

/** The drawn plan: a change stands in the place of what it is to replace. Rows of people or posts that have left the exchange are not on the board. */
export function drawnPlan<Row extends BoardRow = PlanRow>(
  world: PlanWorld,
  rules: Omit<WorldRules, 'mayChange'>,
  rows: readonly Row[],
): DrawnPlan<Row> {
  const read = readWorld(world, { ...rules, mayChange: true });
  const people = new Map(read.names.people.map((id, at) => [id, at]));
  const posts = new Map(read.names.posts.map((id, at) => [id, at]));
  const place = (person: string, post: string, from: string, until: string): Assignment | null => {
    const [p, q] = [people.get(person), posts.get(post)];
    const start = monthNumber(from.slice(0, 7)) - read.names.firstMonth;
    return p === undefined || q === undefined ? null : { person: p, post: q, start, months: monthsBetween(from, until) };
  };
  const live = rows.filter(({ status }) => ON_BOARD.includes(status));
  const replaced = new Set(live.flatMap(({ replaces }) => replaces ?? []));
  const placed = (row: Row) => {
    const assignment = place(row.person.id, row.post.id, row.startsOn, row.endsBefore);
    return assignment ? [{ row, assignment }] : [];
  };
  const onBoard = live.filter(({ id }) => !replaced.has(id)).flatMap(placed);
  const done = rows.filter(({ status }) => status === 'completed').flatMap(placed);
  const own = new Set(rows.map(({ id }) => id));
  const elsewhere = world.published
    .filter(({ id }) => !own.has(id) && !replaced.has(id))
    .flatMap(({ person, post, from, until }) => place(person, post, from, until) ?? []);
  // What other plans promised is not this plan's to change.
  const app = appProblem({ ...read.app.problem, pinned: elsewhere }, read.app.rules, read.app.wishes);
  return { ...read, app, onBoard, done, elsewhere };
}

export const monthsBetween = (from: string, until: string): number => monthNumber(until.slice(0, 7)) - monthNumber(from.slice(0, 7));

/** The civil dates of an assignment. */
export function datesOf(
  { start, months }: { start: number; months: number },
  firstMonth: number,
): { startsOn: string; endsBefore: string } {
  return { startsOn: `${monthOf(firstMonth + start)}-01`, endsBefore: `${monthOf(firstMonth + start + months)}-01` };
}
