import { inBaseUnit } from '../../domain/units.ts';
import { statedTotal } from '../matching/criteria/factors.ts';
import type { Party } from './cover.ts';
import type { Requirement } from './requirements.ts';

/**
 * Whether every party's essential seeks can be met by the others: as in ranking, what the others state of it in all must not
 * be less, and silence rules nobody out. What is a need of the mode is judged there, where several parties may add up.
 */
export function areContent(parties: readonly Party[], requirements: readonly Requirement[]): boolean {
  return parties.every(({ member, role }) =>
    member.profile.essentials.every(({ factor, quantity, unit }) => {
      if (quantity === undefined || unit === undefined) return true;
      if (requirements.some(({ need, essential }) => essential && need.for.includes(role) && need.factors.includes(factor))) return true;
      let total: number | null = null;
      for (const other of parties) {
        const stated = other.member === member ? null : statedTotal({ factor, unit }, other.member.profile.offered);
        if (stated !== null) total = (total ?? 0) + stated;
      }
      return total === null || total >= inBaseUnit(quantity, unit);
    }),
  );
}
