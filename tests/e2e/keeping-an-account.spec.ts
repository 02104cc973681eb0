import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { newColleague } from '../support/colleague';
import { linkMailedTo } from '../support/mailbox';

test('a forgotten password, a new one by mail, and every other browser signed out', async ({ browser, baseURL, expectAccessible }) => {
  test.setTimeout(90_000);
  // A colleague of one's own, so that no other journey's session is touched.
  const email = await newColleague('示例忘性大', 'feiqiao-2026');
  const fresh = async () => {
    const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) });
    return context.newPage();
  };
  const signInOn = async (target: Page, password: string) => {
    await target.goto('/sign-in');
    await target.locator('#email').fill(email);
    await target.locator('#password').fill(password);
    await target.locator('form .primary').click();
    await expect(target).toHaveURL(/\/today$/);
  };
  const first = await fresh();
  await signInOn(first, 'feiqiao-2026');

  // Somebody else's browser, without a password: the answer is the same for an address that nobody has.
  const second = await fresh();
  const ask = async (address: string) => {
    await second.goto('/sign-in');
    await second.getByRole('link', { name: '忘记密码' }).click();
    // Both pages have a field of this name.
    await expect(second).toHaveURL(/\/forgot$/);
    await second.getByLabel('电子邮箱').fill(address);
    await second.getByRole('button', { name: '发送链接' }).click();
  };
  await ask(`nobody-${randomUUID().slice(0, 8)}@mail.example`);
  const sentence = await second.getByRole('status').textContent();
  await expectAccessible(second);
  await ask(email);
  await expect(second.getByRole('status')).toHaveText(sentence ?? '');
  await second.goto(await linkMailedTo(email));
  await second.getByRole('button', { name: '打开链接' }).click();
  await expectAccessible(second);
  await second.getByLabel('新密码').fill('feiqiao-2027');
  await second.getByRole('button', { name: '设置新密码' }).click();
  await expect(second).toHaveURL(/\/today$/);

  // Both browsers are signed in; one ends all sessions.
  await second.goto('/account');
  await expectAccessible(second);
  await second.getByText('退出所有设备', { exact: true }).last().click();
  await second.getByRole('button', { name: '确定全部退出' }).click();
  await expect(second.getByRole('status')).toHaveText('已退出。');
  // The other browser's token would be good for most of an hour; its session is over all the same.
  await first.goto('/today');
  await expect(first.getByRole('status')).toContainText('登录已过期');
  await signInOn(first, 'feiqiao-2027');
});
