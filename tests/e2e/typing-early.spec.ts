import { expect, test } from '../support/fixtures';

/** On a slow network a reader types before the page's script has come: what he wrote and opened must stay. */
test('what is written before the script of a page stands is kept', async ({ page, signIn }) => {
  await signIn('talent');
  await page.goto('/secondments/plans');
  const plan = await page.locator('main a[href^="/secondments/plans/"]').first().getAttribute('href');
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
  await page.locator('#plan-note').fill('请贵省先看冷链的两个岗位');
  release();
  await expect(page.locator('.timeline .ec-event').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('#close-why')).toBeVisible();
  await expect(page.locator('#close-why')).toHaveValue('人员有变，改下一年再排');
  await expect(page.locator('#plan-note')).toHaveValue('请贵省先看冷链的两个岗位');
});
