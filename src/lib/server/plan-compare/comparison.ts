import { brokenPromises, comparePlans, type ComparedPlacement, type PlanDifference, type PlanMove } from '../../domain/plan-compare.ts';
import { PlanBoard } from '../../engine/secondments/board/plan-board.ts';
import { drawnPlan, monthsBetween, type BoardRow } from '../../engine/secondments/world/drawn-plan.ts';
import { monthNumber } from '../../domain/month.ts';
import type { PlanWorld } from '../../domain/plan-world.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import { verdictText } from '../../i18n/verdict-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { planWorld } from '../secondment/plan-world.ts';
import { boardRows, placementIn, type ComparedPlan } from './compared-plan.ts';

type Why<T> = T & { why: string[] };
export type PlanComparison = Omit<PlanDifference, 'entering' | 'leaving' | 'moved'> & {
  entering: Why<ComparedPlacement>[];
  leaving: Why<ComparedPlacement>[];
  moved: Why<PlanMove>[];
  /** Published placements that each plan would not keep. */
  broken: { before: ComparedPlacement[]; after: ComparedPlacement[] };
};

/**
 * Two plans of one exchange, and by the registers of today why what differs differs: the rules that the one plan's placement would break
 * in the other, or what was said when somebody left.
 *
 * @returns null when the caller does not plan the exchange
 */
export async function planComparison(db: Db, first: ComparedPlan, second: ComparedPlan, m: Messages): Promise<PlanComparison | null> {
  const world = await planWorld(db, first.exchange);
  if (!world.ok) return null;
  const t = m.planCompare;
  const [before, after] =
    first.kind === second.kind ? [first, second] : [withPromises(world.value, first), withPromises(world.value, second)];
  const difference = comparePlans(before.placements, after.placements);
  const [judgeBefore, judgeAfter] = [judge(world.value, before, m), judge(world.value, after, m)];
  const published = world.value.published.flatMap(({ person, post, from, until }) => placementIn(world.value, person, post, from, until));
  const saidOf = (placement: ComparedPlacement) =>
    after.gone
      .filter(({ person }) => person === placement.person)
      .slice(-1)
      .map(({ status, words }) => t.said(m.plan.status[status], words));
  return {
    ...difference,
    leaving: difference.leaving.map((each) => ({ ...each, why: [...saidOf(each), ...judgeAfter(each, null, t.roomLeft)] })),
    entering: difference.entering.map((each) => ({ ...each, why: judgeBefore(each, null, t.roomBefore) })),
    moved: difference.moved.map((each) => ({ ...each, why: judgeAfter(each.before, each.after, t.roomStay) })),
    broken: {
      before: brokenPromises(published, before.placements, before.kind === 'run'),
      after: brokenPromises(published, after.placements, after.kind === 'run'),
    },
  };
}

/** A run plans around what is published; a plan is drawn beside it, and has to be read with it to stand beside a run. */
function withPromises(world: PlanWorld, plan: ComparedPlan): ComparedPlan {
  if (plan.kind === 'run') return plan;
  const isPlaced = (person: string, from: string, until: string) =>
    plan.placements.some((each) => each.person === person && each.startsOn < until && from < each.endsBefore);
  const beside = world.published.filter(({ person, from, until }) => !isPlaced(person, from, until));
  return {
    ...plan,
    placements: [...plan.placements, ...beside.flatMap(({ person, post, from, until }) => placementIn(world, person, post, from, until))],
  };
}

/** What a placement would break in a plan, in the place of another of the same person; a sentence of its own when nothing. */
function judge(world: PlanWorld, plan: ComparedPlan, m: Messages) {
  const { app, labels, names, onBoard, elsewhere } = drawnPlan<BoardRow>(
    world,
    { ...plan.rules, from: null },
    boardRows(plan, world.published),
  );
  const board = new PlanBoard(app, [...elsewhere, ...onBoard.map(({ assignment }) => assignment)]);
  const people = new Map(names.people.map((id, at) => [id, at]));
  const posts = new Map(names.posts.map((id, at) => [id, at]));
  const find = (placement: ComparedPlacement): Assignment | null => {
    const [person, post] = [people.get(placement.person), posts.get(placement.postId)];
    if (person === undefined || post === undefined) return null;
    const start = monthNumber(placement.startsOn.slice(0, 7)) - names.firstMonth;
    return { person, post, start, months: monthsBetween(placement.startsOn, placement.endsBefore) };
  };
  return (placement: ComparedPlacement, instead: ComparedPlacement | null, otherwise: string): string[] => {
    const wanted = find(placement);
    if (!wanted) return [m.planCompare.notInExchange];
    const target = instead && find(instead);
    const held = target && board.plan.find((each) => isPlace(each, target));
    const broken = board.judge(wanted, held ?? null).filter(({ state }) => state === 'fail');
    return broken.length > 0 ? broken.map((verdict) => verdictText(verdict, labels, m.verdict)) : [otherwise];
  };
}

const isPlace = (a: Assignment, b: Assignment) =>
  a.person === b.person && a.post === b.post && a.start === b.start && a.months === b.months;
