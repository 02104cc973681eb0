import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { end, startPages } from '../../src/launch/processes.mjs';
import { alternativesForPost, alternativesOfPerson } from '../../src/lib/engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../src/lib/engine/secondments/board/plan-board.ts';
import { backendConfig, startBackend } from '../../supabase/embedded/backend.ts';
import { bigExchange } from './board/exchange.ts';
import { exchangeSql, PLAN_ID } from './board/exchange-sql.ts';

/**
 * `npm run bench:board`, after `npm run build`: how long the board takes to explain the place that a bar is dragged over, with
 * 2,000 people, 1,500 posts and 36 months loaded: the judgement alone, and in a browser from each movement of the pointer until
 * what it means is painted (goal 100 ms). `CHROMIUM` names a browser; without one only the engine is measured.
 */
const [PEOPLE, POSTS, MONTHS] = [2000, 1500, 36];
const DRAGS = 25;
const STEPS = 12; // movements of the pointer in a drag

const show = (times: number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  return `${times.length} × p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms`;
};
const timed = (ask: (n: number) => unknown, rounds: number): string =>
  show(
    Array.from({ length: rounds }, (_, n) => {
      const began = performance.now();
      ask(n);
      return performance.now() - began;
    }),
  );

const exchange = bigExchange(PEOPLE, POSTS, MONTHS);
const { app, plan } = exchange;
const began = performance.now();
const board = new PlanBoard(app, plan);
console.log(`${PEOPLE} people, ${POSTS} posts, ${MONTHS} months, ${plan.length} assignments`);
console.log(`engine: made ready in ${(performance.now() - began).toFixed(0)} ms`);
const moved = (n: number) => ({ ...plan[n % plan.length]!, post: (n * 7) % POSTS, start: n % 24 });
console.log(`judge a move: ${timed((n) => board.judge(moved(n), plan[n % plan.length]), 2000)}`);
console.log(`alternatives of a person: ${timed((n) => alternativesOfPerson(board, plan[n]!.person, plan[n]!), 100)}`);
console.log(`alternatives for a post: ${timed((n) => alternativesForPost(board, n * 10, null), 100)}`);
if (process.env.CHROMIUM) await inBrowser(process.env.CHROMIUM);

async function inBrowser(executablePath: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-bench-'));
  writeFileSync(join(folder, 'exchange.sql'), exchangeSql(exchange));
  const seedFiles = [...backendConfig().seedFiles, join(folder, 'exchange.sql')];
  const backend = await startBackend({ port: 0, fast: true, config: { seedFiles }, templates: join(folder, 'templates') });
  const pages = startPages(backend, { PORT: '0', HOST: '127.0.0.1', FEIQIAO_DEMO: '1' });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const { port } = await pages.ready;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await measure(page, `http://127.0.0.1:${port}`);
  } finally {
    await browser.close();
    await end(pages.child);
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('#email').fill('talent@demo.feiqiao.example');
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await page.waitForURL('**/today');
  const opened = performance.now();
  await page.goto(`${url}/secondments/plans/${PLAN_ID}`);
  console.log(`browser: the page in ${(performance.now() - opened).toFixed(0)} ms`);
  const bars = page.locator('.timeline .ec-event');
  await bars.first().waitFor({ timeout: 120_000 });
  console.log(
    `the board ready after ${(performance.now() - opened).toFixed(0)} ms, ${await page.locator('.timeline .ec-row-head').count()} lanes`,
  );
  await page.evaluate(watchPointer);
  await bars.first().scrollIntoViewIfNeeded();
  for (let n = 0; n < DRAGS; n++) {
    const box = await boxOf(bars.nth(n % 10));
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60 + 20 * (n % 5), y + 40 + 10 * (n % 9), { steps: STEPS });
    // Back where it was: nothing is changed, and the next drag begins from the same plan.
    await page.mouse.move(x, y, { steps: STEPS });
    await page.mouse.up();
  }
  const times = await page.evaluate(() => (window as unknown as { answers: number[] }).answers);
  console.log(`from the pointer's movement until its explanation is painted: ${show(times)}`);
}

/** Where a bar is, once it is drawn: the timeline draws its bars anew while it finds its size. */
async function boxOf(bar: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  for (;;) {
    await bar.waitFor();
    const box = await bar.boundingBox();
    if (box) return box;
  }
}

/** In the page: from a movement of the pointer to after the frame in which what it means is painted, whenever that has changed. */
function watchPointer(): void {
  const answers: number[] = [];
  Object.assign(window, { answers });
  const said = () => document.querySelector('.with-why > aside')?.textContent ?? '';
  window.addEventListener(
    'pointermove',
    (event) => {
      const before = said();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (said() !== before) answers.push(performance.now() - event.timeStamp);
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
