import type { Month } from '../../domain/month.ts';
import type { VerdictView } from '../../domain/plan-view.ts';
import { alternativesOfPerson } from '../../engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { datesOf, drawnPlan } from '../../engine/secondments/world/drawn-plan.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { surroundingsOf } from './surroundings.ts';

/** Why somebody is placed where he is, rule by rule, and where else he could go with nothing else changed. */
export type Explanation = {
  verdicts: VerdictView[];
  elsewhere: { post: string; host: string; startsOn: string; endsBefore: string; months: number }[];
};

const MOST_ELSEWHERE = 4;

/**
 * Explains an assignment to those who may read it but not the registers that it was planned from: the person and both units.
 *
 * @param service  the platform's own rights; the caller has made sure that the reader may see this assignment
 * @param month    the present one: nothing new begins before it
 * @returns null when it is no longer on the board
 */
export async function explainPlacement(service: Db, id: string, month: Month, m: Messages): Promise<Explanation | null> {
  const found = await surroundingsOf(service, id);
  if (!found) return null;
  const { world, rules, rows } = found;
  const board = (rows ?? []).map((row) => ({ ...row, person: { id: row.person }, post: { id: row.post } }));
  const { app, names, labels, onBoard, elsewhere } = drawnPlan(world, { ...rules, from: month }, board);
  const own = onBoard.find(({ row }) => row.id === id)?.assignment;
  if (!own) return null;
  const plan = new PlanBoard(app, [...elsewhere, ...onBoard.map(({ assignment }) => assignment)]);
  return {
    verdicts: plan
      .judge(own, own)
      .flatMap((verdict) =>
        verdict.rule === 'published'
          ? []
          : [{ state: verdict.state, text: verdictText(verdict, labels, m.verdict), whose: m.verdict.whose[verdict.whose] }],
      ),
    // Where he is already, only shorter or longer, is nowhere else.
    elsewhere: alternativesOfPerson(plan, own.person, own, MOST_ELSEWHERE + 1)
      .filter((place) => place.post !== own.post || place.start !== own.start)
      .slice(0, MOST_ELSEWHERE)
      .map((place) => ({
        post: labels.posts[place.post]!,
        host: labels.organisations[app.problem.posts[place.post]!.host]!,
        ...datesOf(place, names.firstMonth),
        months: place.months,
      })),
  };
}
