import { expect, test } from '../support/fixtures';

test('two parties that do not know each other come to talks', async ({ page, browser, signIn, expectAccessible }) => {
  test.setTimeout(90_000);
  await signIn('enterprise');
  await page.goto('/listings/D066/partners/county-653127');
  await page.locator('#propose').getByRole('button', { name: '提出' }).click();
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  await expectAccessible();

  // The county sees somebody from a province, and must say why it refuses.
  const context = await browser.newContext({ baseURL: process.env.FEIQIAO_URL ?? '', locale: 'zh-CN' });
  const county = await context.newPage();
  await signIn('county', county);
  await expect(county.getByRole('link', { name: '1 个合作建议等您处理' })).toBeVisible();
  await county.goto(address);
  await expect(county.getByRole('heading', { name: '东部企业（山东）' })).toBeVisible();
  await expect(county.getByText('潍坊市')).toHaveCount(0);
  await expectAccessible(county);
  await county.getByText('暂不或不合适，请说明原因').click();
  await county.getByRole('button', { name: '暂不', exact: true }).click();
  await expect(county.getByRole('alert')).toContainText('请写明原因');

  await county.getByRole('button', { name: '有意', exact: true }).click();
  await expect(county.getByRole('heading', { level: 1 })).toContainText('潍坊市');
  await expect(county.getByRole('cell', { name: '已占用' }).first()).toBeVisible();
  await expectAccessible(county);

  await page.goto(address);
  await page.getByRole('button', { name: '开始洽谈' }).click();
  await expect(page.getByText('洽谈中')).toBeVisible();
  await context.close();
});
