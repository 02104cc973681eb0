import { spawnSync } from 'node:child_process';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import type { SitingProblem } from '../../src/lib/domain/siting.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { chanceOf } from '../../src/lib/engine/random.ts';
import { checkSiting } from '../../src/lib/engine/stations/check.ts';
import { placesOf } from '../../src/lib/engine/stations/places-of.ts';
import { siteStations } from '../../src/lib/engine/stations/siting.ts';

/**
 * `npm run bench:stations [-- name …]`: 100 sites and 1,000 counties on a random plane, demands 1 to 100. The answer asked
 * for in 0.4 s, then in the time of the goal; and the whole command asked for one in half a second, reading, checking and
 * writing included. With `--processor` the seconds are those of the processor's time: for a machine that others use, too.
 */
const FIRST = 0.4;
const COMMAND = '0.5';

type Kind = { objective: 'coverage' | 'p_median'; max: number; radius: number; beds?: number; seconds: number; gap: number };

const INSTANCES: Record<string, Kind> = {
  'p-median-5': { objective: 'p_median', max: 5, radius: Infinity, seconds: 15, gap: 0 },
  'p-median-10': { objective: 'p_median', max: 10, radius: Infinity, seconds: 15, gap: 0 },
  'p-median-20': { objective: 'p_median', max: 20, radius: Infinity, seconds: 15, gap: 0 },
  'cover-5': { objective: 'coverage', max: 5, radius: 0.15, seconds: 15, gap: 0 },
  'cover-10': { objective: 'coverage', max: 10, radius: 0.15, seconds: 15, gap: 0 },
  'cover-20': { objective: 'coverage', max: 20, radius: 0.15, seconds: 15, gap: 0 },
  'benefit-10': { objective: 'coverage', max: 10, radius: Infinity, seconds: 15, gap: 0 },
  'beds-10': { objective: 'coverage', max: 10, radius: Infinity, beds: 3_000, seconds: 30, gap: 0 },
  'beds-20': { objective: 'coverage', max: 20, radius: Infinity, beds: 2_000, seconds: 30, gap: 0 },
  'beds-median-20': { objective: 'p_median', max: 20, radius: Infinity, beds: 3_000, seconds: 30, gap: 0 },
};

function plane({ objective, max, radius, beds }: Kind): SitingProblem {
  const chance = chanceOf(7);
  const point = () => [chance(), chance()] as const;
  const sites = Array.from({ length: 100 }, point);
  const counties = Array.from({ length: 1_000 }, point);
  const third = (distance: number) => (objective === 'p_median' ? distance : radius < Infinity ? 1 : Math.max(0, 1 - distance));
  return {
    objective,
    sites: sites.map((_, j) => ({ id: `s${j}`, cost: 1, ...(beds === undefined ? {} : { beds }) })),
    counties: counties.map((_, i) => ({ id: `c${i}`, demand: 1 + Math.floor(100 * chance()) })),
    benefit: counties.flatMap(([x, y], i) =>
      sites.flatMap(([a, b], j): [string, string, number][] => {
        const distance = Math.round(1000 * Math.hypot(x - a, y - b)) / 1000;
        return distance <= radius ? [[`c${i}`, `s${j}`, third(distance)]] : [];
      }),
    ),
    max_sites: max,
  };
}

const isShared = process.argv.includes('--processor');
const clock = () => {
  if (!isShared) return performance.now() / 1000;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
};
const percent = (x: number | null) => (x === null ? '—' : `${(100 * x).toFixed(3)} %`);

/** `feiqiao stations --time-limit 0.5` in a process of its own. */
function askCommand(name: string, problem: SitingProblem): void {
  const input = JSON.stringify(problem);
  const start = clock();
  const { stdout } = spawnSync(process.execPath, ['src/cli/feiqiao.ts', 'stations', '--gap', '0', '--time-limit', COMMAND], { input });
  const took = clock() - start;
  const { status, objective, gap, seconds } = JSON.parse(stdout.toString()) as Record<string, number>;
  console.log(
    `${name.padEnd(15)} the command: ${status}, ${objective}, ${percent(gap!)} after ${seconds} s, ${took.toFixed(2)} s with its start`,
  );
}

const solver = await loadHighsSolver();

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const name of named.length > 0 ? named : Object.keys(INSTANCES)) {
  const kind = INSTANCES[name];
  if (!kind) throw new Error(`no instance ${name}; there are ${Object.keys(INSTANCES).join(', ')}`);
  const problem = plane(kind);
  for (const seconds of [FIRST, kind.seconds]) {
    const start = clock();
    const places = placesOf(problem);
    const found = siteStations(problem, { gap: kind.gap, seed: 1, solver, budget: new Budget({ seconds, clock }) });
    const broken = found.worth === null ? 0 : checkSiting(places, found.servedBy).length;
    console.log(
      `${name.padEnd(15)} ${String(found.status).padEnd(9)} ${found.worth?.toFixed(3)} of at most ${found.bound?.toFixed(3)}: ` +
        `${percent(found.gap)} after ${(clock() - start).toFixed(2)} s of ${seconds}, stopped by ${found.stoppedBy}, ${broken} rules broken`,
    );
  }
  if (!isShared) askCommand(name, problem);
}
console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
