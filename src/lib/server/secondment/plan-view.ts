import type { Account } from '../../domain/account.ts';
import type { Month } from '../../domain/month.ts';
import { OPEN_SHOWN, type OpenPost, type PlanRow, type PlanRowView } from '../../domain/plan-view.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { rested } from '../../engine/secondments/levels/app-problem.ts';
import { balanceOf } from '../../engine/secondments/balance.ts';
import { openPostsOf } from '../../engine/secondments/unfilled.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { drawnPlan, monthsBetween } from '../../engine/secondments/world/drawn-plan.ts';
import { myParties } from './my-parties.ts';
import { openPosts } from './open-posts-view.ts';
import { planWorld } from './plan-world.ts';
import type { StoredPlan } from './plans.ts';

export type PlanView = {
  rows: PlanRowView[];
  /** Person-months of what is on the board; null for those who see a part only. */
  balance: { eastToWest: number; westToEast: number } | null;
  open: OpenPost[] | null;
  openCount: number;
  faulty: number;
};

/**
 * The plan as the caller sees it: planners with the registers beside it, units their own assignments.
 *
 * @param openFrom  which open post is the first that is explained
 * @param month     the present one: nothing new begins before it
 */
export async function planView(
  db: Db,
  account: Account,
  plan: StoredPlan,
  { openFrom, month }: { openFrom: number; month: Month },
  m: Messages,
): Promise<PlanView> {
  const plain = (row: PlanRow): PlanRowView => ({
    ...row,
    months: monthsBetween(row.startsOn, row.endsBefore),
    parties: myParties(account, plan, row),
    faults: [],
  });
  const world = account.role === 'talent_officer' ? await planWorld(db, plan.exchange.id) : null;
  if (!world?.ok) return { rows: plan.rows.map(plain), balance: null, open: null, openCount: 0, faulty: 0 };
  const drawn = drawnPlan(world.value, { ...plan, from: month }, plan.rows);
  const assignments = [...drawn.elsewhere, ...drawn.onBoard.map(({ assignment }) => assignment)];
  const board = new PlanBoard(drawn.app, assignments);
  const faults = new Map(
    drawn.onBoard.map(({ row, assignment }) => [
      row.id,
      board
        .judge(assignment, assignment)
        .filter(({ state }) => state === 'fail')
        .map((verdict) => verdictText(verdict, drawn.labels, m.verdict)),
    ]),
  );
  const rows = plan.rows.map((row) => ({ ...plain(row), faults: faults.get(row.id) ?? [] }));
  return {
    rows,
    balance: balanceOf(drawn.app.problem, assignments),
    open: openPosts(drawn, assignments, { from: openFrom, most: OPEN_SHOWN }, m),
    openCount: openPostsOf(rested(drawn.app), assignments).length,
    faulty: rows.filter(({ faults: broken }) => broken.length > 0).length,
  };
}
