// `npm start`: one command from an empty clone to a running Feiqiao. Plain JavaScript for any Node ≥ 20, since it runs
// before anything is installed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { createFirstAdministrator } from './first-administrator.mjs';
import { ensureInstalled, ROOT, say, stop } from './install.mjs';
import { holderOf } from './lock.mjs';
import { end, keepWorker, startBackend, startPages } from './processes.mjs';

const HELP = `npm start                 安装、启动数据服务、构建页面并开始服务 · install, start the backend, build, serve
npm start -- --empty      不带示例数据，创建第一位管理员 · without demo data; creates the first administrator
PORT=8080 npm start       换一个端口（默认 3000）· another port (default 3000)
HOST=0.0.0.0 npm start    允许其他机器访问（默认只限本机；不适用于示例数据）· let other machines in (not with demo data)
FEIQIAO_ADMIN_EMAIL=…     第一位管理员的邮箱（与 --empty 同用）· the first administrator's e-mail (with --empty)`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}
const unknown = args.find((arg) => arg !== '--empty');
if (unknown) stop(`不认识的选项 ${unknown}。· Unknown option ${unknown}.\n${HELP}`);

const port = Number(process.env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  stop(`PORT 应为 0 到 65535 的整数。· PORT must be a whole number from 0 to 65535.`);
const data = process.env.FEIQIAO_DATA ?? join(ROOT, '.data');
const installationFile = join(data, 'installation.json');

/** What was decided when this data folder began: with demo data or empty. */
function openInstallation() {
  const wanted = { demo: !args.includes('--empty') };
  if (!existsSync(installationFile)) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    writeFileSync(installationFile, JSON.stringify(wanted));
    return wanted;
  }
  const installation = JSON.parse(readFileSync(installationFile, 'utf8'));
  if (installation.demo && !wanted.demo)
    stop('这里已有示例数据。要从空白开始，请先运行 npm run reset。· There is demo data already: run npm run reset first to start empty.');
  return installation;
}

/** The usual port of a local Supabase, or any other when someone else has it. */
const backendPort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve('0'));
    probe.listen(54_321, '127.0.0.1', () => probe.close(() => resolve('54321')));
  });

/** One data folder, one Feiqiao: the backend's lock would refuse too, but only after a while. */
function refuseSecondCopy() {
  const pid = holderOf(data);
  if (pid !== null)
    stop(
      `这份数据（${data}）正由另一个飞桥使用（进程 ${pid}）：请先停止它，或用 FEIQIAO_DATA 指定另一个文件夹。· This data is in use by another Feiqiao (process ${pid}): stop it first, or set FEIQIAO_DATA to another folder.`,
    );
}

async function main() {
  refuseSecondCopy();
  ensureInstalled();
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = await import('./demo-accounts.mjs');
  const { demo } = openInstallation();
  const host = process.env.HOST ?? '127.0.0.1';
  if (demo && !['127.0.0.1', 'localhost', '::1'].includes(host))
    stop(
      '示例账号的密码是公开的，所以带示例数据时只能在本机访问。· Demo passwords are public: with demo data only this machine is served.',
    );

  say('正在启动数据服务（首次约十秒）· starting the backend (about ten seconds the first time)');
  const backend = startBackend(
    [
      '--data',
      join(data, 'backend'),
      '--port',
      await backendPort(),
      '--site-url',
      `http://localhost:${port}`,
      demo ? '--seed' : '--no-seed',
    ],
    say,
  );
  /** @type {import('node:child_process').ChildProcess[]} */
  const running = [backend.child];
  /** @type {{ end: () => Promise<void> } | undefined} */
  let worker;
  let stopping = false;
  const stopAll = async (/** @type {number} */ code) => {
    if (stopping) return;
    stopping = true;
    await worker?.end();
    for (const child of [...running].reverse()) await end(child);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      say('正在停止 · stopping');
      void stopAll(0);
    });
  }

  try {
    const [address] = await Promise.all([backend.ready, ensureBuilt()]);
    const administrator = demo ? null : await createFirstAdministrator(address, process.env.FEIQIAO_ADMIN_EMAIL);
    const pages = startPages(address, { PORT: String(port), HOST: host, FEIQIAO_DEMO: demo ? '1' : '0' });
    running.push(pages.child);
    const ready = await pages.ready;
    worker = keepWorker(address);
    for (const child of running) child.on('exit', () => void stopAll(1));

    console.log(`\n飞桥已就绪 · Feiqiao is ready:  http://localhost:${ready.port}\n`);
    if (demo) {
      console.log(`示例账号 · demo accounts (密码 · password: ${DEMO_PASSWORD})`);
      for (const { email, label } of DEMO_ACCOUNTS) console.log(`  ${email.padEnd(38)} ${label}`);
    }
    if (administrator)
      console.log(
        `第一位管理员 · the first administrator\n  ${administrator.email}\n  密码（只显示这一次）· password (shown this once): ${administrator.password}`,
      );
    console.log('\n按 Ctrl-C 停止 · Ctrl-C stops');
  } catch (cause) {
    if (!stopping) console.error(cause instanceof Error ? cause.message : cause);
    await stopAll(1);
  }
}

await main();
