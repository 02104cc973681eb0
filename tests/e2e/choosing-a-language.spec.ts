import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

/** Chinese characters on the page outside of what is marked as Chinese, and of the announced title, which cannot be marked. */
const untranslated = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      const element = walker.currentNode.parentElement;
      if (/\p{Script=Han}/u.test(text) && !element?.closest('[lang^="zh"], #svelte-announcer, script, style')) found.push(text.trim());
    }
    return found;
  });

test('one switch, on every page, and English is complete', async ({ page, signInByForm, expectAccessible }) => {
  await signInByForm('administrator');
  await page.getByRole('button', { name: /切换到英文/ }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  for (const path of [
    '/today',
    '/listings',
    '/listings?q=zzzz',
    '/listings/D066',
    '/listings/D066/partners',
    '/pairings',
    '/enclaves',
    '/accounts',
    '/help?from=/listings',
    '/nowhere',
  ]) {
    await page.goto(path);
    expect(await untranslated(page), path).toEqual([]);
  }
  await page.goto('/listings/D066/partners');
  await page.getByRole('article').first().getByRole('heading', { level: 3 }).getByRole('link').click();
  await expect(page.getByRole('region', { name: 'What would flow' })).toBeVisible();
  expect(await untranslated(page)).toEqual([]);
  await expectAccessible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('status')).toHaveText('You are signed out.');
  expect(await untranslated(page)).toEqual([]);
  await page.getByRole('button', { name: /switch to Chinese/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('everything can be reached by keyboard, beginning with a way past the navigation', async ({ page, signIn }) => {
  await signIn('county');
  await page.goto('/listings');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '我的搜索' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox')).toBeFocused();
});
