import { answerOf, type Plan } from '../../engine/secondments/plan.ts';
import type { PlanProgress } from '../../engine/secondments/planner.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { unfilledPosts } from '../../engine/secondments/unfilled.ts';
import type { ExplainedPlan, PlanJob, PlanNews } from './plan-worker.ts';
import { inThread, type ThreadRun } from './thread.ts';

/** Plans in a thread of its own; `cancel` ends it at once and answers with the best plan told so far. */
export function planInThread(job: PlanJob, onProgress?: (progress: PlanProgress) => void): ThreadRun<ExplainedPlan> {
  const best: { assignments: Assignment[] | null; bound: number | null } = { assignments: null, bound: null };
  const hear = (news: PlanNews): ExplainedPlan | undefined => {
    if (news.kind === 'done') return { plan: news.plan, unfilled: news.unfilled, gains: news.gains };
    best.bound = news.bound;
    best.assignments = news.assignments ?? best.assignments;
    onProgress?.(news);
    return undefined;
  };
  return inThread(new URL('./plan-worker.ts', import.meta.url), job, hear, () => {
    const plan: Plan = answerOf(job.problem, best.assignments, best.bound ?? Infinity, job.gap, 'time');
    const unfilled = plan.objective === null ? [] : unfilledPosts(job.problem, plan.assignments);
    return { plan, unfilled, gains: job.relax ? unfilled.map(() => []) : null };
  });
}
