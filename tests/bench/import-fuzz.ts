import { parseArgs } from 'node:util';
import { fuzzImports } from '../support/fuzz-imports.ts';

/**
 * `npm run bench:import-fuzz`: 2,000 damaged, odd and hostile files, each by its seed (`-- --count N --from SEED`). A file
 * ends as a list of listings with their faults, or as a refusal with its sentence; anything else is listed and fails.
 */
const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, from: { type: 'string', default: '0' } } });
const { outcomes, slowest, failures } = await fuzzImports(Number(values.from), Number(values.count));
for (const [what, count] of Object.entries(outcomes).sort(([, a], [, b]) => b - a)) console.log(String(count).padStart(6), what);
console.log(`slowest: seed ${slowest.seed}, ${slowest.seconds.toFixed(2)} s`);
for (const { seed, cause } of failures) console.error(`seed ${seed}: ${cause}`);
console.log(`${values.count} files, ${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
