import { parseArgs } from 'node:util';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { checkPlan } from '../../src/lib/engine/secondments/check.ts';
import { planSecondments } from '../../src/lib/engine/secondments/planner.ts';
import type { Assignment, Problem } from '../../src/lib/engine/secondments/problem.ts';
import { readProblem } from '../../src/lib/engine/secondments/read-problem.ts';
import { Published } from '../../src/lib/engine/secondments/repair.ts';
import type { Solver } from '../../src/lib/engine/solver/port.ts';
import { madeUpExchange, type Exchange } from './secondments/instances.ts';

/**
 * `npm run bench:secondments [-- name …] [--processor] [--seeds 1,2]`: how good a plan is after how long, with HiGHS, and when
 * the first one stands. One instance a process gives its own memory figure: name one. `--processor` counts this process's processor time
 * instead of the clock, which is what a machine shared with other work can still tell.
 */
const LENGTHS = { allowed: [3, 6, 12] } as const;
const SIZES: Record<string, Exchange> = {
  '100': { people: 100, posts: 80, months: 24, pairs: 2, ...LENGTHS },
  '500': { people: 500, posts: 400, months: 24, pairs: 5, ...LENGTHS },
  '2000': { people: 2_000, posts: 1_500, months: 36, pairs: 15, ...LENGTHS },
};
const INSTANCES: Record<string, { exchange: Exchange; seconds: number; gap: number; goal: string }> = {
  '100': { exchange: SIZES['100']!, seconds: 5, gap: 0.01, goal: '≤ 1 % in 5 s' },
  '500': { exchange: SIZES['500']!, seconds: 45, gap: 0.01, goal: '≤ 3 % in 45 s, first plan in 1 s' },
  '2000': { exchange: SIZES['2000']!, seconds: 120, gap: 0.02, goal: '≤ 8 % in 120 s, first plan in 5 s, 1,536 MB' },
  '100-free': { exchange: free('100'), seconds: 10, gap: 0.01, goal: '≤ 2 % in 10 s' },
  '500-free': { exchange: free('500'), seconds: 90, gap: 0.02, goal: '≤ 6 % in 90 s' },
  '2000-free': { exchange: free('2000'), seconds: 240, gap: 0.05, goal: '≤ 16 % in 240 s' },
};

/** Any length from 3 to 12 months. */
function free(name: string): Exchange {
  const { allowed: _, ...exchange } = SIZES[name]!;
  return exchange;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { processor: { type: 'boolean', default: false }, seeds: { type: 'string', default: '1' } },
});

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
const BUSY = 10; // times slower than alone
const clock = values.processor ? processorSeconds : () => performance.now() / 1000;
const percent = (x: number | null) => (x === null ? '—' : `${(100 * x).toFixed(2)} %`);

/** Every open post asked who could come, and fifty drop-outs, one at a time. */
function measureRepairs(problem: Problem, plan: readonly Assignment[]): string {
  const start = clock();
  const published = new Published(problem, plan);
  const ready = clock() - start;
  const timed = (ask: () => void): number => {
    const from = performance.now();
    ask();
    return performance.now() - from;
  };
  const filled = new Set(plan.map(({ post }) => post));
  const open = [...problem.posts.keys()].filter((q) => !filled.has(q));
  const asked = open.map((post) => timed(() => published.alternatives(post)));
  let mostTouched = 0;
  let fewest = 3;
  const repaired = plan.slice(0, 50).map(({ person }) =>
    timed(() => {
      const repairs = published.afterDropOut(person);
      fewest = Math.min(fewest, repairs.length);
      mostTouched = Math.max(mostTouched, ...repairs.map(({ touched }) => touched / plan.length));
    }),
  );
  return (
    `ready in ${(1000 * ready).toFixed(0)} ms; alternatives for ${open.length} open posts p95 ${p95(asked).toFixed(1)} ms; ` +
    `${repaired.length} drop-outs p95 ${p95(repaired).toFixed(0)} ms, at least ${fewest} repairs each, touching at most ${percent(mostTouched)} of the plan`
  );
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(0.95 * times.length)] ?? 0;
}

for (const name of positionals.length > 0 ? positionals : Object.keys(INSTANCES)) {
  const instance = INSTANCES[name];
  if (!instance) throw new Error(`no instance ${name}; there are ${Object.keys(INSTANCES).join(', ')}`);
  for (const seed of values.seeds.split(',').map(Number)) {
    const input = madeUpExchange(instance.exchange, seed);
    const highs = await loadHighsSolver();
    // The solver's own limit is by the clock, which runs ahead of the processor time that a busy machine gives.
    const solver: Solver = !values.processor
      ? highs
      : { solve: (model, options) => highs.solve(model, { ...options, seconds: BUSY * (options?.seconds ?? Infinity) }) };
    const start = clock();
    const read = readProblem(input);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults.slice(0, 3)));
    let first: number | null = null;
    const onProgress = ({ objective }: { objective: number | null }) => {
      if (objective !== null) first ??= clock() - start;
    };
    const budget = new Budget({ seconds: instance.seconds, clock });
    const plan = planSecondments(read.problem, { gap: instance.gap, seed: 0, solver, budget, onProgress });
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${name.padEnd(9)} seed ${seed}: ${plan.objective?.toFixed(2)} of at most ${plan.bound?.toFixed(2)}: ${percent(plan.gap)} after ` +
        `${(clock() - start).toFixed(1)} s${values.processor ? ' of processor time' : ''}, first plan after ${first === null ? '—' : (first as number).toFixed(2)} s, ` +
        `${plan.assignments.length} placed, ${checkPlan(read.problem, plan.assignments).length} rules broken, ${memory} MB; goal ${instance.goal}`,
    );
    console.log(`${name.padEnd(9)} seed ${seed}: ${measureRepairs(read.problem, plan.assignments)}`);
  }
}
