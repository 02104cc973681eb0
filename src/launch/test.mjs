// `npm test`: everything that must hold, what fails fastest first; `--fast` leaves out what takes minutes.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ENV, ensureInstalled, NODE, ROOT, say } from './install.mjs';

const fast = process.argv.includes('--fast');

/** Whether several lanes are under way. */
let sideBySide = false;

/** @typedef {{ name: string, run: () => Promise<boolean> }} Step */

/** @param {string} name of a script in package.json @param {string[]} [args] @param {Record<string, string>} [env] */
const script = (name, args = [], env = {}) => program('npm', ['run', '--silent', name, ...(args.length ? ['--', ...args] : [])], env);

/** Output of a step that runs beside others is shown when it is over. @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<boolean>} */
function program(command, args, env = {}) {
  const npm = process.env.npm_execpath;
  const [executable, rest] = command === 'npm' && npm ? [NODE, [npm, ...args]] : [command, args];
  return new Promise((resolve) => {
    const child = spawn(executable, rest, {
      cwd: ROOT,
      env: { ...ENV, ...env },
      stdio: ['ignore', sideBySide ? 'pipe' : 'inherit', sideBySide ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      if (code !== 0 || !fast) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

/** A journey that the machine's haste tripped gets a second chance, alone and in a new installation: its first try may have left half its work behind. */
async function journeys() {
  const env = { CHROMIUM: ensureChromium() };
  if (await script('test:e2e', [], env)) return true;
  if (existsSync(join(ROOT, 'test-results/unsound.json'))) return false;
  say('the journeys that failed, once more');
  return script('test:e2e', ['--last-failed', '--workers=1', '--max-failures=1'], env);
}

const CACHE = ['--cache', '--cache-location'];

/** The inner loop: two lanes side by side, and only what changed is looked at again. @type {Step[][]} */
const quick = [
  [
    { name: 'lint', run: () => script('lint', [...CACHE, 'node_modules/.cache/eslint.json']) },
    { name: 'types', run: () => script('check') },
  ],
  [
    { name: 'format', run: () => script('format:check', [...CACHE, 'node_modules/.cache/prettier.json']) },
    { name: 'unit and property tests', run: () => script('test:unit', ['--reporter=dot']) },
  ],
];

/** Everything. What needs one processor runs side by side; what starts servers or browsers has both to itself. @type {Step[][][]} */
const thorough = [
  [
    [
      { name: 'lint', run: () => script('lint') },
      { name: 'types', run: () => script('check') },
    ],
    [
      { name: 'format', run: () => script('format:check') },
      { name: 'unit and property tests', run: () => script('test:unit') },
      { name: 'SQL tests, and generated files are current', run: () => script('test:sql') },
    ],
  ],
  [
    [
      { name: 'integration tests', run: () => script('test:integration') },
      { name: 'build', run: () => ensureBuilt().then(() => true) },
      { name: 'browser journeys', run: journeys },
    ],
  ],
];

/** @param {Step} step */
async function take({ name, run }) {
  say(`${name} …`);
  const started = performance.now();
  const passed = await run();
  say(`${passed ? '✓' : '✗'} ${name} (${Math.round((performance.now() - started) / 1000)} s)`);
  return { name, passed };
}

/** @param {Step[]} steps one after the other */
async function lane(steps) {
  const results = [];
  for (const step of steps) results.push(await take(step));
  return results;
}

ensureInstalled();
const results = [];
for (const lanes of fast ? [quick] : thorough) {
  sideBySide = lanes.length > 1;
  results.push(...(await Promise.all(lanes.map(lane))).flat());
}
const failed = results.filter(({ passed }) => !passed);
for (const { name } of failed) say(`✗ ${name}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
