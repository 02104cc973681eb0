import { expect, test } from '../support/fixtures';

const SOLVED = { timeout: 60_000 };

test('a coordinator goes from an empty plan to a reviewed portfolio', async ({ page, signIn, expectAccessible }) => {
  test.setTimeout(180_000);
  await signIn('coordinator');
  await page.getByRole('link', { name: '合作', exact: true }).click();
  await page.getByRole('link', { name: '方案', exact: true }).click();
  await expect(page.getByText('还没有审定中的方案。')).toBeVisible();
  await page.getByRole('link', { name: '提出方案' }).click();
  await expectAccessible();

  // What contradicts itself is told at once, and nothing typed is lost.
  await page.getByLabel('哪一对').selectOption('山东 — 甘肃');
  await page.getByLabel('一定要有项目的').fill('临夏县');
  await page.getByLabel('这次不参加的').fill('甘肃省');
  await page.getByRole('button', { name: '开始计算' }).click();
  await expect(page.getByRole('alert')).toContainText('两者不能同时成立');
  await expect(page.getByLabel('一定要有项目的')).toHaveValue('临夏县');
  await page.getByLabel('一定要有项目的').fill('');
  await page.getByLabel('这次不参加的').fill('');
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);

  await expect(page.getByRole('heading', { name: '选出的项目' })).toBeVisible(SOLVED);
  await expect(page.getByText('已证明是最优')).toBeVisible();
  await expectAccessible();
  const run = page.url();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Excel' }).click();
  expect((await download).suggestedFilename()).toMatch(/^方案-\d+\.xlsx$/);
  await page.getByRole('link', { name: '卡片' }).click();
  await expectAccessible();

  await page.locator('h3 a').first().click();
  await expect(page.getByRole('heading', { name: '为什么不是别的' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '怎样会更好' })).toBeVisible();
  await expect(page.getByText(/^最早 .+可以开始$/)).toBeVisible();
  await expectAccessible();

  await page.goto(run);
  await page.getByLabel('给方案起个名字').fill('鲁甘第一批');
  await page.getByLabel('为什么选这一档').fill('总分高，县也不少');
  await page.getByRole('button', { name: '按选定的一档开始审定' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('鲁甘第一批');
  await expect(page.getByText('总分高，县也不少')).toBeVisible();

  // Nothing is reviewed while a project waits; what was typed stays.
  await page.getByRole('button', { name: '审定，署我的名' }).click();
  await expect(page.getByRole('alert')).toContainText('还有项目没有意见');
  const ticks = page.getByRole('checkbox');
  const projects = await ticks.count();
  await ticks.first().check();
  await page.getByLabel('理由（对勾选的都适用）').fill('企业另有安排');
  await page.getByRole('button', { name: '去掉', exact: true }).click();
  await expect(page.getByText(/企业另有安排/)).toBeVisible();
  for (let at = 1; at < projects; at += 1) await ticks.nth(at).check();
  await page.getByLabel('理由（对勾选的都适用）').fill('条件具备');
  await page.getByRole('button', { name: '保留', exact: true }).click();
  await expect(page.getByText(`待看 0，保留 ${projects - 1}，去掉 1`)).toBeVisible();
  await page.getByRole('link', { name: '去掉 1', exact: true }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await page.getByRole('link', { name: `全部 ${projects}`, exact: true }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(projects);
  await expectAccessible();
  await page.getByRole('button', { name: '审定，署我的名' }).click();
  await expect(page.getByText(/^已审定：/)).toBeVisible();
  await expect(page.getByRole('button', { name: '保留' })).toHaveCount(0);

  // The decisions go into the next scenario, and the two are compared in words.
  await page.getByRole('link', { name: '按这些意见再算一次' }).click();
  await expect(page.getByRole('group', { name: '从上次结果里排除的项目' }).getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL((url) => /\/runs\/[0-9a-f-]{36}$/.test(url.href) && url.href !== run);
  await expect(page.getByRole('heading', { name: '选出的项目' })).toBeVisible(SOLVED);
  await page.goto(`${page.url()}/compare`);
  await expect(page.getByRole('listitem').filter({ hasText: '设置不同：不参加的' })).toBeVisible();
});
