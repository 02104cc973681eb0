import { monthNumber, monthOf } from '../../domain/month.ts';
import type { PlanRow, VerdictView } from '../../domain/plan-view.ts';
import { alternativesForPost, alternativesOfPerson, type Alternative } from '../../engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import type { Verdict } from '../../engine/secondments/board/verdict.ts';
import { commonLengths } from '../../engine/secondments/eligibility.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import { datesOf, type DrawnPlan } from '../../engine/secondments/world/drawn-plan.ts';

/** Who, where and when, by id and in words. */
export type PlaceView = {
  person: string;
  personName: string;
  post: string;
  postTitle: string;
  host: string;
  startsOn: string;
  endsBefore: string;
  months: number;
  points: number;
};
export type MoveView = {
  now: PlaceView | null;
  /** Of the assignment as it stands. */
  verdicts: VerdictView[];
  elsewhere: PlaceView[];
  others: PlaceView[];
  /** What was asked about, rule by rule. */
  asked: { place: PlaceView; verdicts: VerdictView[]; isAllowed: boolean } | null;
  people: { id: string; name: string }[];
  posts: { id: string; title: string; host: string }[];
  /** Months that something may begin in. */
  months: string[];
  lengths: number[];
};

/** A question: who, where, from which month, for how long; null: not asked. */
export type Asked = { person: string; post: string; from: string; months: number } | null;

/** Why an assignment is where it is, where else it could be, who else could come, and why a place that was asked about would do or not. */
export function moveView(drawn: DrawnPlan, row: PlanRow | null, asked: Asked, m: Messages): MoveView {
  const { app, names, labels, onBoard, elsewhere } = drawn;
  const board = new PlanBoard(app, [...elsewhere, ...onBoard.map(({ assignment }) => assignment)]);
  const now = onBoard.find((each) => each.row.id === row?.id || each.row.replaces === row?.id)?.assignment ?? null;
  const texts = (verdicts: Verdict[]) =>
    verdicts.map((verdict) => ({
      state: verdict.state,
      text: verdictText(verdict, labels, m.verdict),
      whose: m.verdict.whose[verdict.whose],
    }));
  const view = (place: Assignment | Alternative): PlaceView => ({
    person: names.people[place.person]!,
    personName: labels.people[place.person]!,
    post: names.posts[place.post]!,
    postTitle: labels.posts[place.post]!,
    host: labels.organisations[app.problem.posts[place.post]!.host]!,
    ...datesOf(place, names.firstMonth),
    months: place.months,
    points: Math.round(board.pointsOf(place)),
  });
  const question = asked && placeOf(drawn, asked);
  const verdicts = question ? board.judge(question, now && now.person === question.person ? now : null) : [];
  const lengths = now
    ? commonLengths(app.problem.people[now.person]!.lengths, app.problem.posts[now.post]!.lengths, app.problem.months)
    : [];
  return {
    now: now && view(now),
    verdicts: now ? texts(board.judge(now, now)) : [],
    elsewhere: now ? alternativesOfPerson(board, now.person, now).map(view) : [],
    others: now ? alternativesForPost(board, now.post, now).map(view) : [],
    asked: question && {
      place: view(question),
      verdicts: texts(verdicts),
      isAllowed: verdicts.every(({ state }) => state !== 'fail'),
    },
    people: names.people.map((id, p) => ({ id, name: labels.people[p]! })),
    posts: names.posts.map((id, q) => ({ id, title: labels.posts[q]!, host: labels.organisations[app.problem.posts[q]!.host]! })),
    months: [...Array(app.problem.months).keys()]
      .filter((t) => t >= (app.rules.notBefore ?? 0) || t === now?.start)
      .map((t) => monthOf(names.firstMonth + t)),
    lengths: lengths.length > 0 ? lengths : [3, 6, 12],
  };
}

function placeOf({ names }: DrawnPlan, { person, post, from, months }: NonNullable<Asked>): Assignment | null {
  const [p, q] = [names.people.indexOf(person), names.posts.indexOf(post)];
  return p < 0 || q < 0 ? null : { person: p, post: q, start: monthNumber(from) - names.firstMonth, months };
}
