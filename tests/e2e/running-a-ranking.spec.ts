import { expect, test } from '../support/fixtures';

const start = async (page: import('@playwright/test').Page) => {
  await page.goto('/runs/new');
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
};
const SOLVED = { timeout: 60_000 };

test('a coordinator starts a run, watches it, opens the result, repeats it and sees that it is equal', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await signIn('coordinator');
  await page.getByRole('link', { name: '合作', exact: true }).click();
  await page.getByRole('link', { name: '计算', exact: true }).click();
  await page.getByRole('link', { name: '新建排名' }).click();
  await expectAccessible();
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  const first = page.url();

  await expect(page.getByRole('heading', { name: '结果' })).toBeVisible(SOLVED);
  await expect(page.getByText(/\d+ 家企业与 \d+ 个县逐一比较/)).toBeVisible();
  await expectAccessible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出这次计算的记录' }).click();
  expect((await download).suggestedFilename()).toMatch(/^feiqiao-run-\d+\.json$/);

  await page.getByRole('button', { name: '重算一遍' }).click();
  await page.waitForURL((url) => url.href !== first);
  await expect(page.getByText('结果与原来逐字节相同')).toBeVisible(SOLVED);

  await page.getByRole('link', { name: '看全部差异与原因' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('的差异');
  await expect(page.getByText('结果逐字节相同。')).toBeVisible();
  await expectAccessible();
});

test('a run is stopped, and stays stopped, without a script', async ({ browser, baseURL, signIn }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await signIn('coordinator', page);
  // Behind others, so that it is not over before the button is reached.
  for (let ahead = 0; ahead < 3; ahead += 1) await start(page);
  await start(page);
  await page.getByRole('button', { name: /停止，保留目前最好的结果|不算了/ }).click();
  await expect(page.getByText('已停止')).toBeVisible(SOLVED);
  await page.goto('/runs');
  await expect(page.getByRole('row').filter({ hasText: '已停止' }).first()).toBeVisible();
  await context.close();
});

test('an auditor reads every run and starts none', async ({ page, signIn, signInByForm, browser, baseURL }) => {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const coordinator = await context.newPage();
  await signIn('coordinator', coordinator);
  await start(coordinator);
  const address = coordinator.url();

  await signInByForm('auditor');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('号计算');
  await expect(page.getByRole('button', { name: /停止|不算了|重算/ })).toHaveCount(0);
  await page.goto('/runs');
  await expect(page.getByRole('link', { name: '新建排名' })).toHaveCount(0);
  await page.goto('/runs/new');
  await expect(page.getByRole('button', { name: '开始计算' })).toHaveCount(0);
  await context.close();
});
