import { expect, type Page } from '@playwright/test';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Chooses a file on the page of imports, and waits until it is read. */
export async function bringFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/imports/new');
  await page.getByLabel('选择文件').setInputFiles({ name, mimeType: EXCEL, buffer });
  await page.getByRole('button', { name: '开始读' }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/);
  // A page about a reading under way asks again by itself.
  await expect(page.getByText('正在读文件')).toHaveCount(0, { timeout: 30_000 });
}
