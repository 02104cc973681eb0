// Installs what is missing, on whatever Node (≥ 20) started npm, and finds the Node that everything else runs on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The Node that package.json pins: the one that started npm may be older. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Environment of our own programs: their `node` and tools are those of node_modules. */
export const ENV = {
  ...process.env,
  // Compiled code is kept between starts: half of a start was reading TypeScript.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules', '.cache', 'compiled'),
  PATH: [join(ROOT, 'node_modules', 'node', 'bin'), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  ),
};

/** Runs `npm ci` when the lock file is not the one that node_modules was made from. */
export function ensureInstalled() {
  const stamp = join(ROOT, 'node_modules', '.feiqiao-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (existsSync(NODE) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  say('正在安装依赖（首次约一两分钟）· installing packages (a minute or two the first time)');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status } = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0)
    stop('依赖没有装好：请检查网络后再运行一次。· The packages could not be installed: check the network and run the same command again.');
  writeFileSync(stamp, lock);
}

export const say = (/** @type {string} */ text) => console.log(`· ${text}`);

/** A sentence for the person, and the end. @returns {never} */
export function stop(/** @type {string} */ sentence) {
  console.error(sentence);
  process.exit(1);
}
