import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

/** What one side records of a payment; the page says what it has done. */
async function record(page: Page, form: RegExp, amount: string): Promise<void> {
  const fields = page.getByRole('form', { name: form });
  await fields.getByLabel('金额（万元）').fill(amount);
  await fields.getByLabel('日期').fill('2026-06-01');
  await fields.getByRole('button', { name: '记下' }).click();
  await expect(page.getByRole('row').filter({ hasText: amount }).first()).toBeVisible();
}

async function confirm(page: Page, address: string, post: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('您的职务').fill(post);
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await expect(page.getByText(new RegExp(`✓.*${post}`))).toBeVisible();
}

test('two places go from an empty enclave to agreed terms to two settled years with one dispute', async ({
  page: west,
  browser,
  baseURL,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const name = `核桃加工园 ${Date.now() % 100_000}`;
  const other = await browser.newContext(baseURL ? { baseURL } : {});
  const east = await other.newPage();
  await signIn('county', west);
  await signIn('coordinator', east);

  // The county begins it; its own place is filled in.
  await west.goto('/enclaves');
  await west.getByRole('link', { name: '新建飞地' }).click();
  await expectAccessible(west);
  await west.getByLabel('名称', { exact: true }).fill(name);
  const out = west.getByRole('group', { name: '飞出地', exact: true });
  await out.getByLabel('单位全称，与单位名录一致').fill('没有这个单位');
  await west.getByRole('button', { name: '建立' }).click();
  await expect(west.getByRole('alert')).toContainText('没有找到这个单位');
  await expect(west.getByLabel('名称', { exact: true })).toHaveValue(name);
  await out.getByLabel('单位全称，与单位名录一致').fill('鲁疆协作办（示例）');
  await out.getByLabel('条款里怎么称呼（可不填）').fill('日照市');
  await west.getByRole('button', { name: '建立' }).click();
  await west.waitForURL(/\/enclaves\/[0-9a-f-]{36}\/terms$/);
  const home = west.url().replace(/\/terms$/, '');

  // What is missing is said at its field; what is typed is kept; recommended terms fill the rest.
  await expect(west.getByText('还没有写：')).toBeVisible();
  await west.getByRole('button', { name: '提出', exact: true }).click();
  await expect(west.getByRole('alert').first()).toContainText('条款表还有地方要改');
  for (const [label, text] of [
    ['第 1 年是哪一年', '2024'],
    ['逐年利润（万元）', '300 600 1000'],
    ['逐年实缴增值税（万元）', '400'],
    ['飞出地逐年投入（万元）', '300 0'],
  ] as const)
    await west.getByLabel(label, { exact: true }).fill(text);
  for (const [tax, shares] of [
    ['增值税', ['25', '10', '15']],
    ['企业所得税', ['20', '8', '12']],
  ] as const) {
    const levels = west.getByRole('group', { name: tax, exact: true });
    for (const [at, level] of ['县', '市', '省'].entries()) await levels.getByLabel(level).fill(shares[at]!);
  }
  await expect(west.getByText(/例如第 3 年（2026 年）/)).toBeVisible();
  await west.getByRole('button', { name: '全部采用' }).click();
  await expect(west.getByText('该写的都写了。')).toBeVisible();
  await expect(west.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  await west.reload();
  await expect(west.getByLabel('逐年利润（万元）', { exact: true })).toHaveValue('300 600 1000');
  await west.getByLabel('飞入地另有出路').fill('77');
  await expect(west.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  await expectAccessible(west);
  await west.getByLabel('给对方的一句话（可不填）').fill('先谈比例');
  await west.getByRole('button', { name: '提出', exact: true }).click();
  await expect(west.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(west.getByText('看新版条款，同意或提出自己的一版')).toBeVisible();

  // The other side was told; its sheet begins from that version, without the county's own figure.
  await east.goto('/notices');
  await expect(east.getByText(`提出“${name}”第 1 版条款：先谈比例`)).toBeVisible();
  await east.goto(`${home}/terms`);
  await expect(east.getByLabel('逐年利润（万元）', { exact: true })).toHaveValue('300 600 1000');
  await expect(east.getByLabel('飞出地另有出路')).toHaveValue('');
  await expect(east.getByLabel('飞入地另有出路')).toHaveCount(0);
  await east.getByLabel('阶段 1 飞出地得 %').fill('45');
  await east.getByRole('button', { name: '提出', exact: true }).click();
  await east.waitForURL(home);
  // Nothing is agreed before everybody has said on the road of consent that it takes part.
  await expect(east.getByText('正在请各方确认参与', { exact: false })).toBeVisible();
  await expect(east.getByRole('button', { name: '同意这一版' })).toHaveCount(0);
  await east.getByRole('link', { name: '看各方的答复' }).click();
  await east.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  await expect(east.getByRole('heading', { level: 1 })).toHaveText(name);
  await expectAccessible(east);
  await east.getByRole('button', { name: '有意', exact: true }).click();
  await expect(east.getByText('各方有意').first()).toBeVisible();
  await east.goto(home);
  await expect(east.getByText('各方都已确认参与。')).toBeVisible();
  await east.getByLabel('您的职务').fill('协作办副主任');
  await east.getByRole('button', { name: '同意这一版' }).click();
  await expect(east.getByText('贵方已同意，等其他方答复。')).toBeVisible();

  await west.goto(`${home}/terms?version=2`);
  const differences = west.getByRole('heading', { name: '第 2 版与第 1 版的不同' }).locator('..');
  await expect(differences.getByRole('deletion')).toHaveText(/50%/);
  await expect(differences.getByRole('insertion')).toHaveText(/45%/);
  await expectAccessible(west);
  await west.goto(home);
  await west.getByRole('button', { name: '同意这一版' }).click();
  await expect(west.getByRole('alert')).toContainText('请写明您的职务');
  await west.getByLabel('您的职务').fill('副县长');
  await west.getByRole('button', { name: '同意这一版' }).click();
  await expect(west.getByText(/各方同意$/)).toBeVisible();
  await west.getByRole('link', { name: '为什么这样分（一页）' }).click();
  await expect(
    west.getByText('例如第 3 年（2026 年）：麦盖提县有 100 万元的税拿出来分，付给日照市 45 万元，自己留 55 万元（不分的税另算）。'),
  ).toBeVisible();
  await expect(west.getByRole('row').filter({ hasText: '税收分享' })).toContainText('日照市');
  await expectAccessible(west);

  // Two years of the term are past their day of payment: the first page says so, with what is missing.
  await west.goto('/today');
  const due = west.getByRole('listitem').filter({ hasText: name }).filter({ hasText: '2024 年的款应在 2025年4月30日 前付清' });
  await expect(due).toContainText('还没有登记实际数');
  await expectAccessible(west);

  // Year 1: 100 came in, 45 are owed and booked, 40 arrive: a case.
  const year = (n: number) => `${home}/settlements/${n}`;
  await west.goto(`${home}/settlements`);
  await west.getByRole('link', { name: '登记第 1 年（2024 年）的实际数' }).click();
  await west.getByLabel('增值税：县级所得（万元）').fill('100');
  await west.getByRole('button', { name: '登记', exact: true }).click();
  await expect(west.getByRole('alert')).toContainText('有实际数没有填');
  await expect(west.getByLabel('增值税：县级所得（万元）')).toHaveValue('100');
  await west.getByLabel('企业所得税：县级所得（万元）').fill('0');
  await west.getByRole('button', { name: '登记', exact: true }).click();
  await expect(west.getByText('可分的 100 万元 × 45% = 45 万元')).toBeVisible();
  await record(west, /付给日照市/, '45');
  await east.goto(year(1));
  await record(east, /收到麦盖提县/, '40');
  await expect(east.getByText('三数不符')).toBeVisible();
  await east.getByText('提出争议', { exact: true }).first().click();
  await east.getByLabel('关于什么').selectOption('到账与应付不符');
  await east.getByLabel('主张什么、依据是什么').fill('少到 5 万元');
  await east.getByRole('button', { name: '提出争议' }).click();
  await expect(east.getByText('少到 5 万元')).toBeVisible();
  await expect(east.getByRole('button', { name: '出具对账单' })).toHaveCount(0);

  await west.goto(year(1));
  await west.getByLabel('答复或补充').fill('第二笔已重付');
  await west.getByRole('button', { name: '发出' }).click();
  await west.getByText('加一份材料', { exact: false }).click();
  await west.getByLabel('材料名称').fill('付款凭证');
  await west.locator('input[type=file]').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') });
  await west.getByRole('button', { name: '上传' }).click();
  await expect(west.getByRole('link', { name: '付款凭证' })).toBeVisible();
  await expectAccessible(west);

  await east.goto(year(1));
  const paper = east.waitForEvent('download');
  await east.getByRole('link', { name: '付款凭证' }).click();
  expect((await paper).suggestedFilename()).toBe('付款凭证.pdf');
  await east.getByText('更正', { exact: true }).first().click();
  await east.getByLabel('更正为（万元，填 0 即作废）').fill('45');
  await east.getByLabel('为什么更正').fill('第二笔已到');
  await east.getByRole('button', { name: '更正' }).click();
  await expect(east.getByText('三数相符。')).toBeVisible();
  await east.getByText('了结这件争议').click();
  await east.getByLabel('结果', { exact: true }).selectOption('对方已更正');
  await east.getByLabel('结果说明').fill('已更正入账');
  await east.getByRole('button', { name: '了结', exact: true }).click();
  await east.getByRole('button', { name: '出具对账单' }).click();
  await confirm(east, year(1), '协作办副主任');
  await confirm(west, year(1), '财政局副局长');
  await expect(west.getByText('各方都已确认，这一年结清了账目。')).toBeVisible();

  // Year 2, without a quarrel.
  await west.goto(year(2));
  await west.getByLabel('增值税：县级所得（万元）').fill('120.000001');
  await west.getByLabel('企业所得税：县级所得（万元）').fill('0');
  await west.getByRole('button', { name: '登记', exact: true }).click();
  await record(west, /付给日照市/, '54');
  await east.goto(year(2));
  await record(east, /收到麦盖提县/, '54');
  await expect(east.getByText('三数相符。')).toBeVisible();
  await east.getByRole('button', { name: '出具对账单' }).click();
  await confirm(east, year(2), '协作办副主任');
  await confirm(west, year(2), '财政局副局长');
  await west.goto(`${home}/settlements`);
  await expect(west.getByText('各方已确认')).toHaveCount(2);
  const book = west.waitForEvent('download');
  await west.getByRole('link', { name: '导出 Excel（财政局用）' }).click();
  expect((await book).suggestedFilename()).toBe(`逐年结算-${name}.xlsx`);
  await expectAccessible(west);
  await other.close();
});
