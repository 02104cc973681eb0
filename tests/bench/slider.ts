/**
 * `npm run bench:slider`: how long a move of the X-ray's slider takes in a browser, from the `input` event until what it
 * changes is painted (the frame's own wait included), on the open page and on a stored sheet. Needs `npm run build`; CHROMIUM
 * names a browser that is not Playwright's. Prints figures; judges nothing. Goal: 50 ms.
 */
import { chromium, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { startApp } from '../support/app.ts';

const MOVES = 100;

/** Milliseconds until painted, move by move. */
async function moves(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('#slider');
    if (!slider) throw new Error('no slider');
    const painted = () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve();
          channel.port2.postMessage(null);
        }),
      );
    const times: number[] = [];
    for (let n = 0; n < count; n++) {
      await painted();
      const began = performance.now();
      slider.value = String((n * 37) % 101);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await painted();
      times.push(performance.now() - began);
    }
    return times;
  }, MOVES);
}

function report(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  console.log(`  ${what.padEnd(28)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`);
}

const app = await startApp();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  console.log(`${MOVES} moves of the slider, until painted:`);
  await page.goto(`${app.url}/enclaves/xray`, { waitUntil: 'networkidle' });
  await moves(page);
  report('open page, 1440 px', await moves(page));
  await page.setViewportSize({ width: 390, height: 844 });
  report('open page, 390 px', await moves(page));

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${app.url}/sign-in`);
  await page.locator('#email').fill('county@demo.feiqiao.example');
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('#password').press('Enter');
  await page.waitForURL('**/today');
  await page.goto(`${app.url}/enclaves`);
  await page.getByRole('link', { name: '麦盖提—日照农产品加工园（示例）' }).click();
  await page.getByRole('link', { name: '条款表与透视' }).click();
  await page.locator('#slider').waitFor();
  await page.waitForLoadState('networkidle');
  await moves(page);
  report('stored sheet, 1440 px', await moves(page));
} finally {
  await browser.close();
  await app.close();
}
