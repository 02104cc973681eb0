import { expect, test } from '../support/fixtures';

test('someone missing is found with what it lacks, and partners are compared side by side', async ({ page, signIn, expectAccessible }) => {
  await signIn('enterprise');
  await page.goto('/listings/D066/partners');

  const whyNot = page.locator('#why-not');
  await whyNot.getByLabel('单位名称').fill('麦盖提');
  await whyNot.getByRole('button', { name: '查一查' }).click();
  await expect(whyNot.getByRole('link', { name: '麦盖提县' })).toBeVisible();
  await expect(whyNot).toContainText(/已在前十名之内|少得/);
  await expect(page.locator('#change')).toContainText('个对方中的');

  const cards = page.getByRole('article');
  await cards.nth(0).getByRole('checkbox').check();
  await cards.nth(2).getByRole('checkbox').check();
  await page.getByRole('button', { name: '并排比较' }).click();
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  await expect(page.getByRole('rowheader', { name: '把握' })).toBeVisible();
  await expectAccessible();
});

test('a fifth partner to compare is left out by name', async ({ page, signIn }) => {
  await signIn('enterprise');
  await page.goto('/listings/D066/partners');
  const cards = page.getByRole('article');
  for (const at of [0, 1, 2, 3, 4]) await cards.nth(at).getByRole('checkbox').check();
  const fifth = await cards.nth(4).getByRole('heading', { level: 3 }).innerText();
  await page.getByRole('button', { name: '并排比较' }).click();
  await expect(page.getByRole('columnheader')).toHaveCount(4);
  await expect(page.getByRole('status')).toContainText(fifth);
});

test('comparing asks for two partners at least', async ({ page, signIn }) => {
  await signIn('county');
  await page.goto('/listings/county-653127/partners/compare');
  await expect(page.getByRole('link', { name: '回到名单' })).toBeVisible();
});

test('a partner that does not suit goes to the end with its reason, and comes back', async ({ page, signIn, expectAccessible }) => {
  await signIn('county');
  await page.goto('/listings/county-653127/partners');
  const first = page.getByRole('article').first();
  const name = await first.getByRole('heading').innerText();
  await first.getByText('这个伙伴合适吗？').click();
  await first.getByRole('checkbox', { name: '太远，运输不便' }).check();
  await first.getByRole('button', { name: '不合适' }).click();

  const aside = page.getByRole('article').filter({ hasText: '不合适：太远，运输不便' });
  await expect(aside.getByRole('heading')).toHaveText(name);
  await expect(aside).toContainText('第 1 名');
  await expect(first).toContainText('第 2 名');
  await expectAccessible();
  await aside.getByRole('button', { name: `收回对${name}的反馈` }).click();
  await expect(first.getByRole('heading')).toHaveText(name);
});

test('a pair is judged on its own page, which tells why it stands behind the tenth', async ({ page, signIn, expectAccessible }) => {
  await signIn('county');
  await page.goto('/listings/county-653127/partners?more');
  await page.getByRole('article').nth(29).getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByText('与第 10 名相比：')).toContainText('少得');
  await expect(page.getByText(/把握(较大|一般|较小)/).first()).toBeVisible();
  await page.getByText('这个伙伴合适吗？').click();
  await page.getByRole('button', { name: '不合适' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('checkbox', { name: '业务不对口' }).check();
  await page.getByRole('button', { name: '不合适' }).click();
  await expect(page.locator('#judgement')).toContainText('不合适：业务不对口');
  await expectAccessible();
  await page.getByRole('button', { name: /^收回对/ }).click();
  await expect(page.getByText('这个伙伴合适吗？')).toBeVisible();
});

test('a list made together with the others says what that changed', async ({ page, signIn, expectAccessible }) => {
  await signIn('enterprise');
  await page.goto('/listings/D066/partners');
  await page.getByRole('link', { name: '与同类单位的名单一起排，把机会分散开' }).click();
  await expect(page.getByText('69 份名单一起排')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(10);
  await expectAccessible();
  await page.getByRole('link', { name: '改回单独排' }).click();
  await expect(page.getByText(/^这份名单只为/)).toBeVisible();
});
