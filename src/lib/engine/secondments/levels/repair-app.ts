import { Budget } from '../../budget.ts';
import { chanceOf } from '../../random.ts';
import { checkPlan } from '../check.ts';
import { columnsOf } from '../columns.ts';
import type { PlanConflict } from '../conflict.ts';
import { waived } from '../eligibility.ts';
import { differenceOf } from '../balance.ts';
import type { Assignment, Problem } from '../problem.ts';
import { Published, type Repair } from '../repair.ts';
import { roomBesidePins } from '../room.ts';
import { isSame } from '../same-assignment.ts';
import { appProblem, rested, type AppProblem } from './app-problem.ts';
import { AppSchedule } from './app-schedule.ts';
import { AppSearch } from './app-search.ts';
import { checkApp, type AppFault } from './check-app.ts';
import { indicesOf } from './plan-app.ts';
import { pointsOf } from './soft/soft-rules.ts';

/** A rule that stops small repairs, and how many of them: the platform's, the day, or that teams and the balance were not met again. */
export type Stop = { why: AppFault | { fault: 'too_early' | 'team_or_balance' }; times: number };

export type AppRepairs = {
  /** The least regret first. */
  repairs: Repair[];
  /** `few`: each touches next to nothing. `wider`: no such repair keeps every rule, and this is the plan of least regret that was found. */
  reach: 'few' | 'wider';
  /** What stops the small ones, the most frequent first; empty while there are any. */
  stopped: Stop[];
  /** What has begun breaks a rule by itself, so that there is no plan at all; else empty. */
  conflicts: PlanConflict[];
};

const SEARCH_WORK = 500; // moves · ½: a quarter of a second for hundreds of people, and always the same answer

/**
 * Ways to go on after somebody dropped out, by all hard rules.
 *
 * First the small ones (`Published`). What the drop-out itself breaks is no repair's fault, but none may break more. Where all of them
 * do, the plan is mended as a whole: what breaks a rule is given up, the least worthy first, and what came free is filled again, every
 * changed promise at its price (`soft/promises.ts`). What has begun by then stays.
 *
 * @param published  as it is without the one who dropped out
 * @param gone       what he had
 * @param earliest   the first month in which anything new may begin
 */
export function repairsAfter(app: AppProblem, published: readonly Assignment[], gone: Assignment, earliest: number): AppRepairs {
  const plain = rested(app);
  const problem: Problem = { ...plain, pinned: published.filter((each) => waived(plain, each).length > 0) };
  const before = checkApp(app, published);
  const stopped = new Map<string, Stop>();
  const note = (why: Stop['why']) => {
    const key = [why.fault, ...('organisation' in why ? [why.organisation, why.skill] : [])].join(' ');
    const known = stopped.get(key);
    if (known) known.times += 1;
    else stopped.set(key, { why, times: 1 });
  };
  const isAllowed = ({ added, plan }: Repair): boolean => {
    if (added.some((each) => each.start < earliest)) {
      note({ fault: 'too_early' });
      return false;
    }
    const faults = checkApp(app, plan);
    if (faults.length <= before.length) return true;
    for (const fault of faults) if (!before.some((was) => JSON.stringify(was) === JSON.stringify(fault))) note(fault);
    return false;
  };
  const repairs = new Published(problem, [...published, gone]).afterDropOut(gone.person, isAllowed);
  if (repairs.length > 0) return { repairs, reach: 'few', stopped: [], conflicts: [] };
  if (stopped.size === 0) note({ fault: 'team_or_balance' });
  const wider = widerRepair(app, published, gone, earliest);
  return {
    repairs: 'conflicts' in wider ? [] : [wider],
    reach: 'wider',
    stopped: [...stopped.values()].sort((a, b) => b.times - a.times),
    conflicts: 'conflicts' in wider ? wider.conflicts : [],
  };
}

/**
 * The plan of least regret that keeps every rule; what has begun before `earliest` stays, and nothing else begins before it.
 *
 * @returns what has begun breaks a rule among itself: `conflicts`
 */
export function widerRepair(
  app: AppProblem,
  published: readonly Assignment[],
  gone: Assignment,
  earliest: number,
): Repair | { conflicts: PlanConflict[] } {
  const begun = frozen(app, published, gone, earliest);
  const beside = roomBesidePins(begun.problem);
  if ('conflicts' in beside) return beside;
  const columns = columnsOf(rested(begun), beside.room);
  const budget = new Budget({ work: SEARCH_WORK });
  const search = new AppSearch(begun, new AppSchedule(begun, columns, beside.room), columns, { chance: chanceOf(0), budget });
  const kept = published.filter((each) => !begun.problem.pinned.some((pin) => isSame(pin, each)));
  search.begin(indicesOf(columns, kept));
  for (let idle = 0; !budget.isSpent() && idle < 40; idle++) if (search.round()) idle = 0;
  if (search.points === -Infinity) return { conflicts: [{ code: 'pins_not_together' }] };
  const plan = search.assignments();
  const faults = [...checkPlan(begun.problem, plan), ...checkApp(begun, plan)];
  if (faults.length > 0) throw new Error(`a repair broke a rule: ${JSON.stringify(faults.slice(0, 3))}`);
  const removed = published.filter((each) => !plan.some((now) => isSame(now, each)));
  const regret = pointsOf(app, [...published, gone]) - pointsOf(app, plan);
  return {
    removed,
    added: plan.filter((each) => !published.some((was) => isSame(was, each))),
    touched: removed.length,
    regret: Number(regret.toPrecision(12)),
    plan,
  };
}

/**
 * The problem from `earliest` on: what has begun by then is pinned, posts open no earlier, and who dropped out is not available. A team, or a
 * balance, that what has begun no longer meets by itself was promised before: it is not asked for more than is there.
 */
function frozen(app: AppProblem, published: readonly Assignment[], gone: Assignment, earliest: number): AppProblem {
  const { problem, rules, wishes } = app;
  const plain = rested(app);
  const pinned = published.filter((each) => each.start < earliest || waived(plain, each).length > 0);
  const begunPosts = (team: number) =>
    new Set(pinned.filter(({ post }) => problem.posts[post]!.team === team).map(({ post }) => post)).size;
  const difference = Math.abs(differenceOf(problem, pinned));
  return appProblem(
    {
      ...problem,
      pinned,
      people: problem.people.map((person, p) => (p === gone.person ? { ...person, available: [] } : person)),
      posts: problem.posts.map((post) => ({ ...post, window: { ...post.window, from: Math.max(post.window.from, earliest) } })),
      teams: problem.teams.map((team, t) => ({ ...team, minFilled: Math.min(team.minFilled, begunPosts(t) || team.minFilled) })),
      maxDifference: Math.max(problem.maxDifference, difference),
    },
    rules,
    { ...wishes, published },
  );
}
