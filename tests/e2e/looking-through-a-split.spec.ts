import { expect, test } from '../support/fixtures';

test('a slider shows who would walk away, a fault keeps the last figures, the address keeps what was typed', async ({ page }) => {
  await page.goto('/enclaves/xray');
  await expect(page.getByText('这个比例下，双方都比不合作好')).toBeVisible();
  await page.getByLabel(/飞出地得百分之几/).fill('10');
  await expect(page.getByText(/飞出地会走/).first()).toBeVisible();
  await page.getByLabel('飞出地（带项目来的一方）').fill('日照市（示例）');
  await page.getByLabel('折现率（%）').fill('x');
  await expect(page.getByText('请填数字')).toBeVisible();
  await expect(page.getByText(/日照市（示例）会走/).first()).toBeVisible();
  await page.getByLabel('折现率（%）').fill('5');
  await expect(page).toHaveURL(/discount=5/);
  await page.reload();
  await expect(page.getByText(/例如第 3 年（2029 年）/)).toBeVisible();
  await expect(page.getByText(/日照市（示例）会走/).first()).toBeVisible();
});
