import { startApp } from '../support/app';
import { expect, test } from '../support/fixtures';

test('an outage is told as one, with what to do, and keeps what was typed', async ({ browser }) => {
  test.slow();
  const app = await startApp();
  try {
    const page = await (await browser.newContext({ baseURL: app.url })).newPage();
    await page.goto('/sign-in');
    await page.locator('#email').fill('county@demo.feiqiao.example');
    await page.locator('#password').fill('feiqiao-demo');
    await page.locator('form .primary').click();
    await expect(page).toHaveURL(/\/today$/);

    await app.stopBackend();

    const response = await page.goto('/listings');
    expect(response?.status()).toBe(503);
    await expect(page.locator('body')).toContainText('数据服务暂时连不上');

    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByLabel('电子邮箱').fill('county@demo.feiqiao.example');
    await page.getByLabel('密码').fill('feiqiao-demo');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('数据服务暂时连不上');
    await expect(page.getByLabel('电子邮箱')).toHaveValue('county@demo.feiqiao.example');
  } finally {
    await app.close();
  }
});
