import { parseArgs } from 'node:util';
import { loadMatchingReference } from '../../src/lib/adapters/matching-reference.ts';
import { loadModes } from '../../src/lib/adapters/modes.ts';
import { composeFrom } from '../../src/lib/engine/projects/compose.ts';
import { poolOf } from '../../src/lib/engine/projects/pool.ts';
import { madeUpCountry } from './bundles/likeness.ts';

/**
 * `npm run bench:bundles [-- --listings N] [--bundles N]`: how long composing takes on one core, and how much memory. Goal:
 * 20,000 listings → 100,000 bundles in 60 s and 1.5 GiB. Seconds by the clock and, in brackets, of processor time.
 */
const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '20000' },
    bundles: { type: 'string', default: '100000' },
    'per-anchor': { type: 'string', default: '8' },
  },
});

function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${what.padEnd(40)} ${((performance.now() - start) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s)  ${memory} MiB`,
  );
  return result;
}

const reference = loadMatchingReference();
reference.segment('暖机');
const listings = madeUpCountry(Number(values.listings), 1);
const modes = loadModes();
const pool = timed(`read ${listings.length} listings`, () => poolOf(listings, reference));
const composed = timed('compose', () =>
  composeFrom(pool, modes, { perAnchor: Number(values['per-anchor']), most: Number(values.bundles) }),
);
if (!composed.ok) throw new Error(composed.error.code);
const { bundles, incomplete, bounded } = composed.value;
const anchors = new Set(bundles.map(({ anchor }) => anchor)).size;
console.log(`${bundles.length} bundles for ${anchors} anchors, ${incomplete.length} that lack one role${bounded ? ', bounded' : ''}`);
const count = <K>(keys: readonly K[]) =>
  Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, each]) => [String(key), each.length]));
console.log('by mode   ', count(bundles.map(({ mode }) => mode)));
console.log('by parties', count(bundles.map(({ parties }) => parties.length)));
