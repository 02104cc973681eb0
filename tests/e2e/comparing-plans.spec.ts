import { expect, test } from '../support/fixtures';

const SOLVED = { timeout: 60_000 };

test('two drafts of one run are compared: who leaves, and why', async ({ page, signIn, expectAccessible }) => {
  test.setTimeout(180_000);
  await signIn('talent');
  await page.goto('/secondments/plans');
  await page.getByLabel('最多算多久').selectOption('10 秒');
  await page.getByRole('button', { name: '开始排' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  const run = page.url();
  for (const name of ['甲稿', '乙稿']) {
    await page.goto(run);
    await expect(page.getByRole('button', { name: '打开成计划，到看板上调整' })).toBeVisible(SOLVED);
    await page.getByLabel('计划的名称').fill(name);
    await page.getByRole('button', { name: '打开成计划，到看板上调整' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
  // One goes from the second draft.
  await page
    .getByRole('link', { name: /^调整.*的安排$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '从计划里去掉' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('乙稿');

  await page.goto('/secondments/plans');
  await page.getByRole('checkbox', { name: /甲稿/ }).check();
  await page.getByRole('checkbox', { name: /乙稿/ }).check();
  await page.getByRole('button', { name: '比较所选的两份' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('两份计划的差异');
  await expect(page.getByText(/后一份比前一份：进 0 人次，出 1 人次，改动 0 人次/)).toBeVisible();
  await expect(page.getByRole('heading', { name: /^出去的/ })).toBeVisible();
  await expect(page.getByText('两份都不改动已公布的安排。')).toBeVisible();
  await expectAccessible();
});
