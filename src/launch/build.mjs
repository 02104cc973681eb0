// Builds the pages when their sources changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, NODE, ROOT, say, stop } from './install.mjs';

const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const STAMP = join(ROOT, 'build', '.sources');

function hashSources() {
  const hash = createHash('sha256');
  const walk = (/** @type {string} */ path) => {
    const full = join(ROOT, path);
    if (!statSync(full).isDirectory()) return void hash.update(path).update(readFileSync(full));
    for (const name of readdirSync(full).sort()) walk(`${path}/${name}`);
  };
  for (const source of SOURCES) walk(source);
  return hash.digest('hex');
}

export async function ensureBuilt() {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;

  say('正在构建页面（约半分钟）· building the pages (about half a minute)');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  let output = '';
  const build = spawn(NODE, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [build.stdout, build.stderr]) stream.on('data', (chunk) => (output += chunk));
  const status = await new Promise((resolve) => build.on('close', resolve));
  if (status !== 0) stop(`${output}\n页面构建失败，原因见上。· The pages could not be built; the reason stands above.`);
  writeFileSync(STAMP, sources);
}
