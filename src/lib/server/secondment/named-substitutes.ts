import type { NamedSubstitute } from '../../domain/plan-view.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { repairView, withoutProposed, type Gone } from './repair-view.ts';
import { surroundingsOf } from './surroundings.ts';

const MOST_NAMED = 3;

/**
 * Who could come to a post in the place of somebody who does not, the least regret first: names for those whom the change concerns and
 * who read no registers.
 *
 * @param service  the platform's own rights; the caller has made sure that the reader may see this assignment
 * @param today    civil date
 */
export async function namedSubstitutes(service: Db, out: Gone, today: string, m: Messages): Promise<NamedSubstitute[]> {
  const found = await surroundingsOf(service, out.id);
  if (!found) return [];
  const taken = (found.rows ?? []).map(({ person, status }) => ({ person: { id: person }, status }));
  const { repairs } = repairView(withoutProposed(found.world, taken), found.rules, out, today, m);
  const named = new Map<string, NamedSubstitute>();
  for (const { added, changes } of repairs)
    for (const [at, { person, post }] of changes.entries())
      if (post === out.post.id && !named.has(person)) {
        const { who, home, startsOn, endsBefore, months } = added[at]!;
        named.set(person, { person, who, home, startsOn, endsBefore, months });
      }
  return [...named.values()].slice(0, MOST_NAMED);
}
