import type { FactorKind } from '../../domain/factor.ts';
import { inBaseUnit, UNITS, type Unit } from '../../domain/units.ts';
import { statedTotal } from '../matching/criteria/factors.ts';
import type { Party } from './cover.ts';
import type { Requirement } from './requirements.ts';

/** Something that a party cannot do without, and that the others state too little of. */
export type Discontent = { listing: string; factor: FactorKind; sought: number; offered: number; unit: Unit };

/**
 * What parties' essential seeks lack: as in ranking, what the others state of it in all must not be less, and silence rules
 * nobody out. What is a need of the mode is judged there, where several parties may add up.
 */
export function discontents(parties: readonly Party[], requirements: readonly Requirement[]): Discontent[] {
  return parties.flatMap(({ member, role }) =>
    member.profile.essentials.flatMap(({ factor, quantity, unit }): Discontent[] => {
      if (quantity === undefined || unit === undefined) return [];
      if (requirements.some(({ need, essential }) => essential && need.for.includes(role) && need.factors.includes(factor))) return [];
      let total: number | null = null;
      for (const other of parties) {
        const stated = other.member === member ? null : statedTotal({ factor, unit }, other.member.profile.offered);
        if (stated !== null) total = (total ?? 0) + stated;
      }
      if (total === null || total >= inBaseUnit(quantity, unit)) return [];
      return [{ listing: member.listing.id, factor, sought: quantity, offered: total / UNITS[unit].factor, unit }];
    }),
  );
}

/** Whether nobody's essentials are stated too small. */
export const areContent = (parties: readonly Party[], requirements: readonly Requirement[]): boolean =>
  parties.every(({ member }) => member.profile.essentials.length === 0) || discontents(parties, requirements).length === 0;
