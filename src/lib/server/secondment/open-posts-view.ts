import type { OpenPost } from '../../domain/plan-view.ts';
import { alternativesForPost } from '../../engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { whyOpen } from '../../engine/secondments/board/why-open.ts';
import { standsAgainst } from '../../engine/secondments/board/verdict.ts';
import { whatWouldFill } from '../../engine/secondments/board/what-would-fill.ts';
import { rested } from '../../engine/secondments/levels/app-problem.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { openPostsOf, unfilledPosts, type Unfilled } from '../../engine/secondments/unfilled.ts';
import { datesOf } from '../../engine/secondments/world/drawn-plan.ts';
import type { WorldProblem } from '../../engine/secondments/world/read-world.ts';
import { grantText } from '../../i18n/grant-text.ts';
import { reasonText } from '../../i18n/secondment-text.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';

/** Which open posts to explain, in their order: `most` from the `from`-th on. */
export type OpenPage = { from: number; most: number };

/** The open posts of a plan, with why each is open and what would fill it. */
export function openPosts(
  { app, names, labels }: WorldProblem,
  plan: readonly Assignment[],
  { from, most }: OpenPage,
  m: Messages,
): OpenPost[] {
  const board = new PlanBoard(app, plan);
  const problem = rested(app);
  return unfilledPosts(problem, plan, openPostsOf(problem, plan).slice(from, from + most)).map((open) => {
    const [best] = alternativesForPost(board, open.post, null, 1);
    // Somebody could come, and what is tied to him is still to be arranged: a team, the other of a pair.
    const unfinished = best ? board.judge(best).filter(standsAgainst) : [];
    return {
      id: names.posts[open.post]!,
      title: labels.posts[open.post]!,
      host: labels.organisations[app.problem.posts[open.post]!.host]!,
      reasons: best ? unfinished.map((verdict) => verdictText(verdict, labels, m.verdict)) : reasonsOf(board, open, labels, m),
      candidate: best
        ? {
            person: names.people[best.person]!,
            name: labels.people[best.person]!,
            ...datesOf(best, names.firstMonth),
            months: best.months,
          }
        : null,
      relaxations:
        best && unfinished.length === 0
          ? []
          : whatWouldFill(board, open.post).map(({ relaxations, place, gain }) => ({
              text: grantText(relaxations, labels, m),
              who: labels.people[place.person]!,
              ...datesOf(place, names.firstMonth),
              months: place.months,
              gain: Math.round(gain),
            })),
    };
  });
}

function reasonsOf(board: PlanBoard, { post, reasons }: Unfilled, labels: WorldProblem['labels'], m: Messages): string[] {
  const plain = reasons.filter(({ code }) => code !== 'not_better');
  if (plain.length > 0) return plain.map((reason) => reasonText(reason, labels, m.secondment));
  const rules = whyOpen(board, post);
  if (rules.length === 0) return [m.plan.result.mayGo];
  return rules.map(({ verdict }) => `${verdictText(verdict, labels, m.verdict)} (${m.verdict.whose[verdict.whose]})`);
}
