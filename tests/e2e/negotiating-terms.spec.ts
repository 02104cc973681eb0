import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { setTable, type Seat } from '../support/table';

test('a broker calls, limits stay private, the office orders the signing, and above its value it takes two', async ({
  browser,
  expectAccessible,
}) => {
  test.setTimeout(300_000);
  const table = await setTable();
  const pages = {} as Record<Seat, Page>;
  for (const seat of ['county', 'firm', 'east', 'east2', 'west'] as const) {
    const page = await (await browser.newContext({ baseURL: process.env.FEIQIAO_URL ?? '', locale: 'zh-CN' })).newPage();
    await page.goto('/sign-in');
    await page.locator('#email').fill(table.email[seat]);
    await page.locator('#password').fill(table.password);
    await page.locator('form .primary').click();
    await expect(page).toHaveURL(/\/today$/);
    pages[seat] = page;
  }
  const { county, firm, east, east2, west } = pages;
  const sheet = `/proposals/${table.proposal}/term-sheet`;

  // The office sees that nobody has begun to talk, why it should call, and writes down that it did.
  await east.goto('/calls');
  await expect(east.getByText('各方有意，还没有开始洽谈')).toBeVisible();
  await expect(east.getByText('土地 600 亩，相当于 4 个常见项目')).toBeVisible();
  await expect(east.getByText(/不打电话，及时等到的可能约 \d+%/)).toBeVisible();
  await expectAccessible(east);
  await east.getByText('记一次通话').click();
  await east.getByLabel('打给哪个单位').selectOption(table.names.county);
  await east.getByLabel('和谁通的话').fill('示例甲');
  await east.getByLabel('接通了').check();
  await east.getByLabel('说了什么').fill('下周一开始谈');
  await east.getByRole('button', { name: '记下' }).click();
  await expect(east.getByRole('status')).toHaveText('已记下。');
  await expect(east.getByText('下周一开始谈')).toBeVisible();

  // From which value it takes two persons: from today on.
  await east.goto('/approvals');
  await east.getByLabel('按什么算').selectOption('area');
  await east.getByLabel('达到多少就要两人').fill('500');
  await east.getByLabel('原因').fill('大宗用地');
  await east.getByRole('button', { name: '定下' }).click();
  await expect(east.getByRole('status')).toHaveText('已定下。');

  // A text without blanks, and a point to agree on.
  await firm.goto(`${sheet}/new`);
  await firm.getByRole('button', { name: '起草条款书' }).click();
  await expect(firm).toHaveURL(/term-sheet$/);
  await firm.goto(`${sheet}/edit`);
  for (const field of await firm.locator('input[name^="value-"]').all()) if (!(await field.inputValue())) await field.fill('5 年');
  await firm.getByRole('button', { name: '提出这一版' }).last().click();
  await expect(firm.getByRole('heading', { name: '第 1 版 → 第 2 版' })).toBeVisible();
  await firm.goto(sheet);
  await firm.getByLabel('哪一点还没有谈定').fill('每亩租金');
  await firm.getByRole('button', { name: '增加未决事项' }).click();
  await expect(firm.getByText('每亩租金')).toBeVisible();

  // Each side's limit is its own; the mediator learns that they overlap, and nothing else.
  const limit = async (page: Page, direction: string, value: string) => {
    await page.goto(sheet);
    await page.getByText('我方底线').first().click();
    await page.locator('select[name="direction"]').selectOption(direction);
    await page.getByLabel('数值').fill(value);
    await page.getByRole('button', { name: '保存底线' }).click();
    await expect(page.getByText(/我方底线：/)).toBeVisible();
  };
  await limit(county, 'at_least', '73156');
  await east.goto(sheet);
  await expect(east.getByText('填写底线的还不够，无法判断。')).toBeVisible();
  await limit(firm, 'at_most', '84290');
  await east.goto(sheet);
  await expect(east.getByText('各方底线有交集：可以谈成。')).toBeVisible();
  for (const page of [east, west]) {
    await page.goto(sheet);
    expect(await page.content()).not.toMatch(/73,?156|84,?290/);
  }
  await firm.goto(sheet);
  expect(await firm.content()).not.toContain('73156');

  // County and firm, then the county's office, then the one in charge.
  await firm.getByText('写明商定结果').first().click();
  await firm.getByLabel('商定结果').fill('每亩 800 元');
  await firm.getByRole('button', { name: '写明商定结果' }).click();
  await east.goto(sheet);
  await east.getByText('调整次序').click();
  await east.getByLabel(`${table.names.west} 第几步`).selectOption('2');
  await east.getByRole('button', { name: '保存次序' }).click();
  await expect(east.getByText('牵头机构定了下面的次序。')).toBeVisible();
  await east.getByRole('button', { name: '开始签署' }).click();
  await expect(east.getByText('等待签署').first()).toBeVisible();

  const sign = async (page: Page) => {
    await page.goto(sheet);
    await page.getByLabel('签署人姓名').fill('示例签署人');
    await page.getByLabel('职务').fill('主任');
    await page.getByLabel('我已阅读全文').check();
    await page.getByRole('button', { name: '签署', exact: true }).click();
  };
  for (const page of [firm, county, west]) {
    await sign(page);
    await expect(page.getByText('示例签署人（主任）').first()).toBeVisible();
  }

  // Alone it is refused; a colleague approves the same text; what was typed is still there.
  await sign(east);
  await expect(east.getByRole('alert')).toContainText('要另一个人先复核');
  await expect(east.getByLabel('签署人姓名')).toHaveValue('示例签署人');
  await east2.goto(`/proposals/${table.proposal}/approval`);
  await expect(east2.getByText('用地 600 亩，达到 500 亩')).toBeVisible();
  await expectAccessible(east2);
  await east2.getByLabel('复核意见').fill('用地指标已落实');
  await east2.getByRole('button', { name: '复核同意' }).click();
  await expect(east2.getByText('用地指标已落实')).toBeVisible();

  // Who declares a conflict of interest is told so instead of being asked to sign.
  await east.goto('/interests');
  await east.getByLabel('哪个单位').fill(table.names.firm);
  await east.getByLabel('什么关系').selectOption('family');
  await east.getByRole('button', { name: '申报' }).click();
  await expect(east.getByRole('status')).toContainText('已申报');
  await east.goto(sheet);
  await expect(east.getByRole('note')).toContainText(`您与${table.names.firm}有利害关系`);
  await expect(east.getByLabel('签署人姓名')).toHaveCount(0);
  await east.goto('/interests');
  await east.getByText('关系已结束').first().click();
  await east.getByLabel('为什么不再有利害关系').fill('填错了单位');
  await east.getByRole('button', { name: '关系已结束' }).click();
  await expect(east.getByText('您没有申报过利害关系。')).toBeVisible();
  await sign(east);
  await expect(east.getByText('已签署', { exact: true })).toBeVisible();

  // After the signature a day moves: the county is asked, talks first, then waits, and the firm sees it.
  const delivery = `/proposals/${table.proposal}/delivery`;
  await firm.goto(delivery);
  await firm.locator('#title').fill('首期投产');
  await firm.locator('#dueOn').fill('2027-03-01');
  await firm.getByRole('button', { name: '登记一项' }).click();
  await firm.locator('#milestone-1').getByText('改期', { exact: true }).first().click();
  await firm.locator('#to-1').fill('2027-06-01');
  await firm.locator('#why-1').fill('设备晚到');
  await firm.locator('#milestone-1').getByRole('button', { name: '改期', exact: true }).click();
  await expect(firm.getByText(`${table.names.county}：还没有选`)).toBeVisible();
  await county.goto('/notices');
  await county
    .getByRole('listitem')
    .filter({ hasText: /首期投产.*请在.*前选择/ })
    .getByRole('link')
    .click();
  await expect(county).toHaveURL(/delivery#change-/);
  await expect(county.getByText('原因：设备晚到').first()).toBeVisible();
  await expectAccessible(county);
  await county.getByRole('button', { name: '想换一家或另作安排' }).click();
  await expect(county.getByText(new RegExp(`由${table.names.east}在.*前答复`)).first()).toBeVisible();
  await county.getByRole('button', { name: /^等到/ }).click();
  await expect(county.getByText('各方都知道了，继续')).toBeVisible();
  await firm.goto(delivery);
  await expect(firm.getByText(new RegExp(`${table.names.county}：等到`))).toBeVisible();
  for (const page of Object.values(pages)) await page.context().close();
});
