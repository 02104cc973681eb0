import { expect, test } from '../support/fixtures';

/** On a slow network a reader types before the page's script has come: what he wrote and opened must stay. */
test('what is written before the script of a page stands is kept', async ({ page, signIn }) => {
  await signIn('talent');
  await page.goto('/secondments/plans');
  const plan = await page.getByRole('link', { name: '鲁疆 2027 年第二批草稿（示例）' }).getAttribute('href');
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(plan!, { waitUntil: 'commit' });
  const closing = page.locator('details', { has: page.locator('#close-why') });
  await closing.locator('summary').click();
  await page.locator('#close-why').fill('人员有变，改下一年再排');
  release();
  // The board is drawn by the script: where it stands, the page has been taken over.
  await expect(page.locator('.timeline .ec-event').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('#close-why')).toBeVisible();
  await expect(page.locator('#close-why')).toHaveValue('人员有变，改下一年再排');
});
