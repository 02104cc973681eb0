import { expect, test } from '../support/fixtures';

test('found in pinyin, by pair and by quantity; every condition can be taken back', async ({ page, signIn, expectAccessible }) => {
  await signIn('enterprise');
  await page.goto('/listings');
  await page.getByRole('searchbox').fill('maigaiti');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('麦盖提县');
  await page.goto('/listings?q=mgt');
  await expect(page.getByRole('row').nth(1)).toContainText('麦盖提县');
  await expect(page.locator('mark').first()).toBeVisible();

  await page.goto('/listings');
  const facets = page.getByRole('complementary', { name: '筛选' });
  await facets.getByRole('link', { name: /^与山东结对的地区/ }).click();
  await expect(page).toHaveURL(/pairs=370000/);
  await expect(page.getByRole('row').filter({ hasText: '东部' })).toHaveCount(0);

  const industry = facets.getByRole('combobox', { name: '找行业' });
  await industry.fill('gwmz');
  await expect(page.getByRole('option', { name: '131 谷物磨制 制造业 › 农副食品加工业' })).toBeVisible();
  await expectAccessible();
  await industry.press('ArrowDown');
  await industry.press('Enter');
  await expect(page).toHaveURL(/industries=131/);
  await facets.getByRole('link', { name: '去掉“谷物磨制”' }).click();

  await facets.getByText('数量与时间').click();
  await facets.getByLabel('至少').fill('若干');
  await facets.getByRole('button', { name: '按数量筛选' }).click();
  await expect(facets.getByRole('alert')).toContainText('若干');
  await expect(facets.getByLabel('至少')).toHaveValue('若干');
  await expectAccessible();
  await facets.getByLabel('至少').fill('1公顷');
  await facets.getByRole('button', { name: '按数量筛选' }).click();
  await expect(page).toHaveURL(/amounts=offers:land:15\.\.:mu/);
  const without = facets.getByRole('link', { name: '去掉“提供 · 土地 ≥ 15 亩”' });
  await expect(without).toBeVisible();
  await without.click();
  await expect(page).not.toHaveURL(/amounts/);
});

test('a need in words becomes filters that can be changed', async ({ page, signIn }) => {
  await signIn('enterprise');
  await page.goto('/listings');
  await page.getByText('按我的需求找').click();
  await page.getByLabel('需求原文').fill('我们想在新疆建厂，需要土地100亩，最好产红枣。');
  await page.getByRole('button', { name: '变成筛选' }).click();
  await expect(page).toHaveURL(/places=650000/);
  await expect(page.getByText('已按您的需求做成下面的筛选')).toBeVisible();
  const facets = page.getByRole('complementary', { name: '筛选' });
  await expect(facets.getByRole('link', { name: '去掉“新疆”' })).toBeVisible();
});

test('a search is kept, its mails are chosen, and it goes when asked', async ({ page, signIn, expectAccessible }) => {
  const name = `红枣加工 ${Date.now()}`;
  await signIn('coordinator');
  await page.goto('/listings?q=红枣&sides=west');
  await page.getByText('保存这个搜索').click();
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page).toHaveURL(/\/searches\?done=saved/);
  const kept = page.getByRole('listitem').filter({ hasText: name });
  await expect(kept).toContainText('摘要邮件：每周');
  await expect(kept).toContainText('西部');
  await expectAccessible();

  await kept.getByText('修改', { exact: true }).click();
  await kept.getByLabel('摘要邮件').selectOption({ label: '每天' });
  await kept.getByRole('button', { name: '保存修改' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('摘要邮件：每天');

  await page.getByRole('listitem').filter({ hasText: name }).getByText('修改', { exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('已删除')).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('three listings are compared side by side', async ({ page, signIn, expectAccessible }) => {
  await signIn('county');
  await page.goto('/listings?q=红枣');
  for (const place of [0, 1, 2]) await page.getByRole('checkbox', { name: /^选中/ }).nth(place).check();
  await page.getByRole('button', { name: /^比较选中的/ }).click();
  await expect(page.getByRole('heading', { name: '比较供需' })).toBeVisible();
  await expect(page.getByRole('columnheader')).not.toHaveCount(0);
  await expect(page.getByRole('link', { name: '不再比较' })).toHaveCount(3);
  await expect(page.getByText('不同').first()).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: '不再比较' }).first().click();
  await expect(page.getByRole('link', { name: '不再比较' })).toHaveCount(0);

  await page.goto('/listings/compare?refs=nothing');
  await expect(page.getByRole('status')).toContainText('nothing');
});

test('on a phone the list, the need and the comparison fit', async ({ browser, baseURL, signIn, expectAccessible }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await signIn('coordinator', page);
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  for (const path of ['/listings?q=hongzao&places=650000', '/listings/compare?refs=county-653127,D066', '/searches']) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await context.close();
});
