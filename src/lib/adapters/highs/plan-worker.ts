import { parentPort, workerData } from 'node:worker_threads';
import { Budget } from '../../engine/budget.ts';
import type { Plan } from '../../engine/secondments/plan.ts';
import { planSecondments, type PlanProgress } from '../../engine/secondments/planner.ts';
import type { Problem } from '../../engine/secondments/problem.ts';
import { gainsOf, type Gain } from '../../engine/secondments/relax.ts';
import { unfilledPosts, type Unfilled } from '../../engine/secondments/unfilled.ts';
import { loadHighsSolver } from './solve.ts';
import type { JobLimit } from './thread.ts';

/** What a planning thread is started with. One thread, one job, one engine of HiGHS. */
export type PlanJob = {
  problem: Problem;
  gap: number;
  seed: number;
  limit: JobLimit;
  /** Whether to try what would fill the open posts: at most as much again as the planning took, and half of the limit. */
  relax: boolean;
};

export type ExplainedPlan = { plan: Plan; unfilled: Unfilled[]; /** By unfilled post; null when not asked for. */ gains: Gain[][] | null };

/** What the thread tells: better plans and bounds as they are found, then the answer. */
export type PlanNews = ({ kind: 'progress' } & PlanProgress) | ({ kind: 'done' } & ExplainedPlan);

const SHARE_OF_RELAXING = 0.5; // of the limit
const WORK_OF_RELAXING = 20_000; // of one relaxation, in units of counted work
const WITH_SOLVER = 500; // people and posts up to which relaxations are planned with the solver

const port = parentPort;
if (!port) throw new Error('plan-worker.ts runs in a thread');
const tell = (news: PlanNews) => port.postMessage(news);

const { problem, gap, seed, limit, relax } = workerData as PlanJob;
const clock = () => performance.now() / 1000;
const budgetOf = (share: number) => new Budget('work' in limit ? { work: limit.work * share } : { seconds: limit.seconds * share, clock });
const solver = await loadHighsSolver();
const budget = budgetOf(relax ? 1 - SHARE_OF_RELAXING : 1);
const plan = planSecondments(problem, { gap, seed, budget, solver, onProgress: (progress) => tell({ kind: 'progress', ...progress }) });
const unfilled = plan.objective === null ? [] : unfilledPosts(problem, plan.assignments);
const isSmall = problem.people.length + problem.posts.length <= WITH_SOLVER;
const gains = relax
  ? gainsOf(problem, plan.assignments, plan.objective ?? 0, unfilled, {
      budget: budgetOf(SHARE_OF_RELAXING),
      budgetOf: () => new Budget({ work: WORK_OF_RELAXING }),
      seed,
      ...(isSmall ? { solver } : {}),
    })
  : null;
tell({ kind: 'done', plan, unfilled, gains });
