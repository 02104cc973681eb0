import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Kills the backend again and again while it is written to, and counts acknowledged rows that are gone: there must be none.

  npm run bench:crash -- [--rounds 200]

It is the test of the same name with more rounds; 200 take some ten minutes.
`;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) console.log(HELP);
else {
  const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
  const args = [vitest, 'run', '--project', 'integration', 'tests/integration/embedded/crash.test.ts'];
  const run = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, CRASH_ROUNDS: values.rounds } });
  run.once('exit', (code) => (process.exitCode = code ?? 1));
}
