import type { AppRelaxation } from '../levels/relax-app.ts';
import type { Assignment } from '../problem.ts';
import type { PlanBoard } from './plan-board.ts';
import type { Verdict } from './verdict.ts';

/** The smallest change by which a broken rule would allow an assignment, and how large it is in the rule's own unit. */
export type Grant = { relaxation: AppRelaxation; size: number };

/**
 * What would have to be granted for one rule to allow an assignment.
 *
 * @param verdict  of the board on the assignment: something that stands against it
 * @returns null where nobody can grant it: a side, two places at once, the horizon, what is past, a team that has begun
 */
export function grantOf(board: PlanBoard, { person: p, post, start, months }: Assignment, verdict: Verdict): Grant | null {
  const { problem, rules } = board.app;
  const person = problem.people[p]!;
  const where = problem.posts[post]!;
  const end = start + months;
  const over = (verdict.have ?? 0) - (verdict.most ?? 0);
  switch (verdict.rule) {
    case 'skills':
      return { relaxation: { code: 'skills', post, skills: verdict.skills ?? [] }, size: (verdict.skills ?? []).length };
    case 'level': {
      const [min, max] = [Math.min(where.level.min, person.level), Math.max(where.level.max, person.level)];
      return { relaxation: { code: 'level', post, min, max }, size: where.level.min - min + (max - where.level.max) };
    }
    case 'altitude':
      return { relaxation: { code: 'altitude', person: p, metres: where.altitude }, size: where.altitude - person.maxAltitude };
    case 'fit_row':
      return { relaxation: { code: 'fit_row', person: p, post }, size: 1 };
    case 'forbidden':
      return { relaxation: { code: 'allow', person: p, post }, size: 1 };
    case 'availability': {
      const inside = person.available.map((each) => Math.max(0, Math.min(end, each.until) - Math.max(start, each.from)));
      return { relaxation: { code: 'availability', person: p, from: start, until: end }, size: months - Math.max(0, ...inside) };
    }
    case 'window': {
      const [from, until] = [Math.min(where.window.from, start), Math.max(where.window.until, end)];
      return { relaxation: { code: 'window', post, from, until }, size: where.window.from - from + (until - where.window.until) };
    }
    case 'months': {
      const isHost = verdict.whose === 'host';
      const { min, max } = isHost ? where.lengths : person.lengths;
      const size = Math.max(min - months, months - max, 1);
      return { relaxation: isHost ? { code: 'lengths', post, months } : { code: 'person_lengths', person: p, months }, size };
    }
    case 'rest': {
      const own = board.plan.filter((each) => each.person === p);
      const gaps = own.map((each) => Math.max(start - (each.start + each.months), each.start - end));
      const back = rules.back[p];
      const least = Math.min(...gaps, ...(back == null ? [] : [start - back]), rules.rest);
      return least < 0 ? null : { relaxation: { code: 'rest', months: least }, size: rules.rest - least };
    }
    case 'assignments':
      return { relaxation: { code: 'assignments', most: verdict.have ?? problem.maxAssignments + 1 }, size: over };
    case 'seats':
      return { relaxation: { code: 'seats', post, by: over }, size: over };
    case 'release_cap':
      return { relaxation: { code: 'release_cap', organisation: person.home, by: over }, size: over };
    case 'beds':
      return { relaxation: { code: 'beds', station: where.station, by: over }, size: over };
    case 'balance':
      return { relaxation: { code: 'balance', by: over }, size: over };
    case 'team_size':
      return {
        relaxation: { code: 'team', team: where.team, minFilled: verdict.have ?? 1 },
        size: (verdict.needed ?? 1) - (verdict.have ?? 1),
      };
    case 'cover': {
      const by = verdict.needed ?? 1;
      return { relaxation: { code: 'cover', organisation: person.home, skill: verdict.skills?.[0] ?? -1, by }, size: by };
    }
    case 'handover': {
      const rule = rules.handovers.find(({ before, after }) => after === post || before === post);
      return rule ? { relaxation: { code: 'handover', before: rule.before, after: rule.after, months: 0 }, size: rule.months } : null;
    }
    case 'pair': {
      const pair = rules.pairs.find(({ people }) => people.includes(p));
      return pair ? { relaxation: { code: 'pair', people: pair.people }, size: 1 } : null;
    }
    case 'side':
    case 'horizon':
    case 'past':
    case 'one_place':
    case 'team_start':
    case 'published':
      return null;
  }
}
