import type { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { assignmentOf, columnsOf, type Columns } from './columns.ts';
import { exactModel, type Arc } from './exact-model.ts';
import type { Assignment, Problem } from './problem.ts';
import { workOfIteration } from './pricing.ts';
import { roomBesidePins } from './room.ts';

/** Organisations that send to each other in turn. In a ring the last sends to the first; a chain begins with a giver, who receives nobody. */
export type Ring = { units: number[]; isChain: boolean };

/** A ring with one person for each step. */
export type FilledRing = Ring & { assignments: Assignment[] };

export type RingPlan = {
  rings: FilledRing[];
  placements: number;
  /** Proved: no more placements are possible this way. */
  bound: number;
};

/** What rings over more than two units add to what two units arrange with each other. */
export type SwapRings = { bilateral: RingPlan; all: RingPlan; more: number };

export type RingOptions = {
  solver: Solver;
  budget: Budget;
  seed: number;
  /** Organisations that agree to send without receiving: chains may begin there. */
  givers?: readonly number[];
};

const MOST_COLUMNS = 12_000; // of the programme
const MOST_RINGS = 20_000;
const ITERATIONS = 50_000;

/**
 * Most placements in swaps: cycles over two or four units, chains over three or four, so that no unit sends without
 * receiving (but givers, who agreed to). A cycle has as many units of the east as of the west, because people only go across: there is none over
 * three. Every hard rule of the plan holds; pins stay beside.
 *
 * @returns null when pins leave no plan, or the budget no answer
 * @source cycles and chains of bounded length: Roth, Sönmez & Ünver (2007), American Economic Review 97(3)
 */
export function swapRings(problem: Problem, { solver, budget, seed, givers = [] }: RingOptions): SwapRings | null {
  const beside = roomBesidePins(problem);
  if ('conflicts' in beside) return null;
  const columns = columnsOf(problem, beside.room);
  const among = worthiest(columns, MOST_COLUMNS);
  const { bilateral, longer } = ringsOf(problem, columns, among, givers);
  const most = columns.worth.reduce((a, b) => Math.max(a, b), 1e-9);
  // A placement counts first, then its worth: all worths together are less than one placement.
  const worth = (j: number) =>
    1 + (0.5 * columns.worth[j]!) / (most * (problem.people.length * Math.min(problem.maxAssignments, problem.months) + 1));
  const solve = (rings: readonly Ring[], begin: Float64Array | null): { plan: RingPlan; values: Float64Array | null } | null => {
    if (rings.length === 0) return { plan: { rings: [], placements: 0, bound: 0 }, values: null };
    const exact = exactModel({ problem, columns, room: beside.room, among, worth, rings: rings.map(arcsOf) });
    const start = exact.start([]);
    if (start && begin) start.set(begin);
    const work = 2 * workOfIteration(exact.model);
    const seconds = budget.secondsLeft();
    const answer = solver.solve(exact.model, {
      seed,
      gap: 1e-9,
      iterations: Math.min(ITERATIONS, Math.ceil(Math.max(0, budget.workLeft()) / work)),
      ...(start ? { start } : {}),
      ...(seconds === Infinity ? {} : { seconds }),
    });
    budget.spend(50 + answer.iterations * work);
    if (answer.clockCutIn) budget.clockEndedStep();
    if (!answer.values) return null;
    const counts = answer.values.subarray(answer.values.length - rings.length);
    const used = exact.used(answer.values);
    const filled = fill(problem, columns, rings, counts, used);
    return {
      plan: { rings: filled, placements: used.length, bound: Math.floor((answer.bound ?? Infinity) + 1e-6) },
      values: answer.values,
    };
  };
  const two = solve(bilateral, null);
  if (!two) return null;
  const all = solve([...bilateral, ...longer], two.values);
  if (!all) return null;
  return { bilateral: two.plan, all: all.plan, more: all.plan.placements - two.plan.placements };
}

/** Columns of most worth, in equal shares a person; ascending. */
function worthiest({ ofPerson, worth, count }: Columns, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, j) => j);
  const share = Math.ceil(most / (ofPerson.length - 1));
  const chosen: number[] = [];
  for (let p = 0; p + 1 < ofPerson.length; p++) {
    const own = Array.from({ length: ofPerson[p + 1]! - ofPerson[p]! }, (_, n) => ofPerson[p]! + n);
    own.sort((a, b) => worth[b]! - worth[a]! || a - b);
    chosen.push(...own.slice(0, share));
  }
  return chosen.sort((a, b) => a - b);
}

const arcsOf = ({ units, isChain }: Ring): Arc[] =>
  units.slice(0, isChain ? -1 : undefined).map((home, n) => ({ home, host: units[(n + 1) % units.length]! }));

/** Every ring that some person could fill at each step: a cycle is named by its smallest unit. */
function ringsOf(
  problem: Problem,
  columns: Columns,
  among: readonly number[],
  givers: readonly number[],
): { bilateral: Ring[]; longer: Ring[] } {
  const to = problem.organisations.map(() => new Set<number>());
  for (const j of among) to[problem.people[columns.person[j]!]!.home]!.add(problem.posts[columns.post[j]!]!.host);
  const ordered = to.map((hosts) => [...hosts].sort((a, b) => a - b));
  const bilateral: Ring[] = [];
  const longer: Ring[] = [];
  const add = (units: number[], isChain: boolean) => {
    if (longer.length < MOST_RINGS) longer.push({ units, isChain });
  };
  for (const [a, hosts] of ordered.entries())
    for (const b of hosts) {
      if (a < b && to[b]!.has(a)) bilateral.push({ units: [a, b], isChain: false });
      for (const c of ordered[b]!) {
        if (c === a) continue;
        if (givers.includes(a)) add([a, b, c], true);
        for (const d of ordered[c]!) {
          if (d === a || d === b) continue;
          if (givers.includes(a)) add([a, b, c, d], true);
          if (a < b && a < c && a < d && to[d]!.has(a)) add([a, b, c, d], false);
        }
      }
    }
  return { bilateral, longer };
}

/** Gives each ring of the answer a person for each step. */
function fill(problem: Problem, columns: Columns, rings: readonly Ring[], counts: Float64Array, used: readonly number[]): FilledRing[] {
  const waiting = Map.groupBy(used, (j) => `${problem.people[columns.person[j]!]!.home} ${problem.posts[columns.post[j]!]!.host}`);
  return rings.flatMap((ring, n) =>
    Array.from({ length: Math.round(counts[n]!) }, () => ({
      ...ring,
      assignments: arcsOf(ring).map(({ home, host }) => assignmentOf(columns, waiting.get(`${home} ${host}`)!.shift()!)),
    })),
  );
}
