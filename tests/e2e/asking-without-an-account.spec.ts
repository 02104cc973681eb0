import { expect, test } from '../support/fixtures';

test('who has no account finds a named person on every page, also where something is missing', async ({ page, expectAccessible }) => {
  for (const path of ['/sign-in', '/nowhere', '/verify/000000000000000000000000', '/enclaves/xray']) {
    await page.goto(path);
    await expect(page.getByRole('link', { name: /有事找人/ })).toContainText('承诺 4 个工作小时内答复');
  }
  await page.getByRole('link', { name: /有事找人/ }).click();
  await expect(page).toHaveURL(/\/contact\?from=/);
  await expect(page.getByRole('link', { name: /@/ })).toHaveAttribute('href', /^mailto:.*subject=/);
  await expectAccessible();
});
