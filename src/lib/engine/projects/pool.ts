import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { ModeRole } from '../../domain/mode.ts';
import { ancestors, provinceOf, sideOf, type RegionCode, type RegionSide } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension, type Unit } from '../../domain/units.ts';
import { profileOf, type Profile } from '../matching/profile.ts';
import type { MatchingReference } from '../matching/reference.ts';
import { conceptsIn, type Vocabulary } from '../matching/vocabulary.ts';

/** A quantity that a listing states, also in the base unit of its dimension. */
export type Quantity = { value: number; unit: Unit; dimension: Dimension; base: number };

/** An offer, read once for composing. */
export type Line = {
  at: number;
  factor: FactorKind;
  quantity: Quantity | null;
  /** What its description names, and the hypernyms of that. */
  raised: ReadonlySet<number>;
  /** Civil days on which it can be had, half-open; '' and null: open. */
  from: string;
  until: string | null;
};

/** A seek, read once for composing. */
export type Want = { at: number; factor: FactorKind; quantity: Quantity | null; named: ReadonlySet<number>; essential: boolean };

/** A listing, read once for composing. */
export type Member = {
  listing: Listing;
  profile: Profile;
  side: RegionSide | null;
  province: RegionCode;
  /** Its region and those above it. */
  regions: readonly RegionCode[];
  lines: ReadonlyMap<FactorKind, readonly Line[]>;
  wants: readonly Want[];
  /** What its title, summary and offers name, and the hypernyms of that. */
  about: ReadonlySet<number>;
};

/** Every listing that may take part. */
export type Pool = {
  reference: MatchingReference;
  members: readonly Member[];
  byId: ReadonlyMap<string, Member>;
  /** Members by a factor that they offer. */
  offering: ReadonlyMap<FactorKind, readonly Member[]>;
};

/**
 * Reads listings for composing; the order of the input is forgotten.
 *
 * @throws Error when two listings have the same id (callers refuse that input first)
 */
export function poolOf(listings: readonly Listing[], reference: MatchingReference): Pool {
  const members = listings.map((listing) => memberOf(listing, reference)).sort((a, b) => (a.listing.id < b.listing.id ? -1 : 1));
  const byId = new Map(members.map((member) => [member.listing.id, member]));
  if (byId.size !== members.length) throw new Error('poolOf: an id occurs twice');
  const offering = new Map<FactorKind, Member[]>();
  for (const member of members) {
    for (const factor of member.lines.keys()) {
      const others = offering.get(factor);
      if (others) others.push(member);
      else offering.set(factor, [member]);
    }
  }
  return { reference, members, byId, offering };
}

function memberOf(listing: Listing, reference: MatchingReference): Member {
  const { vocabulary, regions } = reference;
  const { region } = listing.organisation;
  const texts = [listing.title, listing.summary, ...listing.offers.map(({ description }) => description)];
  return {
    listing,
    profile: profileOf(listing, reference),
    side: sideOf(region, regions),
    province: provinceOf(region),
    regions: [region, ...ancestors(region, regions)],
    lines: linesOf(listing.offers, vocabulary),
    wants: listing.seeks.map((seek, at) => ({
      at,
      factor: seek.factor,
      quantity: quantityOf(seek),
      named: conceptsIn(seek.description, vocabulary),
      essential: seek.essential === true,
    })),
    about: raised(conceptsIn(texts.join('\n'), vocabulary), vocabulary),
  };
}

function linesOf(offers: readonly Offer[], vocabulary: Vocabulary): Map<FactorKind, Line[]> {
  const lines = new Map<FactorKind, Line[]>();
  offers.forEach((offer, at) => {
    const quantity = quantityOf(offer);
    if (quantity?.value === 0) return; // says that there is none
    const line: Line = {
      at,
      factor: offer.factor,
      quantity,
      raised: raised(conceptsIn(offer.description, vocabulary), vocabulary),
      from: offer.available?.from ?? '',
      until: offer.available?.until ?? null,
    };
    const others = lines.get(offer.factor);
    if (others) others.push(line);
    else lines.set(offer.factor, [line]);
  });
  return lines;
}

function quantityOf({ quantity, unit }: Offer | Seek): Quantity | null {
  if (quantity === undefined || unit === undefined) return null;
  return { value: quantity, unit, dimension: dimensionOf(unit), base: inBaseUnit(quantity, unit) };
}

/** Concepts and all their hypernyms. */
function raised(concepts: ReadonlySet<number>, { parents }: Vocabulary): ReadonlySet<number> {
  const all = new Set(concepts);
  for (const concept of all) for (const parent of parents[concept] ?? []) all.add(parent); // a set may grow while it is walked
  return all;
}

/** The members that may take part at all; a pair of regions, or everything. */
export type Scope = { east?: readonly RegionCode[]; west?: readonly RegionCode[] };

/** Whether a member lies in the scope's regions of its side; those on neither side count as east. */
export function inScope(member: Member, scope: Scope | undefined): boolean {
  const allowed = member.side === 'west' ? scope?.west : scope?.east;
  return allowed === undefined || member.regions.some((region) => allowed.includes(region));
}

/** Whether a member may take a role: kind, side, business, what it seeks. */
export function fitsRole(member: Member, role: ModeRole, { vocabulary: { numberOf } }: MatchingReference): boolean {
  if (!role.kinds.includes(member.listing.organisation.kind)) return false;
  if (role.side !== null && (member.side === 'west') !== (role.side === 'west')) return false;
  if (role.about.length > 0 && !role.about.some((id) => member.about.has(numberOf.get(id) ?? -1))) return false;
  const seeks = (factors: readonly FactorKind[]) => member.wants.some(({ factor }) => factors.includes(factor));
  return (role.seeks.length === 0 || seeks(role.seeks)) && !seeks(role.seeksNone);
}
