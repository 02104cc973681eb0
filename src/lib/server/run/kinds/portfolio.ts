import { z } from 'zod';
import { Bundle } from '../../../domain/bundle.ts';
import { err, ok } from '../../../domain/errors.ts';
import { Listing } from '../../../domain/listing.ts';
import { NOTHING_PROMISED, Promised } from '../../../domain/promised.ts';
import { PlanConflict, PortfolioParameters, wishKey } from '../../../domain/portfolio-run.ts';
import { composeBundles, type Composed } from '../../../engine/projects/compose.ts';
import { planPortfolio, type Plan, type PlanPoint } from '../../../engine/projects/plan.ts';
import { planProblem, type PlanProblem } from '../../../engine/projects/plan-problem.ts';
import { namedConflicts } from '../../../engine/projects/plan-conflict.ts';
import { contradictions, isBanned, isWished, type WishReader } from '../../../engine/projects/wishes.ts';
import { leftOver } from '../../../engine/projects/left-over.ts';
import { comparablePortfolio } from '../../../engine/run/comparable-portfolio.ts';
import type { RunControl, RunKind, Solved } from './run-kind.ts';

const Input = z.strictObject({
  listings: z.array(z.strictObject({ listing: Listing, version: z.int().min(0), updatedOn: z.iso.date() })),
  /** What other plans keep and proposals hold: gone from what is offered. Null: it was asked to ignore that. */
  promised: Promised.nullable().default(NOTHING_PROMISED),
});
export type PortfolioInput = z.infer<typeof Input>;

const Point = z.strictObject({
  dial: z.number(),
  value: z.number(),
  served: z.int(),
  room: z.number().nullable(),
  /** Ids of bundles, the most valuable first. */
  selected: z.array(z.string()),
});
export type PortfolioPoint = z.infer<typeof Point>;

const Output = z.strictObject({
  status: z.enum(['optimal', 'feasible', 'unknown', 'infeasible']),
  conflicts: z.array(PlanConflict),
  /** The fairness curve by falling value; none where there is no portfolio. */
  points: z.array(Point),
  /** Place of the point that was asked for; −1: none. */
  asked: z.int().min(-1),
  /** Regions that some candidate would give a project. */
  reachable: z.array(z.string()),
  /** How many candidates there were, and whether a bound of composing cut more off. */
  candidates: z.int(),
  bounded: z.boolean(),
  /** Every bundle that a point selects. */
  bundles: z.array(Bundle),
  /** Where one role is missing, for each driver and mode without a complete bundle, best first. */
  incomplete: z.array(Bundle),
  /** Versions of the listings that take part. */
  versions: z.record(z.string(), z.int()),
});
export type PortfolioOutput = z.infer<typeof Output>;

/** The listings with what is left of their offers. */
export const offeredIn = ({ listings, promised }: PortfolioInput): Listing[] =>
  leftOver(
    listings.map(({ listing }) => listing),
    promised ?? NOTHING_PROMISED,
  );

/** Candidates for each driver: enough to give way to others, few enough for thousands of drivers. */
const PER_ANCHOR = 20;
/** Of what lacks a role, the most that the board tells. */
const MOST_INCOMPLETE = 500;
/** Counted work that a second of search stands for, on a machine of 2026: the clock only ends what is slower. */
const WORK_PER_SECOND = 60_000;

/**
 * A portfolio of joint projects. One unit of work: one better answer told. The search itself is counted, so that the
 * n-th better answer is the same wherever it is found.
 */
export const portfolio: RunKind<PortfolioParameters, PortfolioInput, PortfolioOutput> = {
  parameters: PortfolioParameters,
  input: Input,
  output: Output,

  async gather(source, { ignoreOthers }) {
    const rows = await source.publishedListings();
    if (rows.length === 0) return err('no_listings');
    const promised = ignoreOthers ? null : await source.promised();
    return ok({
      promised,
      listings: rows.map(({ listing, version, updatedAt }) => ({ listing, version, updatedOn: updatedAt.slice(0, 10) })),
    });
  },

  async solve(input, parameters, control) {
    const { loadMatchingReference } = await import('../../../adapters/matching-reference.ts');
    const { loadModes } = await import('../../../adapters/modes.ts');
    const { loadHighsSolver } = await import('../../../adapters/highs/solve.ts');
    control.progress({ stage: 'reading' });
    const reference = loadMatchingReference();
    const listings = new Map(offeredIn(input).map((listing) => [listing.id, listing]));
    const reader: WishReader = { listings, regions: reference.regions };
    const { pinned, banned, scope } = parameters;
    const clashes = contradictions(pinned, banned, reader);
    if (clashes.length > 0) return nothing(clashes.map((clash) => ({ code: 'pinned_and_banned', ...clash })));

    const updatedOn = new Map(input.listings.map(({ listing, updatedOn: day }) => [listing.id, day]));
    const composed = composeBundles(
      [...listings.values()].filter((listing) => !isBanned(listing, banned, reference.regions)),
      loadModes().filter(({ id }) => parameters.modes.includes(id)),
      reference,
      {
        perAnchor: PER_ANCHOR,
        asOf: Number(parameters.today.slice(0, 4)),
        ...(parameters.startsOn === null ? {} : { startsOn: parameters.startsOn }),
        tell: (done, total) => control.progress({ stage: 'composing', done, total }),
        ageDays: ({ id }) => daysBetween(updatedOn.get(id) ?? parameters.today, parameters.today),
        ...(scope.area === 'pair' ? { scope: { east: [scope.east], west: [scope.west] } } : {}),
      },
    );
    if (!composed.ok) return { fault: composed.error.code === 'unknown_anchor' ? 'engine_fault' : composed.error.code };
    const bundles = composed.value.bundles.filter((bundle) => !banned.some((ban) => isWished(bundle, ban, reader)));
    const problem = planProblem(bundles, {
      pinned,
      mostPerParty: parameters.mostPerParty,
      busy: new Map((input.promised?.parties ?? []).map(({ listing, projects }) => [listing, projects])),
      reader,
    });
    const versions = new Map(input.listings.map(({ listing, version }) => [listing.id, version]));
    return search(problem, composed.value, versions, { parameters, control, solver: await loadHighsSolver(), reader });
  },

  summarise(_, { points, asked, reachable, candidates }) {
    const point = points[asked];
    return {
      projects: point?.selected.length ?? 0,
      counties: point?.served ?? 0,
      reachable: reachable.length,
      candidates,
      ...(point ? { value: point.value } : {}),
    };
  },

  question: ({ scope, modes, dial, mostPerParty, pinned, banned, ignoreOthers, startsOn, seconds }) => ({
    scope: scope.area === 'pair' ? `${scope.east} ${scope.west}` : scope.area,
    modes: modes.join(' '),
    dial,
    mostPerParty,
    pinned: pinned.map(wishKey).sort().join(' · '),
    banned: banned.map(wishKey).sort().join(' · '),
    ignoreOthers: ignoreOthers ? 1 : 0,
    startsOn: startsOn ?? '',
    seconds,
  }),

  comparable: ({ listings, promised }, output) => ({
    ...comparablePortfolio(
      listings.map(({ listing }) => listing),
      output.points[output.asked]?.selected ?? [],
      output.bundles,
    ),
    ...(promised && promised.offers.length > 0 ? { known: { promised: promisedKey(promised) } } : {}),
  }),
};

/** How many offers of how many listings are promised, then which and how much: equal only where all of that is. */
const promisedKey = ({ offers }: Promised): string =>
  [
    offers.length,
    new Set(offers.map(({ listing }) => listing)).size,
    ...offers.map(({ listing, at, quantity }) => `${listing}#${at}=${quantity}`),
  ].join(' ');

const NOTHING: PortfolioOutput = {
  status: 'infeasible',
  conflicts: [],
  points: [],
  asked: -1,
  reachable: [],
  candidates: 0,
  bounded: false,
  bundles: [],
  incomplete: [],
  versions: {},
};

const nothing = (conflicts: PlanConflict[]): Solved<PortfolioOutput> => ({ output: { ...NOTHING, conflicts }, work: 0 });

type Tools = {
  parameters: PortfolioParameters;
  control: RunControl<PortfolioOutput>;
  solver: Parameters<typeof planPortfolio>[1]['solver'];
  reader: WishReader;
};

/** Thrown out of the search where it is to end; what was told last is the answer. */
class Enough extends Error {}

function search(
  problem: PlanProblem,
  composed: Composed,
  versions: ReadonlyMap<string, number>,
  { parameters, control, solver, reader }: Tools,
): Solved<PortfolioOutput> {
  const until = performance.now() + parameters.seconds * 1000;
  let told = 0;
  let last: (() => Plan) | null = null;
  const answer = (plan: Plan): PortfolioOutput => outputOf(plan, problem, composed, versions, reader);
  const done = (plan: Plan): Solved<PortfolioOutput> => {
    const { asked } = plan;
    return { output: answer(plan), work: told, ...(asked ? { objective: asked.value, ...boundOf(asked) } : {}) };
  };
  try {
    const plan = planPortfolio(problem, {
      dial: parameters.dial,
      seed: control.seed,
      work: parameters.seconds * WORK_PER_SECOND,
      ...(solver ? { solver } : {}),
      tell: ({ plan: now, stage, ...rest }) => {
        told += 1;
        last = now;
        const { asked } = now();
        if (asked) {
          control.progress({ stage, ...(rest.total > 0 ? rest : {}), objective: asked.value, ...boundOf(asked) });
          control.best(told, () => answer(now()), { objective: asked.value, ...boundOf(asked) });
        }
        // A repeat ends where the work was; the clock ends only what nobody has measured yet.
        if (control.workLimit === null ? performance.now() > until : told === control.workLimit) throw new Enough();
      },
    });
    told += 1;
    return done(plan);
  } catch (cause) {
    if (!(cause instanceof Enough) || last === null) throw cause;
    return done((last as () => Plan)());
  }
}

const boundOf = ({ value, room }: PlanPoint): { bound?: number } => (room === null ? {} : { bound: value + room });

function outputOf(
  { status, asked, others, conflicts }: Plan,
  problem: PlanProblem,
  { incomplete, bounded }: Composed,
  versions: ReadonlyMap<string, number>,
  reader: WishReader,
): PortfolioOutput {
  const { bundles, regions } = problem;
  const points = curve(asked, others);
  const used = new Set(points.flatMap(({ selected }) => selected));
  const told = bundles.filter((_, j) => used.has(j));
  const ids = ({ selected, ...point }: PlanPoint): PortfolioPoint => ({
    ...point,
    selected: selected
      .map((j) => bundles[j]!)
      .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id),
  });
  return {
    status,
    conflicts: namedConflicts(conflicts, problem, reader),
    points: points.map(ids),
    asked: asked === null ? -1 : points.indexOf(asked),
    reachable: [...regions],
    candidates: bundles.length,
    bounded,
    bundles: told,
    incomplete: incomplete.slice(0, MOST_INCOMPLETE),
    versions: Object.fromEntries(
      [...new Set(told.flatMap(({ parties }) => parties.map(({ listing }) => listing)))].sort().map((id) => [id, versions.get(id) ?? 0]),
    ),
  };
}

/** The asked point, and those of the others that no other point beats in both; by falling value. */
function curve(asked: PlanPoint | null, others: readonly PlanPoint[]): PlanPoint[] {
  if (asked === null) return [];
  const all = [asked, ...others];
  const kept = all.filter(
    (point, at) =>
      point === asked ||
      !all.some(
        (other, place) =>
          place !== at &&
          other.value >= point.value &&
          other.served >= point.served &&
          (other.value > point.value || other.served > point.served || place < at),
      ),
  );
  return kept.sort((a, b) => b.value - a.value || b.served - a.served || a.dial - b.dial);
}

const DAY = 86_400_000; // ms
const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY));
