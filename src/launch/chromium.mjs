// A Chromium for the browser tests: one that is there, Debian's by apt where we may, else Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ENV, NODE, ROOT, say, stop } from './install.mjs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns {string} path of the executable, or '' for Playwright's own */
export function ensureChromium() {
  const found = INSTALLED.find((path) => existsSync(path));
  if (found) return found;

  const isRoot = process.getuid?.() === 0;
  if (existsSync('/usr/bin/apt-get') && isRoot) {
    say('正在安装 Chromium 和中文字体 · installing Chromium and Chinese fonts');
    const apt = (/** @type {string[]} */ ...args) =>
      spawnSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status;
    apt('update');
    if (apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') === 0) return '/usr/bin/chromium';
  }
  const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  if (spawnSync(NODE, [cli, 'install', 'chromium'], { cwd: ROOT, env: ENV, stdio: 'inherit' }).status === 0) return '';
  return stop('没有可用的 Chromium：请先安装，再运行一次。· No Chromium to be had: install one and run the same command again.');
}
