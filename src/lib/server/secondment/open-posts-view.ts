import type { OpenPost } from '../../domain/plan-view.ts';
import { alternativesForPost } from '../../engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { whyOpen } from '../../engine/secondments/board/why-open.ts';
import { appProblem, rested, type AppProblem } from '../../engine/secondments/levels/app-problem.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { relaxationsOf, relaxed } from '../../engine/secondments/relax.ts';
import { unfilledPosts, type Unfilled } from '../../engine/secondments/unfilled.ts';
import type { WorldProblem } from '../../engine/secondments/world/read-world.ts';
import { reasonText, relaxationText } from '../../i18n/secondment-text.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';

/**
 * The open posts of a plan.
 *
 * @param most  how many to explain
 */
export function openPosts({ app, names, labels }: WorldProblem, plan: readonly Assignment[], most: number, m: Messages): OpenPost[] {
  const board = new PlanBoard(app, plan);
  return unfilledPosts(rested(app), plan)
    .slice(0, most)
    .map((open) => ({
      id: names.posts[open.post]!,
      title: labels.posts[open.post]!,
      host: labels.organisations[app.problem.posts[open.post]!.host]!,
      reasons: reasonsOf(board, open, labels, m),
      relaxations: gains(app, plan, open).map(({ relaxation, gain }) => ({ text: relaxationText(relaxation, labels, m.secondment), gain })),
    }));
}

function reasonsOf(board: PlanBoard, { post, reasons }: Unfilled, labels: WorldProblem['labels'], m: Messages): string[] {
  const plain = reasons.filter(({ code }) => code !== 'not_better');
  if (plain.length > 0) return plain.map((reason) => reasonText(reason, labels, m.secondment));
  const rules = whyOpen(board, post);
  if (rules.length === 0) return [m.plan.result.mayGo];
  return rules.map(({ verdict }) => `${verdictText(verdict, labels, m.verdict)} (${m.verdict.whose[verdict.whose]})`);
}

/** Every relaxation by which somebody could fill the post with nothing else changed, the most worthy first. */
function gains(app: AppProblem, plan: readonly Assignment[], open: Unfilled) {
  return relaxationsOf(rested(app), open)
    .flatMap((relaxation) => {
      const board = new PlanBoard(appProblem(relaxed(app.problem, relaxation), app.rules, app.wishes), plan);
      const [best] = alternativesForPost(board, open.post, null, 1);
      return best ? [{ relaxation, gain: Math.round(best.points) }] : [];
    })
    .sort((a, b) => b.gain - a.gain);
}
