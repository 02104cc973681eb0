import type { FactorKind, Seek } from '../../domain/factor.ts';
import { inBaseUnit, UNITS, type Unit } from '../../domain/units.ts';
import type { Side } from './criteria/criterion.ts';
import { statedTotal } from './criteria/factors.ts';
import type { Profile } from './profile.ts';

/** Why a pair is out of the question. */
export type Gate =
  | { gate: 'same_listing' }
  /** A factor that `side` calls essential: the other side states how much it offers, and it is less. */
  | { gate: 'essential_shortfall'; side: Side; factor: FactorKind; sought: number; offered: number; unit: Unit };

/** The gates that close a pair; none means eligible. What is not stated never closes a gate. */
export function gatesOf(from: Profile, to: Profile): Gate[] {
  if (from.listing.id === to.listing.id) return [SAME_LISTING];
  if (from.essentials.length === 0 && to.essentials.length === 0) return NONE;
  return [...essentialShortfalls('from', from, to), ...essentialShortfalls('to', to, from)];
}

/** A listing is no partner for itself. */
const SAME_LISTING: Gate = { gate: 'same_listing' };
const NONE: Gate[] = [];

/** Essential seeks of `mine` that `theirs` offers in one dimension, stated, and too little of. */
function essentialShortfalls(side: Side, mine: Profile, theirs: Profile): Gate[] {
  return mine.essentials.flatMap((seek) => shortfallOf(side, seek, theirs) ?? []);
}

function shortfallOf(side: Side, { factor, quantity, unit }: Seek, theirs: Profile): Gate | null {
  if (quantity === undefined || unit === undefined) return null;
  const stated = statedTotal({ factor, unit }, theirs.offered);
  if (stated === null || stated >= inBaseUnit(quantity, unit)) return null;
  return { gate: 'essential_shortfall', side, factor, sought: quantity, offered: stated / UNITS[unit].factor, unit };
}
