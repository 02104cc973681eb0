import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { ModeRole } from '../../domain/mode.ts';
import { ancestors, provinceOf, sideOf, type RegionCode, type RegionSide } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension, type Unit } from '../../domain/units.ts';
import { prepare, type Corpus } from '../matching/corpus.ts';
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
  /** Fields or pasture, by its stated use, else by its description. */
  farmed: boolean;
  /** Civil days on which it can be had, half-open; '': from the pool's first day on; null: open. */
  from: string;
  until: string | null;
};

/** A seek, read once for composing. */
export type Want = { at: number; factor: FactorKind; quantity: Quantity | null; named: ReadonlySet<number>; essential: boolean };

/** A listing, read once for composing. */
export type Member = {
  /** Place among all members, by id. */
  row: number;
  /** Row in the corpus of its half. */
  halfRow: number;
  listing: Listing;
  profile: Profile;
  side: RegionSide | null;
  province: RegionCode;
  /** Its region and those above it. */
  regions: readonly RegionCode[];
  lines: ReadonlyMap<FactorKind, readonly Line[]>;
  wants: readonly Want[];
  /** What it is: what its title names and, for others than counties, its summary; with the hypernyms of that. */
  trade: ReadonlySet<number>;
  /** First days of its offers that are not to be had from the beginning. */
  days: readonly string[];
};

/** Every listing that may take part. */
export type Pool = {
  reference: MatchingReference;
  /** First day of the projects [civil date]; '': not given. */
  startsOn: string;
  /** By id. */
  members: readonly Member[];
  byId: ReadonlyMap<string, Member>;
  /** The listings of the west, and all others, prepared for ranking, with the member of each row. */
  west: Half;
  east: Half;
};

export type Half = { corpus: Corpus; members: readonly Member[] };

/**
 * Reads listings for composing; the order of the input is forgotten.
 *
 * @param startsOn  first day of the projects [civil date]; offers that end before it are passed over
 * @throws Error when two listings have the same id (callers refuse that input first)
 */
export function poolOf(listings: readonly Listing[], reference: MatchingReference, startsOn = ''): Pool {
  const sorted = [...listings].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sides = new Map(sorted.map((listing) => [listing, sideOf(listing.organisation.region, reference.regions)]));
  const corpora = {
    west: prepare(
      sorted.filter((listing) => sides.get(listing) === 'west'),
      reference,
    ),
    east: prepare(
      sorted.filter((listing) => sides.get(listing) !== 'west'),
      reference,
    ),
  };
  const members = sorted.map((listing, row): Member => {
    const side = sides.get(listing) ?? null;
    const { profiles, rowOf } = corpora[side === 'west' ? 'west' : 'east'];
    const halfRow = rowOf.get(listing.id)!;
    return { row, halfRow, side, ...memberOf(listing, profiles[halfRow]!, reference, startsOn) };
  });
  const byId = new Map(members.map((member) => [member.listing.id, member]));
  if (byId.size !== members.length) throw new Error('poolOf: an id occurs twice');
  const half = (corpus: Corpus): Half => ({ corpus, members: corpus.profiles.map(({ listing }) => byId.get(listing.id)!) });
  return { reference, startsOn, members, byId, west: half(corpora.west), east: half(corpora.east) };
}

function memberOf(
  listing: Listing,
  profile: Profile,
  reference: MatchingReference,
  startsOn: string,
): Omit<Member, 'row' | 'halfRow' | 'side'> {
  const { vocabulary, regions } = reference;
  const { region, kind } = listing.organisation;
  const lines = linesOf(listing.offers, vocabulary, startsOn);
  const says = kind === 'county' ? listing.title : `${listing.title}\n${listing.summary}`;
  return {
    listing,
    profile,
    province: provinceOf(region),
    regions: [region, ...ancestors(region, regions)],
    lines,
    wants: listing.seeks.map((seek, at) => ({
      at,
      factor: seek.factor,
      quantity: quantityOf(seek),
      named: conceptsIn(seek.description, vocabulary),
      essential: seek.essential === true,
    })),
    trade: raised(conceptsIn(says, vocabulary), vocabulary),
    days: [...lines.values()].flatMap((each) => each.flatMap(({ from }) => (from === '' ? [] : [from]))),
  };
}

function linesOf(offers: readonly Offer[], vocabulary: Vocabulary, startsOn: string): Map<FactorKind, Line[]> {
  const lines = new Map<FactorKind, Line[]>();
  offers.forEach((offer, at) => {
    const quantity = quantityOf(offer);
    const { from = '', until = null } = offer.available ?? {};
    if (quantity?.value === 0 || (until !== null && until <= startsOn)) return; // says that there is none, or none any more
    const named = raised(conceptsIn(offer.description, vocabulary), vocabulary);
    const line: Line = {
      at,
      factor: offer.factor,
      quantity,
      raised: named,
      farmed: isFarmed(offer, named, vocabulary),
      from: from <= startsOn ? '' : from,
      until,
    };
    const others = lines.get(offer.factor);
    if (others) others.push(line);
    else lines.set(offer.factor, [line]);
  });
  return lines;
}

const FARMED = ['farmland', 'grassland', 'orchard_mix'];
/** What is written of land on which one may build, be it beside fields. */
const DEVELOPED = /工业|园区|厂房|建设用地|标准地|开发区|经开区|高新区/;

function isFarmed({ factor, description, details }: Offer, named: ReadonlySet<number>, { numberOf }: Vocabulary): boolean {
  if (factor !== 'land') return false;
  if (details?.['use'] !== undefined && details['use'] !== 'other') return details['use'] === 'agricultural';
  return FARMED.some((id) => named.has(numberOf.get(id) ?? -1)) && !DEVELOPED.test(description);
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

/** The members that may take part at all: a pair of regions, or (absent) everything. */
export type Scope = { east?: readonly RegionCode[]; west?: readonly RegionCode[] };

/** Whether a member lies in the scope's regions of its side; those on neither side count as east. */
export function inScope(member: Member, scope: Scope | undefined): boolean {
  const allowed = member.side === 'west' ? scope?.west : scope?.east;
  return allowed === undefined || member.regions.some((region) => allowed.includes(region));
}

/** Why a member may not take a role: kind, side, trade, what it seeks; null: it may. */
export type RoleMisfit = 'wrong_kind' | 'wrong_side' | 'other_trade' | 'seeks_nothing_of' | 'seeks_otherwise';

export function misfitOf(member: Member, role: ModeRole, { vocabulary: { numberOf } }: MatchingReference): RoleMisfit | null {
  if (!role.kinds.includes(member.listing.organisation.kind)) return 'wrong_kind';
  if (role.side !== null && (member.side === 'west') !== (role.side === 'west')) return 'wrong_side';
  if (role.about.length > 0 && !role.about.some((id) => member.trade.has(numberOf.get(id) ?? -1))) return 'other_trade';
  const seeks = (factors: readonly FactorKind[]) => member.wants.some(({ factor }) => factors.includes(factor));
  if (role.seeks.length > 0 && !seeks(role.seeks)) return 'seeks_nothing_of';
  return seeks(role.seeksNone) ? 'seeks_otherwise' : null;
}

export const fitsRole = (member: Member, role: ModeRole, reference: MatchingReference): boolean =>
  misfitOf(member, role, reference) === null;

/** A listing as it would be with changes, beside the pool that it was read with. */
export function memberLike(member: Member, listing: Listing, { reference, startsOn }: Pool): Member {
  return { ...member, ...memberOf(listing, profileOf(listing, reference), reference, startsOn) };
}
