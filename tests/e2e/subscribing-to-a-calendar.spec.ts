import { expect, test } from '../support/fixtures';

test('an office gives a unit the address of its calendar, and takes it back', async ({ page, request, signIn, expectAccessible }) => {
  await signIn('talent');
  await page.goto('/secondments/calendars');
  await page.getByLabel('哪个单位').selectOption({ label: '示例东部发展局' });
  await page.getByRole('button', { name: '新建地址' }).click();
  await expect(page.getByText('地址只显示这一次，请现在复制：')).toBeVisible();
  await expectAccessible();
  const address = (await page.locator('code').textContent())!;
  const mine = page.getByRole('listitem').filter({ hasText: '示例东部发展局' }).first();
  await expect(mine).toBeVisible();

  // A calendar program signs in nowhere: who goes from the unit, in whole days.
  const calendar = await request.get(address);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  const lines = (await calendar.text()).replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('SUMMARY:派出 示例人员92：示例西部园区管委会 产业合作科副科长（上期）');
  expect(lines.some((line) => line.startsWith('DTEND;VALUE=DATE:'))).toBe(true);
  expect(lines.filter((line) => /示例人员94|护理跟岗/.test(line))).toEqual([]); // of other units: nothing

  // Taken back: the address shows nothing any more.
  await mine.getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('status')).toContainText('已停用');
  expect((await request.get(address)).status()).toBe(404);
});
