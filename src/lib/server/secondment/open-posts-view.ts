import type { OpenPost } from '../../domain/plan-view.ts';
import { alternativesForPost } from '../../engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { whyOpen } from '../../engine/secondments/board/why-open.ts';
import { appProblem, rested } from '../../engine/secondments/levels/app-problem.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { relaxationsOf, relaxed } from '../../engine/secondments/relax.ts';
import { openPostsOf, unfilledPosts, type Unfilled } from '../../engine/secondments/unfilled.ts';
import { datesOf } from '../../engine/secondments/world/drawn-plan.ts';
import type { WorldProblem } from '../../engine/secondments/world/read-world.ts';
import { reasonText, relaxationText } from '../../i18n/secondment-text.ts';
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
    return {
      id: names.posts[open.post]!,
      title: labels.posts[open.post]!,
      host: labels.organisations[app.problem.posts[open.post]!.host]!,
      reasons: best ? [] : reasonsOf(board, open, labels, m),
      candidate: best
        ? {
            person: names.people[best.person]!,
            name: labels.people[best.person]!,
            ...datesOf(best, names.firstMonth),
            months: best.months,
          }
        : null,
      relaxations: best
        ? []
        : gains(board, open).map(({ relaxation, gain }) => ({ text: relaxationText(relaxation, labels, m.secondment), gain })),
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

/** Every relaxation by which somebody could fill the post with nothing else changed, the most worthy first. */
function gains(board: PlanBoard, open: Unfilled) {
  const { app } = board;
  return relaxationsOf(rested(app), open)
    .flatMap((relaxation) => {
      const relaxedBoard = board.under(appProblem(relaxed(app.problem, relaxation), app.rules, app.wishes));
      const [best] = alternativesForPost(relaxedBoard, open.post, null, 1);
      return best ? [{ relaxation, gain: Math.round(best.points) }] : [];
    })
    .sort((a, b) => b.gain - a.gain);
}
