import { monthOf } from '../domain/month.ts';
import type { PlanConflict } from '../engine/secondments/conflict.ts';
import type { ProblemNames } from '../engine/secondments/problem.ts';
import type { AppRelaxation } from '../engine/secondments/levels/relax-app.ts';
import type { Reason } from '../engine/secondments/unfilled.ts';
import type { secondment } from './zh/secondment.ts';

type Messages = typeof secondment;

/** Why a post is open, in one sentence with the names given. */
export function reasonText(reason: Reason, names: ProblemNames, m: Messages): string {
  const persons = (reason.persons ?? []).map((p) => names.people[p] ?? '');
  return m.reason[reason.code]({
    who: persons.length > 0 ? m.list(persons) : m.people(reason.people),
    organisation: names.organisations[reason.organisation ?? -1] ?? '',
    station: names.stations[reason.station ?? -1] ?? '',
    team: names.teams[reason.team ?? -1] ?? '',
  });
}

/** What an office could grant, in one sentence with the names given. */
export function relaxationText(relaxation: AppRelaxation, names: ProblemNames, m: Messages): string {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(relaxation)) if (typeof value === 'number') texts[key] = String(value);
  if ('organisation' in relaxation) texts['organisation'] = names.organisations[relaxation.organisation] ?? '';
  if ('station' in relaxation) texts['station'] = names.stations[relaxation.station] ?? '';
  if ('team' in relaxation) [texts['team'], texts['least']] = [names.teams[relaxation.team] ?? '', String(relaxation.minFilled)];
  if ('post' in relaxation) texts['post'] = names.posts[relaxation.post] ?? '';
  if ('person' in relaxation) texts['person'] = names.people[relaxation.person] ?? '';
  if ('from' in relaxation)
    [texts['from'], texts['until']] = [monthOf(names.firstMonth + relaxation.from), monthOf(names.firstMonth + relaxation.until)];
  if ('skill' in relaxation) texts['skills'] = names.skills[relaxation.skill] ?? '';
  if ('after' in relaxation) texts['post'] = names.posts[relaxation.after] ?? '';
  if ('people' in relaxation) texts['people'] = m.list(relaxation.people.map((p) => names.people[p] ?? ''));
  if ('skills' in relaxation) texts['skills'] = m.list(relaxation.skills.map((skill) => names.skills[skill] ?? ''));
  return m.relaxation[relaxation.code](texts);
}

/** Why no plan exists, in one sentence with the names given. */
export function planConflictText(conflict: PlanConflict, names: ProblemNames, m: Messages): string {
  const list = (indices: readonly number[], of: readonly string[]) => m.list(indices.map((at) => of[at] ?? ''));
  const month = 'month' in conflict ? monthOf(names.firstMonth + conflict.month) : '';
  const counts = {
    needed: 'needed' in conflict ? conflict.needed : 'difference' in conflict ? Math.abs(conflict.difference) : 0,
    available: 'available' in conflict ? conflict.available : 'allowed' in conflict ? conflict.allowed : 0,
  };
  const people = 'people' in conflict ? list(conflict.people, names.people) : 'posts' in conflict ? list(conflict.posts, names.posts) : '';
  return m.conflict[conflict.code]({ who: whoOf(conflict, names), month, people, ...counts });
}

function whoOf(conflict: PlanConflict, names: ProblemNames): string {
  if ('post' in conflict) return names.posts[conflict.post] ?? '';
  if ('organisation' in conflict) return names.organisations[conflict.organisation] ?? '';
  if ('station' in conflict) return names.stations[conflict.station] ?? '';
  if ('team' in conflict) return names.teams[conflict.team] ?? '';
  return 'person' in conflict ? (names.people[conflict.person] ?? '') : '';
}
