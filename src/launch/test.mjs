// `npm test`: everything that must hold, in the order in which it fails fastest; `--fast` leaves out what takes minutes.
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ENV, ensureInstalled, NODE, ROOT, say } from './install.mjs';

const fast = process.argv.includes('--fast');

/** @typedef {{ name: string, run: () => Promise<boolean> }} Step */

/** @param {string} script of package.json @param {Record<string, string>} [env] */
const script = (script, env = {}) => program('npm', ['run', '--silent', script], env);

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<boolean>} */
function program(command, args, env = {}) {
  const npm = process.env.npm_execpath;
  const [executable, rest] = command === 'npm' && npm ? [NODE, [npm, ...args]] : [command, args];
  return new Promise((resolve) => {
    const child = spawn(executable, rest, { cwd: ROOT, env: { ...ENV, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code === 0));
    child.on('error', () => resolve(false));
  });
}

/** @type {Step[]} */
const quick = [
  { name: 'format', run: () => script('format:check') },
  { name: 'lint', run: () => script('lint') },
  { name: 'types', run: () => script('check') },
  { name: 'unit and property tests', run: () => script('test:unit') },
];

/** @type {Step[]} */
const thorough = [
  { name: 'generated files are current', run: () => program(NODE, ['supabase/generate/main.ts', '--check']) },
  { name: 'SQL tests', run: () => script('test:sql') },
  { name: 'integration tests', run: () => script('test:integration') },
  { name: 'build', run: () => ensureBuilt().then(() => true) },
  { name: 'browser journeys', run: () => script('test:e2e', { CHROMIUM: ensureChromium() }) },
];

ensureInstalled();
const results = [];
for (const { name, run } of fast ? quick : [...quick, ...thorough]) {
  say(`${name} …`);
  const started = performance.now();
  const passed = await run();
  const seconds = Math.round((performance.now() - started) / 1000);
  say(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
  results.push({ name, passed });
}

const failed = results.filter(({ passed }) => !passed);
for (const { name } of failed) say(`✗ ${name}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
