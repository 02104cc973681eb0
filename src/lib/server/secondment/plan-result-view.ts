import { monthNumber } from '../../domain/month.ts';
import { OPEN_SHOWN, type PlacementsQuery, type PlanResultView } from '../../domain/plan-view.ts';
import { SecondmentParameters } from '../../domain/secondment-run.ts';
import type { Run } from '../../domain/run.ts';
import type { SoftCode } from '../../engine/secondments/levels/soft/soft-rule.ts';
import { rested } from '../../engine/secondments/levels/app-problem.ts';
import { directionOf } from '../../engine/secondments/problem.ts';
import { openPostsOf } from '../../engine/secondments/unfilled.ts';
import { readWorld } from '../../engine/secondments/world/read-world.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { SecondmentInput, SecondmentOutput } from '../run/kinds/secondment.ts';
import type { RunResult } from '../run/run-result.ts';
import { openPosts } from './open-posts-view.ts';
import { placementsPage } from './placements-page.ts';
import { datesOf } from '../../engine/secondments/world/drawn-plan.ts';

const MOST_RINGS = 20;

/**
 * @param query  which placements and which open posts are shown
 * @returns null when the run's parameters say nothing we understand
 */
export function planResultView(run: Run, { input, output }: RunResult, query: PlacementsQuery, m: Messages): PlanResultView | null {
  const parameters = SecondmentParameters.safeParse(run.parameters);
  if (!parameters.success) return null;
  const { world } = input as SecondmentInput;
  const { status, assignments, levels, balance, rings } = output as SecondmentOutput;
  const read = readWorld(world, parameters.data);
  const { app, names, labels } = read;
  const people = new Map(names.people.map((id, at) => [id, at]));
  const posts = new Map(names.posts.map((id, at) => [id, at]));
  const plan = assignments.map(({ person, post, from, months }) => ({
    person: people.get(person)!,
    post: posts.get(post)!,
    start: monthNumber(from) - names.firstMonth,
    months,
  }));
  const openFrom = (query.open - 1) * OPEN_SHOWN;
  const placements = plan.map((assignment) => ({
    person: labels.people[assignment.person]!,
    home: labels.organisations[app.problem.people[assignment.person]!.home]!,
    post: labels.posts[assignment.post]!,
    host: labels.organisations[app.problem.posts[assignment.post]!.host]!,
    ...datesOf(assignment, names.firstMonth),
    months: assignment.months,
    direction: directionOf(app.problem, assignment.person, assignment.post) === 1 ? ('east_to_west' as const) : ('west_to_east' as const),
  }));
  const unit = new Map(names.organisations.map((id, at) => [id, labels.organisations[at]!]));
  return {
    status,
    exchange: parameters.data.exchange,
    query,
    placements: placementsPage(placements, query),
    placed: placements.length,
    levels: levels.map(({ code, ...level }) => ({ name: m.verdict.level[code as SoftCode] ?? code, ...level })),
    balance,
    open: status === 'infeasible' ? [] : openPosts(read, plan, { from: openFrom, most: OPEN_SHOWN }, m),
    openFrom,
    openCount: openPostsOf(rested(app), plan).length,
    rings: rings && {
      bilateral: rings.bilateral,
      all: rings.all,
      rings: rings.rings
        .filter(({ units }) => units.length > 2)
        .slice(0, MOST_RINGS)
        .map(({ units, times }) => ({ units: units.map((id) => unit.get(id) ?? ''), times })),
    },
  };
}
