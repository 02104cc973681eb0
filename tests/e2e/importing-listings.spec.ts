import { expect, test } from '../support/fixtures';
import { bringFile as bring } from '../support/import-page';
import { rawParts, zipOf } from '../support/raw-workbook';

test('the same file again is noticed; nothing is taken twice unawares', async ({ page, signIn }) => {
  await signIn('county');
  const file = Buffer.from(`标题,方向,要素,数量,单位\n重复导入的地块,提供,土地,300,亩\n`);
  await bring(page, '地块.csv', file);
  await page.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(page.getByText('收下了 1 条')).toBeVisible();
  const taken = page.url();
  await bring(page, '地块.csv', file);
  await expect(page.getByText('已由示例县人员收下过一次')).toBeVisible();
  await page.getByRole('button', { name: '放弃这次导入' }).click();
  await expect(page.getByRole('heading', { name: '已放弃' })).toBeVisible();
  await page.goto(taken);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('撤销了 1 条。')).toBeVisible();
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

test('of a long sheet one takes some, page by page, by the keyboard and without a script', async ({ browser, signInByForm, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    locale: 'zh-CN',
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await signInByForm('county', page);
  const rows = Array.from({ length: 30 }, (_, at) => `第 ${at + 1} 块地,提供,土地,${at + 1},亩`);
  await bring(page, '长表.csv', Buffer.from(['标题,方向,要素,数量,单位', ...rows].join('\n')));
  await page.getByRole('button', { name: '全部不选' }).click();
  await expect(page.getByText('勾选了 0 条，共 30 条')).toBeVisible();
  const second = page.getByRole('checkbox', { name: '第 2 块地' });
  await second.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText('勾选了 1 条，共 30 条')).toBeVisible();
  await page.getByRole('checkbox', { name: '第 30 块地' }).check();
  await page.getByLabel('按标题或单位找').fill('第 2 块');
  await page.keyboard.press('Enter');
  await expect(page.getByText('有“第 2 块”的共 1 条。')).toBeVisible();
  await expect(second).toBeChecked();
  await page.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(page.getByText('收下了 2 条')).toBeVisible();
  await expect(page.getByRole('heading', { name: '还有 28 条没有收下' })).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('撤销了 2 条。')).toBeVisible();
  await context.close();
});
