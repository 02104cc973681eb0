import type { FactorKind } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode } from '../../domain/mode.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import { UNITS, type Unit } from '../../domain/units.ts';
import { gainsOf, roundedScore, scoreOf } from '../matching/score.ts';
import { conceptsIn } from '../matching/vocabulary.ts';
import { WEIGHTS } from '../matching/weights.ts';
import { unmetBy, type Party } from './cover.ts';
import { Helpers } from './helpers.ts';
import { Kinship } from './kinship.ts';
import { fitsRole, inScope, memberLike, type Line, type Member, type Pool, type Scope } from './pool.ts';
import { fitOf, NeedReader, type Requirement } from './requirements.ts';
import { roleOf } from './covers.ts';
import { minimalSets } from './sets.ts';

/** One thing an organisation could change so that more partners make a project with it. `at`: place among its offers or seeks. */
export type ProjectChange =
  /** Treat a shortfall of something sought as a matter of talks. */
  | { kind: 'waive_essential'; at: number; factor: FactorKind }
  /** Be content with less of something sought. */
  | { kind: 'lower_seek'; at: number; factor: FactorKind; quantity: number; unit: Unit }
  /** Offer more: `more` in addition, `quantity` in all. */
  | { kind: 'raise_quantity'; at: number; factor: FactorKind; more: number; quantity: number; unit: Unit }
  /** Offer something that it does not offer yet. */
  | { kind: 'add_offer'; factor: FactorKind; concept: string | null; quantity: number | null; unit: Unit | null };

/** Steps of our own, as for listings (`matching/change.ts`): 2 decide · 3 really have more. */
export const PROJECT_CHANGE_COST = { waive_essential: 2, lower_seek: 2, raise_quantity: 3, add_offer: 3 } as const;

export type ProjectImprovement = {
  change: ProjectChange;
  cost: 2 | 3;
  /** Partners with whom a complete project exists, as it is and with the change alone. */
  before: number;
  after: number;
  /** Partners that it would newly reach. */
  reached: string[];
};

/** Partners looked at, the best by the score of ranking. */
const PARTNERS = 80;
/** Changes that are tried, those with the most partners behind them. */
const TRIED = 12;

/**
 * What would let an organisation make projects with more partners: the cheapest changes to its own listing, each verified by
 * composing again with the changed listing, never estimated.
 *
 * Candidates are what is unmet between it and the partners it has no project with: more of an offer, a new offer, less of a
 * seek, an essential that is given up.
 *
 * @param id    of a listing in the pool
 * @param most  how many to tell
 * @returns by cost, then by the partners reached (most first), then the smaller addition
 */
export function whatWouldAdd(
  id: string,
  pool: Pool,
  modes: readonly Mode[],
  options: { scope?: Scope; most?: number } = {},
): { now: number; improvements: ProjectImprovement[] } {
  const member = pool.byId.get(id);
  if (!member) throw new Error(`whatWouldAdd: no listing ${id}`);
  const market = new ProjectMarket(member, pool, modes, options.scope);
  const now = market.partnersOf(member);
  const improvements = market.candidates(member, now).flatMap((change): ProjectImprovement[] => {
    const then = market.partnersOf(memberLike(member, withProjectChange(member.listing, change, pool), pool));
    if (then.size <= now.size) return [];
    return [
      { change, cost: PROJECT_CHANGE_COST[change.kind], before: now.size, after: then.size, reached: [...then.difference(now)].sort() },
    ];
  });
  improvements.sort((a, b) => a.cost - b.cost || b.after - a.after || additionOf(a.change) - additionOf(b.change));
  return { now: now.size, improvements: improvements.slice(0, options.most ?? 6) };
}

const additionOf = (change: ProjectChange): number => (change.kind === 'raise_quantity' ? change.more * UNITS[change.unit].factor : 0);

/** The listing with one change made. A concept is described by its Chinese name, as a person would write it. */
export function withProjectChange(listing: Listing, change: ProjectChange, { reference }: Pool): Listing {
  const { offers, seeks } = listing;
  switch (change.kind) {
    case 'waive_essential':
      return { ...listing, seeks: seeks.map((seek, at) => (at === change.at ? { ...seek, essential: false } : seek)) };
    case 'lower_seek':
      return {
        ...listing,
        seeks: seeks.map((seek, at) => (at === change.at ? { ...seek, quantity: change.quantity, unit: change.unit } : seek)),
      };
    case 'raise_quantity':
      return {
        ...listing,
        offers: offers.map((offer, at) => (at === change.at ? { ...offer, quantity: change.quantity, unit: change.unit } : offer)),
      };
    case 'add_offer': {
      const { concepts, numberOf } = reference.vocabulary;
      const description = change.concept === null ? '' : (concepts[numberOf.get(change.concept) ?? -1]?.zh ?? '');
      const measured = change.quantity === null || change.unit === null ? {} : { quantity: change.quantity, unit: change.unit };
      return { ...listing, offers: [...offers, { factor: change.factor, description, ...measured }] };
    }
  }
}

/** A mode in which the listing may drive or host, with the partners for the other role. */
type Side = { mode: Mode; reader: NeedReader; helpers: Helpers; drives: boolean; partners: readonly Member[] };

class ProjectMarket {
  readonly #pool: Pool;
  readonly #sides: readonly Side[];

  constructor(member: Member, pool: Pool, modes: readonly Mode[], scope: Scope | undefined) {
    this.#pool = pool;
    const best = bestPartners(member, pool, scope);
    const kinship = new Kinship(pool);
    this.#sides = modes.flatMap((mode) =>
      ([true, false] as const).flatMap((drives): Side[] => {
        const [mine, theirs] = drives ? [mode.driver, mode.host] : [mode.host, mode.driver];
        if (!inScope(member, scope) || !fitsRole(member, roleOf(mode, mine), pool.reference)) return [];
        const partners = best.filter((other) => fitsRole(other, roleOf(mode, theirs), pool.reference));
        return [{ mode, reader: new NeedReader(mode, pool.reference), helpers: new Helpers(mode, pool, scope, kinship), drives, partners }];
      }),
    );
  }

  /** Ids of the partners with whom a complete project exists. */
  partnersOf(member: Member): Set<string> {
    const reached = new Set<string>();
    for (const side of this.#sides) {
      for (const partner of side.partners) {
        if (!reached.has(partner.listing.id) && this.#isProject(side, member, partner)) reached.add(partner.listing.id);
      }
    }
    return reached;
  }

  #isProject(side: Side, member: Member, partner: Member): boolean {
    const pair = pairOf(side, member, partner);
    const requirements = side.reader.requirements(pair[0].member, pair[1].member);
    return requirements !== null && minimalSets(side.mode, requirements, pair, side.helpers, 1).sets.length > 0;
  }

  /** Changes that meet what is unmet with partners not yet reached, those with the most partners behind them first. */
  candidates(member: Member, reached: ReadonlySet<string>): ProjectChange[] {
    const wishes = new Map<string, { change: ProjectChange; amounts: number[] }>();
    const wish = (change: ProjectChange) => {
      const key = keyOf(change);
      const known = wishes.get(key) ?? { change, amounts: [] };
      wishes.set(key, known);
      known.amounts.push('quantity' in change && change.quantity !== null ? change.quantity : 0);
    };
    for (const side of this.#sides) {
      for (const partner of side.partners) {
        if (reached.has(partner.listing.id)) continue;
        const pair = pairOf(side, member, partner);
        const requirements = side.reader.requirements(pair[0].member, pair[1].member);
        for (const requirement of requirements ? unmetBy(requirements, pair).unmet : []) {
          for (const change of changesFor(requirement, side, member, pair, this.#pool)) wish(change);
        }
      }
    }
    member.listing.seeks.forEach(({ factor, essential }, at) => {
      if (essential) wish({ kind: 'waive_essential', at, factor });
    });
    return [...wishes.values()]
      .sort((a, b) => b.amounts.length - a.amounts.length)
      .flatMap(({ change, amounts }) => steps(change, amounts))
      .slice(0, TRIED);
  }
}

function bestPartners(member: Member, pool: Pool, scope: Scope | undefined): Member[] {
  const { corpus, members } = member.side === 'west' ? pool.east : pool.west;
  const year = member.listing.year;
  const moment = { reference: pool.reference, asOf: year === undefined ? pool.reference.newestDate : `${year}-12-31` };
  const { from, to } = gainsOf(member.profile, corpus, moment, WEIGHTS);
  return members
    .map((other, row) => ({ other, score: roundedScore(scoreOf({ from: from[row]!, to: to[row]! })) }))
    .filter(({ other }) => inScope(other, scope))
    .sort((a, b) => b.score - a.score || a.other.row - b.other.row)
    .slice(0, PARTNERS)
    .map(({ other }) => other);
}

function pairOf({ mode, drives }: Side, member: Member, partner: Member): [Party, Party] {
  const [driver, host] = drives ? [member, partner] : [partner, member];
  return [
    { member: driver, role: mode.driver },
    { member: host, role: mode.host },
  ];
}

function changesFor(requirement: Requirement, { mode, drives }: Side, member: Member, pair: readonly Party[], pool: Pool): ProjectChange[] {
  const role = drives ? mode.driver : mode.host;
  return [...offersFor(requirement, role, member, pair, pool), ...lowerSeek(requirement, role, member, pair)];
}

/** More of what it offers, or a new offer: what is lacking after what the pair states already. */
function offersFor(requirement: Requirement, role: Party['role'], member: Member, pair: readonly Party[], pool: Pool): ProjectChange[] {
  const { need, amount } = requirement;
  if (!need.by.includes(role)) return [];
  const mine = statedLines(requirement, member);
  const counted = need.together ? pair.filter((party) => need.by.includes(party.role)).map((party) => party.member) : [member];
  const stated = counted.reduce(
    (sum, each) => sum + statedLines(requirement, each).reduce((total, line) => total + line.quantity!.base, 0),
    0,
  );
  const [largest] = mine;
  if (amount && largest) {
    const { unit, value } = largest.quantity!;
    const more = Math.ceil((amount.low - stated) / UNITS[unit].factor);
    return more > 0 && value + more <= value * MOST_GROWTH
      ? [{ kind: 'raise_quantity', at: largest.at, factor: largest.factor, more, quantity: value + more, unit }]
      : [];
  }
  const factor = need.factors.find((each) => COULD_ADD[member.listing.organisation.kind].has(each));
  const named = need.match === 'sought' ? nameable(requirement, member, pool) : null;
  if (factor === undefined || named === undefined) return [];
  const lacking = amount && amount.low > stated ? Math.ceil((amount.low - stated) / UNITS[amount.unit].factor) : null;
  return [{ kind: 'add_offer', factor, concept: named, quantity: lacking, unit: lacking === null ? null : amount!.unit }];
}

/** Factors that an organisation of a kind may come to have; the rest is not its own to add. */
const EAST_BRINGS: ReadonlySet<FactorKind> = new Set([
  'technology',
  'market_channel',
  'capital',
  'brand',
  'management',
  'equipment',
  'logistics',
]);
const PLACE_BRINGS: ReadonlySet<FactorKind> = new Set([
  'land',
  'plant',
  'labour',
  'raw_material',
  'energy',
  'water',
  'tourism',
  'logistics',
  'policy',
]);
const COULD_ADD: Record<OrganisationKind, ReadonlySet<FactorKind>> = {
  county: PLACE_BRINGS,
  enterprise: EAST_BRINGS,
  institution: EAST_BRINGS,
  investor: EAST_BRINGS,
};
/** More than this times what it offers is another place, not a change. */
const MOST_GROWTH = 3;

/** What is wanted in particular and what the member names somewhere already; undefined: nothing. */
function nameable(
  { wanted, guessed }: Requirement,
  { listing, lines, trade }: Member,
  { reference: { vocabulary } }: Pool,
): string | undefined {
  if (guessed) return undefined;
  const named = trade.union(conceptsIn(listing.summary, vocabulary));
  const own = [...lines.values()].flat().reduce<ReadonlySet<number>>((all, line) => all.union(line.raised), named);
  const found = [...wanted].find((concept) => own.has(concept));
  return found === undefined ? undefined : vocabulary.concepts[found]?.id;
}

/** Its own offers for a requirement with a comparable quantity, the largest first. */
function statedLines(requirement: Requirement, member: Member): Line[] {
  return requirement.need.factors
    .flatMap((factor) => member.lines.get(factor) ?? [])
    .filter(
      (line) => line.quantity && line.quantity.dimension === requirement.amount?.dimension && fitOf(requirement, member, line) !== null,
    )
    .sort((a, b) => b.quantity!.base - a.quantity!.base || a.at - b.at);
}

/** Be content with what the partner has. */
function lowerSeek({ need, amount, ...rest }: Requirement, role: Party['role'], member: Member, pair: readonly Party[]): ProjectChange[] {
  if (!need.for.includes(role) || amount?.basis.code !== 'stated' || amount.basis.listing !== member.listing.id) return [];
  const { at, unit } = amount.basis;
  const offered = pair.reduce((most, party) => {
    const lines = need.by.includes(party.role) ? statedLines({ need, amount, ...rest }, party.member) : [];
    return Math.max(
      most,
      lines.reduce((sum, line) => sum + line.quantity!.base, 0),
    );
  }, 0);
  const quantity = Math.floor(offered / UNITS[unit].factor);
  return quantity > 0 ? [{ kind: 'lower_seek', at, factor: member.listing.seeks[at]!.factor, quantity, unit }] : [];
}

const keyOf = (change: ProjectChange): string =>
  change.kind === 'add_offer' ? `add ${change.factor} ${change.concept} ${change.unit}` : `${change.kind} ${change.at}`;

/** The change in two sizes: what serves half of those who want it, and what serves all. */
function steps(change: ProjectChange, amounts: readonly number[]): ProjectChange[] {
  if (change.kind === 'waive_essential' || (change.kind === 'add_offer' && change.quantity === null)) return [change];
  const sorted = [...amounts].sort((a, b) => (change.kind === 'lower_seek' ? b - a : a - b));
  const sizes = new Set([sorted[Math.floor((sorted.length - 1) / 2)]!, sorted.at(-1)!]);
  return [...sizes].map((quantity) =>
    change.kind === 'raise_quantity' ? { ...change, quantity, more: change.more + quantity - change.quantity } : { ...change, quantity },
  );
}
