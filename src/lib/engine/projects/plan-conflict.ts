import type { PlanConflict } from '../../domain/portfolio-run.ts';
import type { Conflict } from './conflict.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { WishReader } from './wishes.ts';

/** Conflicts of a plan's problem in the words of its wishes. */
export function namedConflicts(conflicts: readonly Conflict[], problem: PlanProblem, reader: WishReader): PlanConflict[] {
  return conflicts.map((conflict) => named(conflict, problem, reader));
}

function named(conflict: Conflict, { capacities, pins }: PlanProblem, { listings }: WishReader): PlanConflict {
  switch (conflict.code) {
    case 'at_least_unreachable': {
      const pin = pins[conflict.rule]!;
      const needed = pin.what === 'listing' ? [pin.listing] : pin.what === 'project' ? pin.parties : [];
      return { code: 'pin_without_candidate', pin, gone: needed.filter((id) => !listings.has(id)) };
    }
    case 'pinned_over_capacity':
    case 'required_over_capacity': {
      const { needed, available } = conflict;
      const of = capacities[conflict.capacity]!;
      return 'party' in of
        ? { code: 'pins_over_party', listing: of.party, needed, available }
        : { code: 'pins_over_offer', ...of, needed, available };
    }
    case 'not_together':
      return { code: 'pins_not_together', pins: conflict.rules.map((rule) => pins[rule]!) };
    // Plans pin by rules and leave groups free: these do not arise.
    case 'pinned_in_one_group':
    case 'group_without_bundle':
      return { code: 'pins_not_together', pins: [] };
  }
}
