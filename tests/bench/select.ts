import { parseArgs } from 'node:util';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { checkPortfolio } from '../../src/lib/engine/projects/check.ts';
import type { Packing } from '../../src/lib/engine/projects/packing.ts';
import { selectPortfolio } from '../../src/lib/engine/projects/portfolio.ts';
import { madeUpCountry, setPacking } from './select/instances.ts';

/**
 * `npm run bench:select [-- name …] [--processor] [--seconds S]`: how good a portfolio is after how long, at the typed-array
 * entry, with HiGHS. One instance a process gives its own memory figure: name one. `--processor` counts this process's
 * processor time instead of the clock, which is what a machine shared with other work can still tell.
 */
const country = (bundles: number, listings: number, counties: number, share: number) => () =>
  madeUpCountry({ bundles, listings, counties, share });

const INSTANCES: Record<string, { make: () => Packing; seconds: number; gap: number; goal: string }> = {
  '10k-loose': { make: country(10_000, 5_000, 100, 0.12), seconds: 1, gap: 0.002, goal: '≤ 0.2 % in 1 s' },
  '10k-tight': { make: country(10_000, 5_000, 100, 0.6), seconds: 10, gap: 0, goal: '≤ 3 % to the bound of a longer run in 10 s' },
  '100k-tight': { make: country(100_000, 30_000, 300, 0.6), seconds: 30, gap: 0, goal: '≤ 7 % in 30 s, ≤ 200 MB' },
  '1M-loose': { make: country(1_000_000, 100_000, 1_000, 0.12), seconds: 30, gap: 0, goal: '≤ 1.5 % in 30 s, ≤ 512 MB' },
  '1M-tight': { make: country(1_000_000, 100_000, 1_000, 0.6), seconds: 60, gap: 0, goal: '≤ 7 % in 60 s, ≤ 512 MB' },
  'set-packing-1000': { make: () => setPacking(1_000, 200, 2, 6, 20), seconds: 20, gap: 0, goal: '≤ 3 %' },
  'set-packing-2000': { make: () => setPacking(2_000, 500, 2, 6, 20), seconds: 20, gap: 0, goal: '≤ 3 %' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { processor: { type: 'boolean', default: false }, seconds: { type: 'string' }, progress: { type: 'boolean', default: false } },
});

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
const clock = values.processor ? processorSeconds : () => performance.now() / 1000;
const percent = (x: number | null) => (x === null ? '—' : `${(100 * x).toFixed(2)} %`);

for (const name of positionals.length > 0 ? positionals : Object.keys(INSTANCES)) {
  const instance = INSTANCES[name];
  if (!instance) throw new Error(`no instance ${name}; there are ${Object.keys(INSTANCES).join(', ')}`);
  const packing = instance.make();
  const solver = await loadHighsSolver();
  const seconds = Number(values.seconds ?? instance.seconds);
  const [start, wall] = [clock(), performance.now()];
  const onProgress = ({ objective, bound }: { objective: number | null; bound: number | null }) =>
    console.log(`  ${(clock() - start).toFixed(1)} s: ${objective?.toFixed(1)} of at most ${bound?.toFixed(1)}`);
  const budget = new Budget({ seconds, clock });
  const found = selectPortfolio(packing, { gap: instance.gap, seed: 1, solver, budget, ...(values.progress ? { onProgress } : {}) });
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name.padEnd(18)} ${found.objective?.toFixed(2)} of at most ${found.bound?.toFixed(2)}: ${percent(found.gap)} after ${(clock() - start).toFixed(1)} s` +
      `${values.processor ? ` of processor time (${((performance.now() - wall) / 1000).toFixed(0)} s)` : ''}, stopped by ${found.stoppedBy}, ` +
      `${checkPortfolio(packing, found.selected).length} rules broken, ${memory} MB; goal ${instance.goal}`,
  );
}
