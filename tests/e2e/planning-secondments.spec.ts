import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

const SOLVED = { timeout: 60_000 };

/** Answers every form that waits for the reader's word: his own, and those that he writes down. */
async function signEverything(page: Page): Promise<void> {
  const forms = page.locator('#sign .forms details');
  while ((await forms.count()) > 0) {
    const form = forms.first();
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    for (const box of await form.getByRole('checkbox').all()) await box.check();
    const signer = form.getByLabel('谁签的');
    if (await signer.count()) await signer.fill('示例签署人');
    await form.getByLabel('职务').fill('示例职务');
    await form.getByRole('button', { name: /^(签署|记录)$/ }).click();
    await page.waitForLoadState();
  }
}

test('two offices plan an exchange, sign it, publish it and repair it', async ({ page, browser, signIn, expectAccessible }) => {
  test.setTimeout(240_000);
  await signIn('talent');
  await page.goto('/secondments/plans');
  await expectAccessible();
  await page.getByRole('button', { name: '开始排' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: '打开成计划，到看板上调整' })).toBeVisible(SOLVED);
  await expect(page.getByText(/已证明任何计划都不超过/)).toBeVisible();
  await expectAccessible();
  await page.getByLabel('计划的名称').fill('鲁疆第一稿');
  await page.getByRole('button', { name: '打开成计划，到看板上调整' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('鲁疆第一稿');
  await expectAccessible();
  const plan = page.url().replace(/#.*/, '');

  // By keyboard and without dragging: why here, and where else.
  await page
    .getByRole('link', { name: /^调整.*的安排$/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('为什么在这里')).toBeVisible();
  await page.getByText('为什么在这里').click();
  await expect(page.getByText(/具备岗位要求的专业|岗位不要求专业/).first()).toBeVisible();
  await page.getByLabel('几个月').fill('1');
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('不能放在这里：')).toBeVisible();
  await expectAccessible();

  // Proposed, signed by five, published.
  await page.goto(plan);
  await page.getByRole('button', { name: /提请签署/ }).click();
  await signEverything(page);
  const west = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn('talent2', west);
  await west.goto('/notices');
  await expect(west.getByText(/提出 \d+ 条挂职安排/)).toBeVisible();
  await west.goto(plan);
  await signEverything(west);
  await expectAccessible(west);
  await west.getByRole('button', { name: /^公布/ }).click();
  await expect(west.getByText('已公布').first()).toBeVisible();

  // Somebody drops out; what changes least is proposed and waits for signatures, everything else stays.
  const published = await west.locator('#rows tbody tr', { hasText: '已公布' }).count();
  const row = west.locator('#rows tbody tr', { hasText: '已公布' }).first();
  await row.getByText('不能去了').click();
  await row.getByLabel('原因（会告诉各方）').fill('家里有事');
  await row.getByRole('button', { name: '结束这条安排' }).click();
  await expect(west.getByText(/不改动任何已公布的安排|改动已公布的安排/).first()).toBeVisible();
  await expectAccessible(west);
  await west.goto(plan);
  expect(await west.locator('#rows tbody tr', { hasText: '已公布' }).count()).toBe(published - 1);
});
