import type { Basis } from '../../domain/bundle.ts';
import type { Mode, ModeNeed, RoleId } from '../../domain/mode.ts';
import { dimensionOf, inBaseUnit, UNITS, type Dimension, type Unit } from '../../domain/units.ts';
import type { MatchingReference } from '../matching/reference.ts';
import type { Line, Member, Want } from './pool.ts';

/** How much of a need a project takes: [low, high] in base units of a dimension. */
export type Amount = { low: number; high: number; dimension: Dimension; unit: Unit; basis: Basis };

/** A need of a mode as it stands for one driver and host. */
export type Requirement = {
  need: ModeNeed;
  /** Binding: an offer that states less does not meet it. Null: nobody says. */
  amount: Amount | null;
  /** What other projects took: for what is kept free, never a condition. */
  typical: Amount | null;
  /** Concepts that the offer must be; empty: not known. */
  wanted: ReadonlySet<number>;
};

/**
 * The needs of a mode for a driver and a host, with amounts: what one of them says it seeks, else what a ratio of the
 * mode makes of another amount. A need of `when: sought` that neither seeks is left out.
 */
export function requirementsOf(mode: Mode, driver: Member, host: Member, reference: MatchingReference): Requirement[] {
  const inRole = (role: RoleId) => (role === mode.driver ? driver : host);
  const found = mode.needs.flatMap((need): Requirement[] => {
    const wants = need.for.flatMap((role) => wantsOf(inRole(role), need));
    if (need.when === 'sought' && wants.length === 0) return [];
    const stated = need.for.flatMap((role) => statedBy(inRole(role), need))[0] ?? null;
    return [{ need, amount: stated, typical: typicalOf(mode, need), wanted: wantedOf(need, wants, reference) }];
  });
  return withRatios(mode, found);
}

const wantsOf = (member: Member, { factors }: ModeNeed): Want[] => member.wants.filter(({ factor }) => factors.includes(factor));

/** What a member says it seeks of a need: the first seek with a quantity. */
function statedBy(member: Member, need: ModeNeed): Amount[] {
  return wantsOf(member, need).flatMap(({ quantity, at }): Amount[] => {
    if (quantity === null || quantity.value === 0) return [];
    const { value, unit, dimension, base } = quantity;
    const basis: Basis = { code: 'stated', listing: member.listing.id, direction: 'seek', at, quantity: value, unit };
    return [{ low: base, high: base, dimension, unit, basis }];
  });
}

function wantedOf(need: ModeNeed, wants: readonly Want[], { vocabulary: { numberOf } }: MatchingReference): ReadonlySet<number> {
  const about = need.about.flatMap((id) => numberOf.get(id) ?? []);
  return new Set([...about, ...(need.match === 'sought' ? wants.flatMap(({ named }) => [...named]) : [])]);
}

function typicalOf({ typical }: Mode, { id }: ModeNeed): Amount | null {
  for (const { id: name, of, low, high } of typical) {
    if (!('need' in of) || of.need !== id) continue;
    const { factor } = UNITS[of.unit];
    const basis: Basis = { code: 'typical', typical: name, low, high };
    return { low: low * factor, high: high * factor, dimension: dimensionOf(of.unit), unit: of.unit, basis };
  }
  return null;
}

/** Amounts that follow from others by a ratio; a ratio may follow from another. */
function withRatios(mode: Mode, requirements: Requirement[]): Requirement[] {
  const byNeed = new Map(requirements.map((requirement) => [requirement.need.id, requirement]));
  for (let again = true; again;) {
    again = false;
    for (const { id, from, to, low, high } of mode.ratios) {
      if (!('need' in to)) continue;
      const source = byNeed.get(from.need)?.amount;
      const target = byNeed.get(to.need);
      if (!source || !target || target.amount !== null || source.dimension !== dimensionOf(from.unit)) continue;
      const of = [source.low, source.high].map((base) => base / UNITS[from.unit].factor) as [number, number];
      const basis: Basis = { code: 'ratio', ratio: id, of: of[1], unit: from.unit, low, high };
      const range = { low: inBaseUnit(of[0] * low, to.unit), high: inBaseUnit(of[1] * high, to.unit) };
      target.amount = { ...range, dimension: dimensionOf(to.unit), unit: to.unit, basis };
      again = true;
    }
  }
  return requirements;
}

/** Whether an offer is what is needed: `right` by name, `kind_only` when no text says, null when a text says otherwise. */
export function fitOf({ wanted, need }: Requirement, member: Member, line: Line): 'right' | 'kind_only' | null {
  if (need.about.length > 0) {
    // A trade, not a material: who makes the offer counts as much as its words.
    for (const concept of wanted) if (line.raised.has(concept) || member.about.has(concept)) return 'right';
    return null;
  }
  if (need.match === 'kind') return 'right';
  if (wanted.size === 0 || line.raised.size === 0) return 'kind_only';
  for (const concept of wanted) if (line.raised.has(concept)) return 'right';
  return null;
}
