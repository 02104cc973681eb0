// `npm run reset`: throws the local data away, after asking.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ROOT, say, stop } from './install.mjs';
import { holderOf } from './lock.mjs';

const data = process.env.FEIQIAO_DATA ?? join(ROOT, '.data');

if (!existsSync(data)) {
  say('没有本地数据，无需清除。· There is no local data to clear.');
  process.exit(0);
}
if (holderOf(data) !== null)
  stop('飞桥正在运行：请先在它的窗口按 Ctrl-C 停止，再清除数据。· Feiqiao is running: stop it with Ctrl-C in its window, then reset.');
if (!(await agreed())) stop('没有删除任何内容。· Nothing was deleted.');
rmSync(data, { recursive: true, force: true });
say('已清除。运行 npm start 重新开始。· Cleared. npm start begins anew.');

async function agreed() {
  if (process.argv.includes('--yes')) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Without an answer (end of input, Ctrl-C) nothing is agreed.
  const silence = new Promise((resolve) => terminal.once('close', () => resolve('')));
  const answer = terminal.question(
    `将删除 ${data} 中的全部数据，无法恢复。输入 yes 继续 · This deletes all data there for good. Type yes to go on: `,
  );
  const typed = await Promise.race([answer, silence]);
  terminal.close();
  return typed.trim().toLowerCase() === 'yes';
}
