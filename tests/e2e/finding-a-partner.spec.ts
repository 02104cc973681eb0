import { expect, test } from '../support/fixtures';

test('a firm sees real counties ranked for its listing, with the reasons for both sides', async ({ page, signIn, expectAccessible }) => {
  await signIn('enterprise');
  await page.getByRole('link', { name: '看全部排名' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('潍坊市·设施蔬菜技术服务与种植企业的伙伴');

  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(10);
  const first = cards.first();
  await expect(first.getByText(/能得到$/)).toHaveCount(2);
  await expect(first.getByRole('listitem').first()).toContainText('+');
  await expectAccessible();

  const scores = await cards.locator('.score b').allTextContents();
  expect(scores.map(Number)).toEqual(scores.map(Number).sort((a, b) => b - a));

  await first.getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByRole('region', { name: '往来的要素' })).toBeVisible();
  await expectAccessible();
  const sides = page.locator('.bridge .shore');
  await expect(sides.first()).toContainText('东部');
  await expect(sides.last()).toContainText('西部');
});

test('a county sees firms, and the east still stands left', async ({ page, signIn }) => {
  await signIn('county');
  await page.getByRole('link', { name: '看全部排名' }).click();
  await page.getByRole('article').first().getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.locator('.bridge .shore').last()).toContainText('麦盖提县');
});

test('more partners are one click away', async ({ page, signIn }) => {
  await signIn('coordinator');
  await page.goto('/listings/county-653127/partners');
  await page.getByRole('link', { name: '看更多' }).click();
  await expect(page.getByRole('article')).toHaveCount(50);
});

test('a listing or a partner that is not there is a page that says so', async ({ page, signIn }) => {
  await signIn('county');
  for (const path of [
    '/listings/none',
    '/listings/none/partners',
    '/listings/D066/partners/none',
    '/nowhere',
    `/listings/${'x'.repeat(300)}`,
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('alert')).toContainText('没有这个页面');
  }
});

test('on a phone, in the dark, both sides stand one above the other', async ({ browser, baseURL, signIn, expectAccessible }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await signIn('enterprise', page);
  await expectAccessible(page);
  await page.goto('/listings/D066/partners');
  await expectAccessible(page);
  await page.getByRole('article').first().getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.locator('.bridge')).toBeVisible();
  await expectAccessible(page);
  await context.close();
});
