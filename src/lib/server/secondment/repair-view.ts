import { monthNumber, monthOf } from '../../domain/month.ts';
import type { PlanRow } from '../../domain/plan-view.ts';
import type { PlanWorld } from '../../domain/plan-world.ts';
import { repairsAfter } from '../../engine/secondments/levels/repair-app.ts';
import type { Assignment } from '../../engine/secondments/problem.ts';
import type { Repair } from '../../engine/secondments/repair.ts';
import { isSame } from '../../engine/secondments/same-assignment.ts';
import { readWorld } from '../../engine/secondments/world/read-world.ts';
import { planConflictText } from '../../i18n/secondment-text.ts';
import { stopText } from '../../i18n/stop-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { RepairChange } from './consent.ts';
import { datesOf, monthsBetween } from '../../engine/secondments/world/drawn-plan.ts';
import type { PlanHead } from './plans.ts';

/** Who does not come, where and when. */
export type Gone = Pick<PlanRow, 'id' | 'startsOn' | 'endsBefore'> & { person: { id: string }; post: { id: string } };

type Change = { who: string; home: string; where: string; startsOn: string; endsBefore: string; months: number };
/** One way to go on, in names, and what choosing it would ask people to sign. */
export type RepairView = {
  touched: number;
  regret: number;
  added: Change[];
  /** Published assignments that somebody would leave for another. */
  replaced: Change[];
  /** Published assignments that would simply end. */
  cancelled: Change[];
  changes: RepairChange[];
};

/** What there is to choose from, whether small repairs were possible at all, and the rules that stopped them or leave no plan. */
export type RepairsView = { repairs: RepairView[]; reach: 'few' | 'wider'; stopped: string[]; conflicts: string[]; ms: number };

type Rules = Pick<PlanHead, 'rest' | 'mostPerPerson' | 'maxDifference'>;

/** The registers without those to whom another assignment was just proposed: nobody is asked twice at once. */
export function withoutProposed(world: PlanWorld, rows: readonly { person: { id: string }; status: PlanRow['status'] }[]): PlanWorld {
  const asked = new Set(rows.filter(({ status }) => status === 'proposed').map(({ person }) => person.id));
  for (const { person } of world.published) asked.delete(person);
  if (asked.size === 0) return world;
  return {
    ...world,
    people: world.people.filter(({ id }) => !asked.has(id)),
    wishes: world.wishes.filter(({ person }) => !asked.has(person)),
  };
}

/**
 * Three ways to go on after somebody dropped out, of the least regret, or the one that changes more; nothing begins before next month.
 *
 * @param out    the assignment that ended
 * @param today  civil date
 */
export function repairView(world: PlanWorld, plan: Rules, out: Gone, today: string, m: Messages): RepairsView {
  const began = performance.now();
  const { rest, mostPerPerson, maxDifference } = plan;
  const next = monthNumber(today.slice(0, 7)) + 1;
  const { app, names, labels } = readWorld(world, { rest, mostPerPerson, maxDifference, mayChange: true, from: monthOf(next) });
  const person = names.people.indexOf(out.person.id);
  const post = names.posts.indexOf(out.post.id);
  if (person < 0 || post < 0) return { repairs: [], reach: 'few', stopped: [], conflicts: [], ms: 0 };
  const start = monthNumber(out.startsOn.slice(0, 7)) - names.firstMonth;
  const gone: Assignment = { person, post, start, months: monthsBetween(out.startsOn, out.endsBefore) };
  const published = app.wishes.published.filter((each) => !isSame(each, gone));
  const earliest = next - names.firstMonth;
  const { repairs, reach, stopped, conflicts } = repairsAfter(app, published, gone, earliest);
  const idOf = new Map(world.published.map((each) => [`${each.person} ${each.post} ${each.from}`, each.id]));
  const change = (each: Assignment): Change => ({
    who: labels.people[each.person]!,
    home: labels.organisations[app.problem.people[each.person]!.home]!,
    where: labels.posts[each.post]!,
    ...datesOf(each, names.firstMonth),
    months: each.months,
  });
  const view = ({ removed, added, touched, regret }: Repair): RepairView => {
    const moves = (each: Assignment) => added.some((other) => other.person === each.person);
    return {
      touched,
      regret,
      added: added.map(change),
      replaced: removed.filter(moves).map(change),
      cancelled: removed.filter((each) => !moves(each)).map(change),
      changes: added.map((each) => {
        const old = removed.find((other) => other.person === each.person);
        const key = old && `${names.people[old.person]!} ${names.posts[old.post]!} ${datesOf(old, names.firstMonth).startsOn}`;
        return {
          person: names.people[each.person]!,
          post: names.posts[each.post]!,
          ...datesOf(each, names.firstMonth),
          replaces: (key && idOf.get(key)) ?? null,
        };
      }),
    };
  };
  return {
    repairs: repairs.map(view),
    reach,
    stopped: [...new Set(stopped.map(({ why }) => stopText(why, labels, m.plan.dropOut.stop)))],
    conflicts: conflicts.map((conflict) => planConflictText(conflict, labels, m.secondment)),
    ms: performance.now() - began,
  };
}
