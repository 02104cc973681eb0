import { parseArgs } from 'node:util';
import { createServiceDb } from '../../src/lib/server/db.ts';
import { testBackend } from '../support/backend.ts';
import { fuzzDatabase } from '../support/fuzz-database.ts';
import { fuzzImports } from '../support/fuzz-imports.ts';
import { signInTo } from '../support/import-client.ts';

/**
 * `npm run bench:import-fuzz`: 2,000 damaged, odd and hostile files, each by its seed (`-- --count N --from SEED`). A file
 * ends as a list of listings with their faults, or as a refusal with its sentence; anything else is listed and fails. With
 * `--database` each goes the whole way through a backend, a quarter of them past a server that dies; nothing may be half there.
 */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '2000' }, from: { type: 'string', default: '0' }, database: { type: 'boolean' } },
});
const [from, count] = [Number(values.from), Number(values.count)];

async function throughDatabase() {
  const backend = await testBackend();
  try {
    return await fuzzDatabase(
      await signInTo(backend, 'county@demo.feiqiao.example'),
      createServiceDb(backend.url, backend.secretKey),
      from,
      count,
    );
  } finally {
    await backend.close();
  }
}

async function readOnly() {
  const { slowest, ...result } = await fuzzImports(from, count);
  console.log(`slowest: seed ${slowest.seed}, ${slowest.seconds.toFixed(2)} s`);
  return result;
}

const { outcomes, failures } = await (values.database ? throughDatabase() : readOnly());
for (const [what, times] of Object.entries(outcomes).sort(([, a], [, b]) => b - a)) console.log(String(times).padStart(6), what);
for (const { seed, cause } of failures) console.error(`seed ${seed}: ${cause}`);
console.log(`${count} files, ${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
