import type { Bundle, BundleParty, BundleStep, MissingRole, Uncertain } from '../../domain/bundle.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode, ModeRole } from '../../domain/mode.ts';
import type { Moment } from '../matching/criteria/criterion.ts';
import { gatesOf } from '../matching/eligibility.ts';
import { gainBetween } from '../matching/pair-gain.ts';
import type { MatchingReference } from '../matching/reference.ts';
import { roundedScore, scoreOf } from '../matching/score.ts';
import { estimatesOf } from './bundle-estimates.ts';
import { bundleId } from './bundle-id.ts';
import { coverAll, type FullCover, type Party } from './cover.ts';
import { candidatesFor, helperRoles, helpersFor } from './helpers.ts';
import { fitsRole, inScope, poolOf, type Member, type Pool, type Scope } from './pool.ts';
import { requirementsOf, type Requirement } from './requirements.ts';

export type ComposeOptions = {
  /** Ids of the listings to compose for; default: all that may drive a project. */
  anchors?: readonly string[];
  /** Bundles for each anchor, 1 to 100; default 10. */
  perAnchor?: number;
  /** Bundles in all; default 100,000. */
  most?: number;
  /** Regions that parties must lie in, by side; default: all. */
  scope?: Scope;
  /** Calendar year as of which pairings are read when the driver's listing has none; default: the newest in the reference. */
  asOf?: number;
  /** How old a listing is [days]; null: unknown. Default: unknown. */
  ageDays?: (listing: Listing) => number | null;
  /** First day of the projects [civil date]; default: the first day on which everything can be had, or unknown. */
  startsOn?: string;
};

/** `no_listings`: none at all; `one_side_empty`: nobody of one side lies in the scope; `unknown_anchor`: an anchor is no listing. */
export type ComposeError = 'no_listings' | 'one_side_empty' | 'unknown_anchor';

export type Composed = {
  /** Complete bundles, best first. */
  bundles: Bundle[];
  /** Pairs for which one role is missing, best first: at most one for each anchor and mode. */
  incomplete: Bundle[];
  /** Whether a bound cut something off: there may be more. */
  bounded: boolean;
};

/** Bounds of the search; beyond them nothing is lost silently: `bounded` says so. */
const BOUNDS = {
  partners: 24, // hosts tried for a driver and mode, the best by score
  helpers: 6, // members tried for a need
  parties: 5,
  setsForPair: 6, // minimal sets kept for a driver and a host
} as const;

/**
 * Composes bundles: for each anchor and mode the smallest sets of two to five parties in which every need of the mode is
 * met by offers of sufficient quantity.
 *
 * 1. the best partners for the other required role, by the score of ranking
 * 2. what the pair does not bring itself is sought among the members that may take a further role, one need after another
 * 3. kept are the sets from which no party can be taken away; best first by value
 *
 * Pure: same listings (in any order), modes, reference and options, same bundles. Names change nothing.
 */
export function composeBundles(
  listings: readonly Listing[],
  modes: readonly Mode[],
  reference: MatchingReference,
  options: ComposeOptions = {},
): Result<Composed, ComposeError> {
  if (listings.length === 0) return err('no_listings');
  const pool = poolOf(listings, reference);
  const within = pool.members.filter((member) => inScope(member, options.scope));
  if (!within.some(({ side }) => side === 'west') || !within.some(({ side }) => side !== 'west')) return err('one_side_empty');
  const anchors = options.anchors?.map((id) => pool.byId.get(id));
  if (anchors?.includes(undefined)) return err('unknown_anchor');
  return ok(new Composition(pool, within, modes, options).composed(anchors as Member[] | undefined));
}

class Composition {
  readonly #pool: Pool;
  readonly #within: readonly Member[];
  readonly #modes: readonly Mode[];
  readonly #options: ComposeOptions;
  #bounded = false;

  constructor(pool: Pool, within: readonly Member[], modes: readonly Mode[], options: ComposeOptions) {
    this.#pool = pool;
    this.#within = within;
    this.#modes = modes;
    this.#options = options;
  }

  composed(anchors: readonly Member[] | undefined): Composed {
    const { perAnchor = 10, most = 100_000 } = this.#options;
    const bundles = new Map<string, Bundle>();
    const incomplete: Bundle[] = [];
    for (const anchor of anchors ?? this.#within) {
      const found = this.#forAnchor(anchor, anchors === undefined);
      const complete = found.filter(({ missing }) => missing === null).sort(bestFirst);
      if (complete.length > perAnchor) this.#bounded = true;
      for (const bundle of complete.slice(0, perAnchor)) if (!bundles.has(bundle.id)) bundles.set(bundle.id, bundle);
      incomplete.push(...found.filter(({ missing }) => missing !== null));
    }
    const all = [...bundles.values()].sort(bestFirst);
    if (all.length > most) this.#bounded = true;
    return { bundles: all.slice(0, most), incomplete: incomplete.sort(bestFirst).slice(0, most), bounded: this.#bounded };
  }

  #forAnchor(anchor: Member, driversOnly: boolean): Bundle[] {
    return this.#modes.flatMap((mode) => {
      const [driver, host] = [roleOf(mode, mode.driver), roleOf(mode, mode.host)];
      if (this.#mayTake(anchor, driver))
        return this.#forPairs(
          mode,
          anchor,
          this.#partners(anchor, host).map((other) => [anchor, other]),
        );
      if (!driversOnly && this.#mayTake(anchor, host)) {
        return this.#forPairs(
          mode,
          anchor,
          this.#partners(anchor, driver).map((other) => [other, anchor]),
        );
      }
      return [];
    });
  }

  #mayTake = (member: Member, role: ModeRole): boolean =>
    fitsRole(member, role, this.#pool.reference) && inScope(member, this.#options.scope);

  /** The best members for a role beside an anchor, by the score of ranking. */
  #partners(anchor: Member, role: ModeRole): Member[] {
    const scored = this.#within
      .filter(
        (member) =>
          member !== anchor && fitsRole(member, role, this.#pool.reference) && gatesOf(anchor.profile, member.profile).length === 0,
      )
      .map((member) => ({ member, score: roundedScore(scoreOf(gainBetween(anchor.profile, member.profile, this.#moment(anchor)))) }))
      .sort((a, b) => b.score - a.score || (a.member.listing.id < b.member.listing.id ? -1 : 1));
    if (scored.length > BOUNDS.partners) this.#bounded = true;
    return scored.slice(0, BOUNDS.partners).map(({ member }) => member);
  }

  #moment({ listing }: Member): Moment {
    const year = listing.year ?? this.#options.asOf;
    return { reference: this.#pool.reference, asOf: year === undefined ? this.#pool.reference.newestDate : `${year}-12-31` };
  }

  #forPairs(mode: Mode, anchor: Member, pairs: readonly (readonly [Member, Member])[]): Bundle[] {
    const complete: Bundle[] = [];
    let incomplete: Bundle | null = null;
    for (const [driver, host] of pairs) {
      const requirements = requirementsOf(mode, driver, host, this.#pool.reference);
      const pair: Party[] = [
        { member: driver, role: mode.driver },
        { member: host, role: mode.host },
      ];
      const sets = this.#smallestSets(mode, requirements, pair);
      for (const { parties, cover } of sets) complete.push(this.#bundle(mode, anchor, parties, cover, null));
      if (sets.length === 0) incomplete ??= this.#withOneMissing(mode, anchor, requirements, pair);
    }
    // What only lacks a role is told where nothing complete was found for the anchor in this mode.
    return complete.length === 0 && incomplete ? [incomplete] : complete;
  }

  /** All minimal sets that contain a pair and meet the requirements, the smallest first. */
  #smallestSets(mode: Mode, requirements: readonly Requirement[], pair: readonly Party[]): { parties: Party[]; cover: FullCover }[] {
    const found: { parties: Party[]; cover: FullCover }[] = [];
    const tried = new Set<string>();
    let level: Party[][] = [[...pair]];
    while (level.length > 0 && found.length < BOUNDS.setsForPair) {
      const next: Party[][] = [];
      for (const parties of level) {
        const result = coverAll(requirements, parties, mode.driver);
        if ('met' in result) {
          if (isMinimal(mode, requirements, parties, result.met)) found.push({ parties, cover: result.met });
        } else if (parties.length < BOUNDS.parties) {
          for (const more of this.#extended(mode, result.unmet, parties)) {
            const key = keyOf(more);
            if (!tried.has(key)) next.push(more);
            tried.add(key);
          }
        }
      }
      level = next;
    }
    if (level.length > 0) this.#bounded = true;
    return found.slice(0, BOUNDS.setsForPair);
  }

  /** The set with one more party each, for the unmet need that fewest can bring. */
  #extended(mode: Mode, unmet: readonly Requirement[], parties: readonly Party[]): Party[][] {
    const host = parties[1]!.member;
    const taking = new Set(parties.map(({ member }) => member));
    const choices = unmet.map((requirement) =>
      helperRoles(mode, requirement).flatMap((role) =>
        helpersFor(requirement, role, host, this.#pool, this.#options.scope, BOUNDS.helpers)
          .filter((member) => !taking.has(member))
          .map((member): Party => ({ member, role: role.id })),
      ),
    );
    const fewest = choices.reduce((best, choice) => (choice.length < best.length ? choice : best));
    return fewest.map((party) => ordered([...parties, party]));
  }

  /** The pair with helpers for all needs but one that nobody can bring within the scope. */
  #withOneMissing(mode: Mode, anchor: Member, requirements: readonly Requirement[], pair: readonly Party[]): Bundle | null {
    const result = coverAll(requirements, pair, mode.driver);
    if ('met' in result) return null;
    for (const lacking of result.unmet) {
      const rest = requirements.filter((requirement) => requirement !== lacking);
      const [set] = this.#smallestSets(mode, rest, pair);
      const missing = set && candidatesFor(lacking, mode, set.parties, this.#pool, this.#options.scope);
      if (set && missing) return this.#bundle(mode, anchor, set.parties, set.cover, missing);
    }
    return null;
  }

  #bundle(mode: Mode, anchor: Member, parties: readonly Party[], { covers, day }: FullCover, missing: MissingRole | null): Bundle {
    const told = this.#gains(parties);
    const gain = { east: meanGain(told, 'east'), west: meanGain(told, 'west') };
    const score = roundedScore(scoreOf({ from: gain.east, to: gain.west }));
    const ages = parties.map(({ member }) => ({ listing: member.listing.id, days: this.#options.ageDays?.(member.listing) ?? null }));
    const uncertain = [...covers.flatMap((cover) => cover.uncertain), ...agesUncertain(ages), ...littleGain(told)];
    const needs = covers.map(({ need }) => need);
    const uses = covers.flatMap((cover) => cover.uses);
    const estimates = estimatesOf({ mode, needs, uses, parties }, uncertain);
    const startsOn = latest(day, this.#options.startsOn ?? '');
    const known = ages.flatMap(({ days }) => (days === null ? [] : [days]));
    return {
      id: bundleId(mode.id, parties),
      mode: mode.id,
      anchor: anchor.listing.id,
      driver: parties[0]!.member.listing.id,
      host: parties[1]!.member.listing.id,
      parties: told,
      needs,
      uses,
      gain: { east: roundedScore(gain.east), west: roundedScore(gain.west) },
      score,
      value: valueOf(score, estimates.risk.high),
      estimates,
      confidence: confidenceOf(estimates.risk.high),
      ageDays: known.length > 0 ? Math.max(...known) : null,
      uncertain,
      startsOn,
      steps: stepsOf(mode, parties, covers, startsOn),
      missing,
    };
  }

  /** What each party gains from the partner that it gains most from. */
  #gains(parties: readonly Party[]): BundleParty[] {
    const moment = this.#moment(parties[0]!.member);
    const gains = parties.map(() => 0);
    parties.forEach((a, i) => {
      for (let j = i + 1; j < parties.length; j += 1) {
        const { from, to } = gainBetween(a.member.profile, parties[j]!.member.profile, moment);
        gains[i] = Math.max(gains[i]!, from);
        gains[j] = Math.max(gains[j]!, to);
      }
    });
    return parties.map(({ member, role }, i) => ({ listing: member.listing.id, role, side: member.side, gain: roundedScore(gains[i]!) }));
  }
}

const roleOf = (mode: Mode, id: ModeRole['id']): ModeRole => mode.roles.find((role) => role.id === id) as ModeRole;

/** Best first: value, then fewer parties, then id. */
const bestFirst = (a: Bundle, b: Bundle): number =>
  b.value - a.value || a.parties.length - b.parties.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Driver, host, then the others by listing. */
const ordered = ([driver, host, ...others]: Party[]): Party[] => [
  driver!,
  host!,
  ...others.sort((a, b) => (a.member.listing.id < b.member.listing.id ? -1 : 1)),
];

const keyOf = (parties: readonly Party[]): string => JSON.stringify(parties.map(({ member, role }) => [member.listing.id, role]));

/** Whether no party can be taken away: driver and host each bring something, and without any other a need is unmet. */
function isMinimal(mode: Mode, requirements: readonly Requirement[], parties: readonly Party[], { covers }: FullCover): boolean {
  const bringing = new Set(covers.flatMap(({ need }) => need.from.map(({ listing }) => listing)));
  return parties.every((party) => {
    const role = roleOf(mode, party.role);
    if (role.required) return bringing.has(party.member.listing.id) || role.seeks.length > 0;
    return (
      'unmet' in
      coverAll(
        requirements,
        parties.filter((other) => other !== party),
        mode.driver,
      )
    );
  });
}

function meanGain(parties: readonly BundleParty[], side: 'east' | 'west'): number {
  const gains = parties.flatMap((party) => ((party.side === 'west') === (side === 'west') ? [party.gain] : []));
  return gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length);
}

/** Points for a portfolio: both sides' gain, less half of what may go wrong. */
const valueOf = (score: number, risk: number): number => Math.round(100 * score * (1 - risk / 2) * 1e4) / 1e4;

/** Gain below which a party may well not care: a tenth of the scale. */
const LITTLE_GAIN = 0.1;
const FRESH_DAYS = 365;

const littleGain = (parties: readonly BundleParty[]): Uncertain[] =>
  parties.flatMap(({ listing, gain }) => (gain < LITTLE_GAIN ? [{ code: 'little_gain', listing } as const] : []));

const agesUncertain = (ages: readonly { listing: string; days: number | null }[]): Uncertain[] =>
  ages.flatMap(({ listing, days }): Uncertain[] =>
    days === null ? [{ code: 'age_unknown', listing }] : days > FRESH_DAYS ? [{ code: 'out_of_date', listing }] : [],
  );

/** By the upper risk: below a tenth high, below three tenths medium. */
const confidenceOf = (risk: number): Bundle['confidence'] => (risk < 0.1 ? 'high' : risk < 0.3 ? 'medium' : 'low');

const latest = (a: string, b: string): string | null => ((a > b ? a : b) === '' ? null : a > b ? a : b);

function stepsOf({ steps }: Mode, parties: readonly Party[], covers: FullCover['covers'], startsOn: string | null): BundleStep[] {
  return steps.flatMap(({ id, need, role, startsAfter, days }): BundleStep[] => {
    const brought = need === undefined ? undefined : covers.find((cover) => cover.need.need === need)?.need.from[0]?.listing;
    const listing = brought ?? (role === undefined ? undefined : parties.find((party) => party.role === role)?.member.listing.id);
    if (listing === undefined) return [];
    return [{ step: id, listing, from: addDays(startsOn, startsAfter), until: addDays(startsOn, startsAfter + days) }];
  });
}

const DAY = 86_400_000; // ms

function addDays(day: string | null, days: number): string | null {
  return day === null ? null : new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
