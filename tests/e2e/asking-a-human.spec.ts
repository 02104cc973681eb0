import { expect, test } from '../support/fixtures';

test('a question goes to the responsible office with the page it was asked from, and its answer comes back', async ({
  browser,
  page,
  signIn,
  signInByForm,
  baseURL,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn('county');
  await page.goto('/listings/mine');
  await page.getByRole('link', { name: /有事找人/ }).click();
  await expect(page.getByText('您刚才在看')).toContainText('本单位的供需');
  const question = page.getByLabel('问题');
  await question.fill('园区的冷库要写在“厂房”还是“物流”里？');
  await expectAccessible();
  await page.getByRole('button', { name: '发给负责的办公室' }).click();
  await expect(page.getByRole('status')).toContainText('已发给');
  await expect(page.getByText(/承诺最迟 .* 答复/)).toBeVisible();
  const address = page.url();
  await expectAccessible();

  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'zh-CN' });
  const office = await context.newPage();
  await signInByForm('coordinator2', office);
  await office.goto('/help/queue');
  await office.getByRole('link', { name: /园区的冷库/ }).click();
  await expect(office.getByRole('link', { name: '本单位的供需' })).toHaveAttribute('href', '/listings/mine');
  await office.getByLabel('您的答复').fill('写在“物流”里，数量填吨位。');
  await office.getByRole('button', { name: '发出答复' }).click();
  await expect(office.getByText('已答复')).toBeVisible();

  // The page of who asked hears of it by itself: 304 until there is something new.
  // Asked until it is so: another journey may write to the same county between the two requests.
  const askTwice = async () => {
    const first = await page.request.get('/notices/unread');
    const again = await page.request.get('/notices/unread', { headers: { 'if-none-match': first.headers()['etag'] ?? '' } });
    return [first.status(), again.status()];
  };
  await expect.poll(askTwice).toEqual([200, 304]);
  await page.goto('/notices');
  await expect(page.getByText('答复了您的问题：“写在“物流”里，数量填吨位。”')).toBeVisible();
  await page.goto(address);
  await expect(page.getByText('写在“物流”里，数量填吨位。')).toBeVisible();
  await page.getByRole('button', { name: '问题解决了' }).click();
  await expect(page.getByText('已了结', { exact: true })).toBeVisible();
  await office.reload();
  await expect(office.getByText('提问人已了结。')).toBeVisible();
  await context.close();
});

test('an office that cannot answer hands the question on with a word, and the next answers', async ({
  browser,
  baseURL,
  signInByForm,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const window = async (role: 'county' | 'coordinator2' | 'coordinator') => {
    const page = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'zh-CN' })).newPage();
    await signInByForm(role, page);
    return page;
  };
  const asker = await window('county');
  await asker.goto('/help');
  await asker.getByLabel('问题').fill('东部企业来考察，食宿标准找谁定？');
  await asker.getByRole('button', { name: '发给负责的办公室' }).click();
  await expect(asker.getByRole('status')).toContainText('已发给');
  const address = new URL(asker.url()).pathname;

  const first = await window('coordinator2');
  await first.goto(address);
  await first.getByText('转给别人答复').click();
  await first.getByLabel('转给谁').selectOption({ label: '下一个办公室（按到期转交的次序）' });
  await first.getByLabel('说明（为什么转、已经问清了什么）').fill('企业在山东，标准由东部定');
  await expectAccessible(first);
  await first.getByRole('button', { name: '转交', exact: true }).click();
  await expect(first.getByText(/转给.*：企业在山东，标准由东部定/)).toBeVisible();

  await asker.goto(address);
  await expect(asker.getByText(/转给.*：企业在山东，标准由东部定/)).toBeVisible();
  const next = await window('coordinator');
  await next.goto('/help/queue');
  await next.getByRole('link', { name: /食宿标准找谁定/ }).click();
  await expect(next).toHaveURL(new RegExp(`${address}$`));
  await next.getByLabel('您的答复').fill('由我们定，今天发给您。');
  await next.getByRole('button', { name: '发出答复' }).click();
  await expect(next.getByText('已答复')).toBeVisible();
  await asker.goto(address);
  await expect(asker.getByText('由我们定，今天发给您。')).toBeVisible();
  for (const page of [asker, first, next]) await page.context().close();
});

test('an auditor reads who did what, and takes it along as a file', async ({ page, signIn, expectAccessible }) => {
  await signIn('auditor');
  await page.goto('/trail');
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible();
  await expectAccessible();
  const file = await page.request.get('/trail/export?format=csv');
  expect(file.status()).toBe(200);
  expect((await file.text()).startsWith('\ufeff序号,时间,谁')).toBe(true);
  await page.context().clearCookies();
  await signIn('county');
  expect((await page.goto('/trail'))?.status()).toBe(404);
});
