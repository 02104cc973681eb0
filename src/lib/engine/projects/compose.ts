import type { Bundle } from '../../domain/bundle.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Moment } from '../matching/criteria/criterion.ts';
import { gainBetween } from '../matching/pair-gain.ts';
import type { MatchingReference } from '../matching/reference.ts';
import { gainsOf, roundedScore, scoreOf, type Gain } from '../matching/score.ts';
import { WEIGHTS } from '../matching/weights.ts';
import { bestFirst, bundleOf, type Circumstances } from './bundle-of.ts';
import { unmetBy, type Party } from './cover.ts';
import { Helpers } from './helpers.ts';
import { Kinship } from './kinship.ts';
import { fitsRole, inScope, poolOf, type Member, type Pool, type Scope } from './pool.ts';
import { NeedReader, type Requirement } from './requirements.ts';
import { roleOf } from './covers.ts';
import { minimalSets, type PartySet } from './sets.ts';

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
  /** Told after each anchor how many of how many are done. */
  tell?: (done: number, total: number) => void;
};

export type ReadOptions = {
  /** First day of the projects [civil date]; default: the first day on which everything can be had, or unknown. */
  startsOn?: string;
};

/** `no_listings`: none at all; `one_side_empty`: nobody of one side lies in the scope; `unknown_anchor`: an anchor is no listing. */
export type ComposeError = 'no_listings' | 'one_side_empty' | 'unknown_anchor';

export type Composed = {
  /** Complete bundles, best first. */
  bundles: Bundle[];
  /** Pairs that lack one role, best first: at most one for each anchor and mode that has no complete bundle. */
  incomplete: Bundle[];
  /** Whether a bound cut something off: there may be more. */
  bounded: boolean;
};

/** Partners looked at for an anchor, the best by the score of ranking. */
const PARTNERS = 24;
/** Sets looked for with one partner: a share of what is asked for, so that several partners are among the bundles. */
const SETS = { share: 0.25, least: 2, most: 8 } as const;
/** Partners with whom a bundle that lacks one role is looked for. */
const TRIED_INCOMPLETE = 2;

/**
 * Composes bundles: for each anchor and mode the smallest sets of two to five parties in which every need of the mode is
 * met by offers of sufficient quantity.
 *
 * 1. the best partners for the other required role, by the score of ranking
 * 2. what the pair does not bring itself is sought among the members that may take a further role, one need after another
 * 3. kept are the sets from which no party can be taken away; of the same parties in several modes the one in which most of
 *    what driver and host seek is met; best first by value
 *
 * Pure: same listings (in any order), modes, reference and options, same bundles. Names change nothing.
 */
export function composeBundles(
  listings: readonly Listing[],
  modes: readonly Mode[],
  reference: MatchingReference,
  options: ComposeOptions & ReadOptions = {},
): Result<Composed, ComposeError> {
  if (listings.length === 0) return err('no_listings');
  return composeFrom(poolOf(listings, reference, options.startsOn), modes, options);
}

/** The same over a pool that was read before. */
export function composeFrom(pool: Pool, modes: readonly Mode[], options: ComposeOptions = {}): Result<Composed, ComposeError> {
  const within = pool.members.filter((member) => inScope(member, options.scope));
  if (!within.some(({ side }) => side === 'west') || !within.some(({ side }) => side !== 'west')) return err('one_side_empty');
  const named = options.anchors?.map((id) => pool.byId.get(id));
  if (named?.includes(undefined)) return err('unknown_anchor');
  const composition = new Composition(pool, modes, options);
  return ok(composition.composed((named as Member[] | undefined) ?? within, named !== undefined));
}

/** A mode with what is remembered of it while composing. */
type Plan = { mode: Mode; reader: NeedReader; helpers: Helpers; mayDrive: Uint8Array; mayHost: Uint8Array };

type Found = { set: PartySet; served: number };

/** A driver and a host with what they would need. */
type Attempt = { requirements: readonly Requirement[]; pair: readonly Party[] };

class Composition {
  readonly #pool: Pool;
  readonly #plans: readonly Plan[];
  readonly #options: ComposeOptions;
  readonly #told: Circumstances;
  readonly #perAnchor: number;
  readonly #setsForPair: number;
  #bounded = false;

  constructor(pool: Pool, modes: readonly Mode[], options: ComposeOptions) {
    this.#pool = pool;
    this.#options = options;
    this.#perAnchor = options.perAnchor ?? 10;
    this.#setsForPair = Math.min(SETS.most, Math.max(SETS.least, Math.ceil(this.#perAnchor * SETS.share)));
    this.#told = { reference: pool.reference, ageDays: options.ageDays ?? (() => null), startsOn: pool.startsOn };
    const may = (mode: Mode, role: 'driver' | 'host') =>
      Uint8Array.from(pool.members, (member) =>
        inScope(member, options.scope) && fitsRole(member, roleOf(mode, mode[role]), pool.reference) ? 1 : 0,
      );
    const kinship = new Kinship(pool);
    this.#plans = modes.map((mode) => ({
      mode,
      reader: new NeedReader(mode, pool.reference),
      helpers: new Helpers(mode, pool, options.scope, kinship),
      mayDrive: may(mode, 'driver'),
      mayHost: may(mode, 'host'),
    }));
  }

  /** @param alsoHosts  compose for anchors that may only host, too */
  composed(anchors: readonly Member[], alsoHosts: boolean): Composed {
    const { most = 100_000 } = this.#options;
    const bundles = new Map<string, Bundle>();
    const incomplete = new Map<string, Bundle>();
    for (const [at, anchor] of anchors.entries()) {
      const found = this.#forAnchor(anchor, alsoHosts);
      for (const bundle of found.complete) if (!bundles.has(bundle.id)) bundles.set(bundle.id, bundle);
      for (const bundle of found.incomplete) if (!incomplete.has(bundle.id)) incomplete.set(bundle.id, bundle);
      this.#options.tell?.(at + 1, anchors.length);
    }
    const bounded = this.#bounded || bundles.size > most || this.#plans.some(({ helpers }) => helpers.bounded);
    const best = (found: Map<string, Bundle>) => [...found.values()].sort(bestFirst).slice(0, most);
    return { bundles: best(bundles), incomplete: best(incomplete), bounded };
  }

  #forAnchor(anchor: Member, alsoHosts: boolean): { complete: Bundle[]; incomplete: Bundle[] } {
    const driven = this.#plans.filter(({ mayDrive }) => mayDrive[anchor.row]);
    const hosted = alsoHosts ? this.#plans.filter(({ mayHost }) => mayHost[anchor.row]) : [];
    const gains = new Gains(this.#pool, this.#options.asOf, anchor);
    const pairs = [
      ...this.#partners(anchor, driven, 'mayHost', gains).map((host) => ({ driver: anchor, host, plans: driven })),
      ...this.#partners(anchor, hosted, 'mayDrive', gains).map((driver) => ({ driver, host: anchor, plans: hosted })),
    ];
    const found = new Map<string, Found>();
    /** Of each plan the first pairs that make no project; null: one of its pairs makes one. */
    const without = new Map<Plan, Attempt[] | null>();
    for (const { driver, host, plans } of pairs) {
      if (found.size >= 2 * this.#perAnchor) {
        this.#bounded = true;
        break;
      }
      for (const plan of plans) {
        if (!plan.mayDrive[driver.row] || !plan.mayHost[host.row]) continue;
        const requirements = plan.reader.requirements(driver, host);
        if (!requirements) continue;
        const pair: Party[] = [
          { member: driver, role: plan.mode.driver },
          { member: host, role: plan.mode.host },
        ];
        const { sets, bounded } = minimalSets(plan.mode, requirements, pair, plan.helpers, this.#setsForPair);
        if (bounded) this.#bounded = true;
        for (const set of sets) keepBest(found, { set, served: servedBy(requirements, driver, host) });
        if (sets.length > 0) without.set(plan, null);
        else if (without.get(plan) !== null) without.set(plan, [...(without.get(plan) ?? []), { requirements, pair }]);
      }
    }
    const complete = [...found.values()].map(({ set }) => bundleOf(set, gains.of(set.parties), anchor.listing.id, null, this.#told));
    if (complete.length > this.#perAnchor) this.#bounded = true;
    const incomplete = [...without].flatMap(([plan, attempts]) => this.#firstWithOneMissing(plan, attempts ?? [], anchor, gains));
    return { complete: complete.sort(bestFirst).slice(0, this.#perAnchor), incomplete };
  }

  /** The best members for the other role of some modes, by the score of ranking. */
  #partners(anchor: Member, plans: readonly Plan[], may: 'mayHost' | 'mayDrive', gains: Gains): Member[] {
    if (plans.length === 0) return [];
    const { members } = anchor.side === 'west' ? this.#pool.east : this.#pool.west;
    const { from, to } = gains.acrossTheBridge;
    const best: { member: Member; score: number }[] = [];
    let open = 0;
    for (let row = 0; row < members.length; row += 1) {
      const member = members[row]!;
      if (!plans.some((plan) => plan[may][member.row])) continue;
      open += 1;
      const score = roundedScore(scoreOf({ from: from[row]!, to: to[row]! }));
      const last = best[PARTNERS - 1];
      if (last && score <= last.score) continue; // rows are in order of ids
      let at = best.length;
      while (at > 0 && best[at - 1]!.score < score) at -= 1;
      best.splice(at, 0, { member, score });
      if (best.length > PARTNERS) best.pop();
    }
    if (open > PARTNERS) this.#bounded = true;
    return best.map(({ member }) => member);
  }

  #firstWithOneMissing(plan: Plan, attempts: readonly Attempt[], anchor: Member, gains: Gains): Bundle[] {
    for (const { requirements, pair } of attempts.slice(0, TRIED_INCOMPLETE)) {
      const bundle = this.#withOneMissing(plan, requirements, pair, anchor, gains);
      if (bundle) return [bundle];
    }
    return [];
  }

  /** The pair with helpers for all needs but one that nobody can bring within the scope. */
  #withOneMissing(plan: Plan, requirements: readonly Requirement[], pair: readonly Party[], anchor: Member, gains: Gains): Bundle | null {
    for (const lacking of unmetBy(requirements, pair).unmet) {
      const rest = requirements.filter((requirement) => requirement !== lacking);
      const [set] = minimalSets(plan.mode, rest, pair, plan.helpers, 1).sets;
      const missing = set && plan.helpers.missing(lacking, set.parties);
      if (set && missing) return bundleOf(set, gains.of(set.parties), anchor.listing.id, missing, this.#told);
    }
    return null;
  }
}

/** What parties gain from each other: the driver from whom it gains most from, every other from the driver. As of the driver's year. */
class Gains {
  readonly #pool: Pool;
  readonly #asOf: number | undefined;
  readonly #anchor: Member;
  readonly #known = new Map<Member, Map<Member, Gain>>();
  #scanned: { from: Float64Array; to: Float64Array } | null = null;

  constructor(pool: Pool, asOf: number | undefined, anchor: Member) {
    this.#pool = pool;
    this.#asOf = asOf;
    this.#anchor = anchor;
  }

  /** Gains of the anchor and of every row of the other half. */
  get acrossTheBridge(): { from: Float64Array; to: Float64Array } {
    const { corpus } = this.#anchor.side === 'west' ? this.#pool.east : this.#pool.west;
    this.#scanned ??= gainsOf(this.#anchor.profile, corpus, momentOf(this.#anchor, this.#pool.reference, this.#asOf), WEIGHTS);
    return this.#scanned;
  }

  of(parties: readonly Party[]): number[] {
    const [{ member: driver }, ...others] = parties as [Party, ...Party[]];
    const pairs = others.map(({ member }) => this.#between(driver, member));
    return [pairs.reduce((most, { from }) => Math.max(most, from), 0), ...pairs.map(({ to }) => to)];
  }

  #between(driver: Member, other: Member): Gain {
    if (driver === this.#anchor && (driver.side === 'west') !== (other.side === 'west')) {
      const { from, to } = this.acrossTheBridge;
      return { from: from[other.halfRow]!, to: to[other.halfRow]! };
    }
    let known = this.#known.get(driver);
    if (!known) this.#known.set(driver, (known = new Map<Member, Gain>()));
    let gain = known.get(other);
    if (!gain) known.set(other, (gain = gainBetween(driver.profile, other.profile, momentOf(driver, this.#pool.reference, this.#asOf))));
    return gain;
  }
}

function momentOf({ listing }: Member, reference: MatchingReference, asOf: number | undefined): Moment {
  const year = listing.year ?? asOf;
  return { reference, asOf: year === undefined ? reference.newestDate : `${year}-12-31` };
}

/** Of the same parties in several modes, keeps the one in which most of what driver and host seek is met. */
function keepBest(found: Map<string, Found>, one: Found): void {
  const key = one.set.parties
    .map(({ member }) => member.row)
    .sort((a, b) => a - b)
    .join();
  const other = found.get(key);
  if (!other || one.served > other.served) found.set(key, one);
}

/** How many of the things that driver and host seek are among the needs of the mode. */
function servedBy(requirements: readonly Requirement[], driver: Member, host: Member): number {
  const factors = new Set(requirements.flatMap(({ need }) => need.factors));
  return [...driver.wants, ...host.wants].filter(({ factor }) => factors.has(factor)).length;
}
