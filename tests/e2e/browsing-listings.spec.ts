import { expect, test } from '../support/fixtures';

test('words and facets narrow the list, each choice can be taken back', async ({ page, signIn, expectAccessible }) => {
  await signIn('coordinator');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '供需' }).click();
  await expect(page.getByRole('heading', { name: '共 276 条' })).toBeVisible();
  await expectAccessible();

  await page.getByRole('searchbox').fill('红枣 加工');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('heading', { name: '共 276 条' })).toBeHidden();

  const facets = page.getByRole('complementary', { name: '筛选' });
  await facets.getByRole('link', { name: /^新疆/ }).click();
  await expect(page.getByRole('row').filter({ hasText: '麦盖提县' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '陕西' })).toHaveCount(0);

  await facets.getByRole('link', { name: '去掉“新疆”' }).click();
  await expect(page.getByRole('row').filter({ hasText: '陕西' })).not.toHaveCount(0);
});

test('pages follow one another', async ({ page, signIn }) => {
  await signIn('county');
  await page.goto('/listings');
  const first = await page.getByRole('row').nth(1).textContent();
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole('row').nth(1)).not.toHaveText(first ?? '');
});

test('an address that makes no sense is answered, and nothing found says what to do', async ({ page, signIn, expectAccessible }) => {
  await signIn('county');
  const response = await page.goto(
    `/listings?kinds=moon&page=-3&provinces=${encodeURIComponent("'; drop table")}&q=${encodeURIComponent("不存在' | ! & (")}`,
  );
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('status')).toContainText('单位类型');
  await expect(page.getByText('没有符合的供需')).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: '清除全部筛选' }).first().click();
  await expect(page.getByRole('heading', { name: '共 276 条' })).toBeVisible();
});

test('a listing shows what it offers and seeks, with quantities and its sample label', async ({ page, signIn, expectAccessible }) => {
  await signIn('talent');
  await page.goto('/listings/county-653127');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('示例数据：按公开常识编写，不是官方数据。')).toBeVisible();
  await expect(page.getByText('新疆 喀什地区 麦盖提县')).toBeVisible();
  await expect(page.getByText('120,000 吨/年')).toBeVisible();
  await expectAccessible();
});

test('on a phone the facets are behind one button', async ({ browser, baseURL, signIn, expectAccessible }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await signIn('coordinator', page);
  await page.goto('/listings');
  await expectAccessible(page);
  const county = page.getByRole('complementary', { name: '筛选' }).getByRole('link', { name: /^县（市、区）/ });
  await expect(county).toBeHidden();
  await page.getByRole('checkbox', { name: '筛选' }).press('Space');
  await county.click();
  await expect(page.getByRole('heading', { name: '共 204 条' })).toBeVisible();
  await context.close();
});

test('pairings show both systems with date, source and confidence', async ({ page, signIn, expectAccessible }) => {
  await signIn('coordinator');
  await page.goto('/pairings');
  await expect(page.getByLabel('省份')).toHaveValue('370000');
  const row = page.getByRole('row').filter({ hasText: '日照' }).filter({ hasText: '麦盖提县' });
  await expect(row).toContainText('对口支援');
  await expect(row).toContainText('可信度高');
  await page.getByLabel('省份').selectOption({ label: '全部省份' });
  await page.getByRole('button', { name: '显示' }).click();
  await expect(page.getByRole('row').filter({ hasText: '闽宁' })).not.toHaveCount(0);
  await expectAccessible();
});
