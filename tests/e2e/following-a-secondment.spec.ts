import { expect, test } from '../support/fixtures';

/** A day of the past weeks, as a date field takes it. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('a published secondment is followed to its record, and reported in both directions', async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const task = '组织一次企业考察';
  await signIn('talent2');
  await page.goto('/secondments/assignments');
  await expectAccessible();
  await page.getByRole('link', { name: '示例人员92' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('示例人员92');
  await expect(page.getByText('回来另行安排岗位，职级和待遇不降')).toBeVisible();
  await expectAccessible();

  // A task with its deliverable; without one the form says why.
  await page.getByText('添一项').click();
  const fresh = page.locator('#tasks > details form');
  await fresh.getByLabel('做什么').fill(task);
  await fresh.getByLabel('交出什么').fill('五家企业的意向表');
  await fresh.getByLabel('哪天前').fill('2027-03-31');
  await fresh.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('#tasks tbody tr', { hasText: task })).toContainText('在做');

  // The host's word at the mid-term check, written down by its office.
  const midTerm = page.locator('#step-mid_term');
  await midTerm.getByText('记下接收单位的话').click();
  await midTerm.getByLabel('进展怎样').fill('三个项目都有进展');
  await midTerm.getByLabel('需要谁帮什么').fill('请派出单位帮约两家企业');
  await midTerm.getByLabel('谁说的').fill('示例主任');
  await midTerm.getByLabel('职务').fill('管委会主任');
  await midTerm.getByRole('button', { name: '写下' }).click();
  await expect(midTerm.getByText('三个项目都有进展')).toBeVisible();
  await expect(midTerm.getByText('等派出单位')).toBeVisible();

  // The home side hears of it, with what is needed.
  const east = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn('talent', east);
  await east.goto('/notices');
  await expect(east.getByText(/中期检查。需要：请派出单位帮约两家企业/)).toBeVisible();

  // One that is over: half a year later, and its signed record, which anybody verifies who has its code.
  await east.goto('/secondments/assignments?show=over');
  await east.getByRole('link', { name: '示例人员91' }).click();
  const followUp = east.locator('#step-follow_up');
  await followUp.getByText('记下派出单位的话').click();
  await followUp.getByLabel('留下了什么').fill('流程还在用');
  await followUp.getByLabel('谁说的').fill('示例院长');
  await followUp.getByLabel('职务').fill('院长');
  await followUp.getByRole('button', { name: '写下' }).click();
  await expect(followUp.getByText('流程还在用')).toBeVisible();
  await expect(east.getByText('返岗承诺已兑现')).toBeVisible();
  await east
    .locator('#record')
    .getByRole('link', { name: /\/verify\// })
    .click();
  await expect(east.getByRole('heading', { level: 1 })).toHaveText('核验人才履历');
  await expect(east.getByText('两个单位都已签署。')).toBeVisible();
  await expect(east.getByText('存档内容与摘要值一致，没有改动。')).toBeVisible();
  await expect(east.getByText('示例人员91')).toHaveCount(0);
  await expectAccessible(east);

  // Both directions of the year.
  await east.goto('/secondments/report?year=2026');
  await expect(east.getByRole('row', { name: /^在岗过的人/ })).toContainText('2');
  await expectAccessible(east);
  const download = east.waitForEvent('download');
  await east.getByRole('link', { name: '下载表格（XLSX）' }).click();
  expect((await download).suggestedFilename()).toBe('双向人才交流报告-2026.xlsx');
});

test('a record is drawn up, signed by both sides and read in the passport', async ({ page, browser, signIn, expectAccessible }) => {
  test.setTimeout(120_000);
  await signIn('talent');
  await page.goto('/secondments/assignments');
  await page.getByRole('link', { name: '示例人员93' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('示例人员93');

  // Nothing is recorded of what is not over.
  await expect(page.locator('#record').getByText('还没有履历')).toBeVisible();
  const row = page.locator('#tasks tbody tr', { hasText: '学习项目落地流程' });
  await row.getByText('写结果').click();
  await row.getByLabel('哪天完成').fill(daysAgo(1));
  await row.getByRole('button', { name: '完成' }).click();
  await expect(page.getByRole('alert')).toContainText('请写明做成了什么');
  await row.getByLabel('做成了什么').fill('写成本地办法一份');
  await row.getByRole('button', { name: '完成' }).click();
  await expect(row).toContainText('写成本地办法一份');

  // It ends before its time; what is left moves, what came of it is recorded.
  await page.getByRole('link', { name: '所在的计划' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2026 年双向计划');
  const planned = page.locator('#rows tbody tr', { hasText: '示例人员93' });
  await planned.getByText('不能去了').click();
  await planned.getByLabel('原因（会告诉各方）').fill('本单位急需');
  await planned.getByRole('button', { name: '结束这条安排' }).click();
  await expect(page.getByText(/不改动任何已公布的安排|改动已公布的安排|没有人能补上/).first()).toBeVisible();
  await expect(page).toHaveURL(/\/repair\?out=/);
  const repair = new URL(page.url());

  // Its home unit is told, and chooses itself: it need not do anything; it leaves, with a word; it takes that back.
  const county = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn('county', county);
  await county.goto('/notices');
  await county.locator(`a[href$="${repair.pathname}${repair.search}"]`).first().click();
  await expect(county.getByRole('heading', { level: 1 })).toContainText('示例人员93不去');
  await expect(county.getByRole('heading', { name: '换', exact: true })).toBeVisible();
  await expectAccessible(county);
  await county.getByRole('button', { name: '退出', exact: true }).click();
  await expect(county.getByLabel('原因（会告诉各方）')).toBeFocused(); // a word is asked for
  await county.getByLabel('原因（会告诉各方）').fill('本单位急需');
  await county.getByRole('button', { name: '退出', exact: true }).click();
  await expect(county.getByText('示例西部园区管委会：退出')).toBeVisible();
  await expectAccessible(county);
  await page.reload();
  await expect(page.getByText('示例西部园区管委会：退出')).toBeVisible();
  await county.getByRole('button', { name: '改为等' }).click();
  await expect(county.getByText('示例西部园区管委会：等')).toBeVisible();

  await page.goto('/secondments/assignments?show=over');
  await page.getByRole('link', { name: '示例人员93' }).click();
  await expect(page.locator('#step-mid_term')).toContainText('不再需要：本单位急需');
  await page.getByRole('button', { name: '写成履历，请双方签署' }).click();
  const record = page.locator('#record');
  await expect(record.getByText('未签').first()).toBeVisible();
  await record.getByText('记下接收单位的签署').click();
  await record.getByLabel('谁说的').fill('示例局长');
  await record.getByLabel('职务').fill('局长');
  await record.getByRole('button', { name: '签署', exact: true }).click();
  await expect(record.getByText(/示例局长（局长）/)).toBeVisible();
  const address = page.url().replace(/#.*/, '');

  // The county signs for its own unit, by account.
  await county.goto(`${address}#record`);
  await county.getByText('以派出单位签署').click();
  await county.locator('#record').getByLabel('职务').fill('管委会主任');
  await county.locator('#record').getByRole('button', { name: '签署', exact: true }).click();
  await expect(county.locator('#record').getByText('未签')).toHaveCount(0);
  await county.getByRole('link', { name: '人才履历' }).first().click();
  await expect(county.getByRole('heading', { level: 1 })).toHaveText('示例人员93的人才履历');
  await expect(county.getByText('写成本地办法一份')).toBeVisible();
  await expectAccessible(county);
});
