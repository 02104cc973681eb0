import { z } from 'zod';
import { err, ok } from '../../../domain/errors.ts';
import { Month, monthOf } from '../../../domain/month.ts';
import { SecondmentParameters } from '../../../domain/secondment-run.ts';
import { PlanWorld } from '../../../domain/plan-world.ts';
import { Budget } from '../../../engine/budget.ts';
import { comparablePlan } from '../../../engine/run/comparable-plan.ts';
import { planApp, type AppPlan } from '../../../engine/secondments/levels/plan-app.ts';
import { swapRings } from '../../../engine/secondments/rings.ts';
import { readWorld, type WorldProblem } from '../../../engine/secondments/world/read-world.ts';
import type { RunControl, RunKind, Solved } from './run-kind.ts';

const Input = z.strictObject({ world: PlanWorld });
export type SecondmentInput = z.infer<typeof Input>;

const Placed = z.strictObject({ person: z.string(), post: z.string(), from: Month, months: z.int() });
const Ring = z.strictObject({ units: z.array(z.string()), isChain: z.boolean(), times: z.int() });
const Output = z.strictObject({
  status: z.enum(['optimal', 'feasible', 'unknown', 'infeasible']),
  /** Why pins leave no plan, in words of both languages: nothing else can. */
  conflicts: z.array(z.record(z.string(), z.unknown())),
  assignments: z.array(Placed),
  levels: z.array(z.strictObject({ code: z.string(), weight: z.number(), value: z.number(), points: z.number() })),
  /** Person-months. */
  balance: z.strictObject({ eastToWest: z.number(), westToEast: z.number() }),
  /** Swap rings: placements that units arrange two by two, and all rings together; null: not answered in time. */
  rings: z.strictObject({ bilateral: z.int(), all: z.int(), bound: z.int(), rings: z.array(Ring) }).nullable(),
});
export type SecondmentOutput = z.infer<typeof Output>;

/** Counted work that a second of search stands for, on a machine of 2026: the clock only ends what is slower. */
const WORK_PER_SECOND = 60_000;
const SHARE_OF_RULES = 0.3; // of the time, for the platform's own rules and levels
const MOVES_PER_SECOND = 2_000;
const RING_WORK = 30_000;
const GAP = 0.005; // relative, at which the plan is good enough

/**
 * A plan of an exchange in both directions. One unit of work: one better plan or bound told. The search itself is counted, so
 * that the n-th is the same wherever it is found.
 */
export const secondment: RunKind<SecondmentParameters, SecondmentInput, SecondmentOutput> = {
  parameters: SecondmentParameters,
  input: Input,
  output: Output,

  async gather(source) {
    const world = await source.planWorld();
    return world.people.length === 0 || world.posts.length === 0 ? err('nobody_to_plan') : ok({ world });
  },

  async solve({ world }, parameters, control) {
    control.progress({ stage: 'rosters' });
    const { loadHighsSolver } = await import('../../../adapters/highs/solve.ts');
    return search(readWorld(world, parameters), parameters, control, await loadHighsSolver());
  },

  summarise({ world }, { assignments, balance, rings }, { from }) {
    const filled = new Set(assignments.map(({ post }) => post));
    return {
      people: world.people.length,
      posts: world.posts.length,
      placed: assignments.length,
      // A post whose window is over is not open any more.
      open: world.posts.filter(({ id, until }) => !filled.has(id) && (from === null || until > `${from}-01`)).length,
      eastToWest: balance.eastToWest,
      westToEast: balance.westToEast,
      ...(rings ? { moreByRings: rings.all - rings.bilateral } : {}),
    };
  },

  question: ({ name, maxDifference, rest, mostPerPerson, mayChange, from, seconds }) => ({
    exchange: name,
    maxDifference: maxDifference ?? '',
    rest,
    mostPerPerson,
    mayChange: mayChange ? 1 : 0,
    ...(from === null ? {} : { planFrom: from }),
    seconds,
  }),

  comparable: ({ world }, { assignments }) => comparablePlan(world, assignments),
};

/** Thrown out of the search where it is to end; what was told last is the answer. */
class Enough extends Error {}

function search(
  named: WorldProblem,
  { seconds }: SecondmentParameters,
  control: RunControl<SecondmentOutput>,
  solver: Awaited<ReturnType<typeof import('../../../adapters/highs/solve.ts').loadHighsSolver>>,
): Solved<SecondmentOutput> {
  const until = performance.now() + seconds * 1000;
  let told = 0;
  let last: (() => AppPlan) | null = null;
  const done = (plan: AppPlan, rings: SecondmentOutput['rings']): Solved<SecondmentOutput> => ({
    output: outputOf(plan, named, rings),
    work: told,
    ...(plan.points === null ? {} : { objective: plan.points }),
    ...(plan.bound === null ? {} : { bound: plan.bound }),
  });
  const tell = (stage: string, points: number | null, bound: number | null, plan: () => AppPlan) => {
    told += 1;
    last = plan;
    const reached = { ...(points === null ? {} : { objective: points }), ...(bound === null ? {} : { bound }) };
    control.progress({ stage, ...reached });
    if (points !== null) control.best(told, () => outputOf(plan(), named, null), reached);
    // A repeat ends where the work was; the clock ends only what nobody has measured yet.
    if (control.workLimit === null ? performance.now() > until : told === control.workLimit) throw new Enough();
  };
  try {
    const plan = planApp(named.app, {
      gap: GAP,
      seed: control.seed,
      budget: new Budget({ work: seconds * (1 - SHARE_OF_RULES) * WORK_PER_SECOND }),
      polish: new Budget({ work: seconds * SHARE_OF_RULES * MOVES_PER_SECOND }),
      solver,
      onProgress: ({ stage, points, bound, plan: now }) => tell(stage === 'planning' ? 'planning' : 'levelling', points, bound, now),
    });
    tell('rings', plan.points, plan.bound, () => plan);
    const rings = swapRings(named.app.problem, { solver, budget: new Budget({ work: RING_WORK }), seed: control.seed });
    told += 1;
    return done(plan, rings && ringsOf(rings, named));
  } catch (cause) {
    if (!(cause instanceof Enough) || last === null) throw cause;
    return done((last as () => AppPlan)(), null);
  }
}

function ringsOf({ bilateral, all }: NonNullable<ReturnType<typeof swapRings>>, { names }: WorldProblem): SecondmentOutput['rings'] {
  const times = new Map<string, { units: string[]; isChain: boolean; times: number }>();
  for (const { units, isChain } of all.rings) {
    const named = units.map((unit) => names.organisations[unit]!);
    const ring = times.get(named.join(' ')) ?? { units: named, isChain, times: 0 };
    ring.times += 1;
    times.set(named.join(' '), ring);
  }
  return { bilateral: bilateral.placements, all: all.placements, bound: all.bound, rings: [...times.values()] };
}

function outputOf(plan: AppPlan, { names }: WorldProblem, rings: SecondmentOutput['rings']): SecondmentOutput {
  const { status, conflicts, assignments, levels, balance } = plan;
  return {
    status,
    conflicts: conflicts.map((conflict) => ({ ...conflict })),
    assignments: assignments.map(({ person, post, start, months }) => ({
      person: names.people[person]!,
      post: names.posts[post]!,
      from: monthOf(names.firstMonth + start),
      months,
    })),
    levels,
    balance,
    rings,
  };
}
