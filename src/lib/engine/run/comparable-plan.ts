import type { PlanWorld } from '../../domain/plan-world.ts';
import type { Comparable, Fact } from './compare.ts';

/** The assignments of a plan, as what two runs are compared by: who goes where; a person and a seat are had once. */
export function comparablePlan(
  world: PlanWorld,
  assignments: readonly { person: string; post: string; from: string; months: number }[],
): Comparable {
  const fact = (field: Fact['field'], value: unknown): Fact => ({ field, text: JSON.stringify(value) });
  return {
    facts: new Map<string, readonly Fact[]>([
      ...world.people.map(({ id, specialties, available, monthsMin, monthsMax, monthsAllowed, level, maxAltitude, unit }) => {
        const rest = [available, monthsMin, monthsMax, monthsAllowed];
        return [id, [fact('offer', [specialties, level, maxAltitude, unit]), fact('capacity', rest)]] as const;
      }),
      ...world.posts.map(
        ({ id, title, specialties, levelMin, levelMax, from, until, monthsMin, monthsMax, monthsAllowed, seats, priority }) => {
          const rest = [from, until, monthsMin, monthsMax, monthsAllowed, seats, priority];
          return [id, [fact('title', title), fact('seek', [specialties, levelMin, levelMax]), fact('capacity', rest)]] as const;
        },
      ),
    ]),
    names: new Map([
      ...world.people.map(({ id, name }) => [id, name] as const),
      ...world.posts.map(({ id, title }) => [id, title] as const),
    ]),
    items: assignments.map(({ person, post, from, months }) => ({
      key: `${person} ${post} ${from} ${months}`,
      parties: [person, post],
      group: '',
      place: 1,
      value: months,
      holds: [`person ${person}`, `post ${post}`],
    })),
  };
}
