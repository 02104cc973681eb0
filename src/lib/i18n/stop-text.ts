import { monthOf } from '../domain/month.ts';
import type { Stop } from '../engine/secondments/levels/repair-app.ts';
import type { ProblemNames } from '../engine/secondments/problem.ts';
import type { Messages } from './zh.ts';

/** A rule that stops small repairs, in words: what, and whose it is. */
export function stopText(why: Stop['why'], labels: ProblemNames, m: Messages['plan']['dropOut']['stop']): string {
  switch (why.fault) {
    case 'home_uncovered':
      return m.home_uncovered(
        labels.organisations[why.organisation] ?? '',
        labels.skills[why.skill] ?? '',
        monthOf(labels.firstMonth + why.month),
        String(why.missing),
      );
    case 'no_handover':
      return m.no_handover(labels.posts[why.after] ?? '');
    case 'rest_too_short':
      return m.rest_too_short(labels.people[why.person] ?? '', String(why.needed));
    case 'pair_apart':
    case 'pair_both_away':
      return m[why.fault](why.people.map((p) => labels.people[p] ?? ''));
    case 'starts_in_past':
    case 'too_early':
    case 'team_or_balance':
      return m[why.fault];
  }
}
