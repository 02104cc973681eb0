import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { messyWorkbook } from '../support/messy-sheet';
import { rawParts, zipOf } from '../support/raw-workbook';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/imports/new');
  await page.getByLabel('选择文件').setInputFiles({ name, mimeType: EXCEL, buffer });
  await page.getByRole('button', { name: '开始读' }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/);
  // A page about a reading under way asks again by itself.
  await expect(page.getByText('正在读文件')).toHaveCount(0, { timeout: 30_000 });
}

test('a county imports a messy sheet, corrects what is named, takes it, hands it in and undoes the rest', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await signIn('county');
  await bring(page, '招商资源汇总.xlsx', await messyWorkbook());

  // What the columns mean is proposed from the header's two lines, with values to judge by.
  await expect(page.getByRole('heading', { name: '各列是什么意思' })).toBeVisible();
  await expect(page.getByLabel('供给情况 / 面积（亩）', { exact: true })).toHaveValue('quantity');
  await expect(page.getByLabel('项目名称')).toHaveValue('title');
  await expect(page.getByText('城东工业园熟地')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: '按这样读' }).click();

  await expect(page.getByRole('heading', { name: '核对结果' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('第 7 行 E 列（供给情况 / 面积（亩））：“若干”不是数量。请写成数字，例如 300。')).toBeVisible();
  await page.getByText('略过了 2 行').click();
  await expect(page.getByText('第 9 行，合计行')).toBeVisible();
  await expectAccessible();

  // The refused row comes back under its own headers with the fault beside it.
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('供给情况 / 面积（亩）');
  expect(csv).toContain("'=1+1");
  expect(csv).toContain('“若干”不是数量');

  await page.getByRole('button', { name: '收下 2 条，存为草稿' }).click();
  await expect(page.getByText('收下了 2 条，存为草稿。')).toBeVisible();
  await expectAccessible();

  // Corrected and brought again: the columns are not asked about any more, and rows without numbers are new again.
  await bring(page, '改好的一行.csv', Buffer.from(csv.replace('若干', '300')));
  await expect(page.getByRole('heading', { name: '核对结果' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '收下 1 条，存为草稿' }).click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('撤销了 1 条。')).toBeVisible();

  await page.goto('/imports');
  await page.getByRole('link', { name: '招商资源汇总.xlsx' }).first().click();
  await page.getByRole('button', { name: '把其中 2 条完整的草稿提交审核' }).click();
  await expect(page.getByText('已提交 2 条，等待审核。')).toBeVisible();
});

test('the same file again is noticed; nothing is taken twice unawares', async ({ page, signIn }) => {
  await signIn('county');
  const file = Buffer.from(`标题,方向,要素,数量,单位\n重复导入的地块,提供,土地,300,亩\n`);
  await bring(page, '地块.csv', file);
  await page.getByRole('button', { name: '收下 1 条，存为草稿' }).click();
  await expect(page.getByText('收下了 1 条')).toBeVisible();
  await bring(page, '地块.csv', file);
  await expect(page.getByText('已由示例县人员收下过一次')).toBeVisible();
  await page.getByRole('button', { name: '放弃这次导入' }).click();
  await expect(page.getByRole('heading', { name: '已放弃' })).toBeVisible();
});

test('a macro file and a renamed picture are refused with what to do', async ({ page, signIn, expectAccessible }) => {
  await signIn('enterprise');
  await bring(page, '带宏.xlsx', await zipOf({ ...rawParts({ sheets: { 表: '<sheetData/>' } }), 'xl/vbaProject.bin': 'x' }));
  await expect(page.getByText('文件里有宏，为安全起见不读。请另存为不带宏的 .xlsx 后再导入。')).toBeVisible();
  await expectAccessible();
  await bring(page, '照片.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await expect(page.getByText('这是一张图片，不是表格')).toBeVisible();
  await page.goto('/imports/new');
  await expectAccessible();
});

test('an export of one’s own listings is the same when it comes back', async ({ page, signIn }) => {
  await signIn('enterprise');
  for (const format of ['xlsx', 'csv', 'jsonl']) {
    const file = await page.request.get(`/listings/export?mine=1&format=${format}`);
    expect(file.status()).toBe(200);
    await bring(page, `导出.${format}`, await file.body());
    await expect(page.getByText('文件里的供需和系统里的一样')).toBeVisible();
  }
});

test('who may not import finds no such page', async ({ page, signIn }) => {
  await signIn('administrator');
  expect((await page.goto('/imports/new'))?.status()).toBe(404);
  await signIn('county');
  expect((await page.goto('/imports/00000000-0000-4000-8000-000000000000'))?.status()).toBe(404);
});
