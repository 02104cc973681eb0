import { expect, test } from '../support/fixtures';
import { replaceInWord } from '../support/word-edit';

test('two parties that do not know each other come to talks, to terms by way of Word, and sign in order', async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  await signIn('enterprise');
  await page.goto('/listings/D066/partners/county-653127');
  await page.locator('#propose').getByRole('button', { name: '提出' }).click();
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  await expectAccessible();

  // The county sees somebody from a province, and must say why it refuses.
  const context = await browser.newContext({ baseURL: process.env.FEIQIAO_URL ?? '', locale: 'zh-CN' });
  const county = await context.newPage();
  await signIn('county', county);
  await expect(county.getByRole('link', { name: '2 个合作建议等您处理' })).toBeVisible();
  await county.goto(address);
  await expect(county.getByRole('heading', { name: '东部企业（山东）' })).toBeVisible();
  await expect(county.getByText('潍坊市')).toHaveCount(0);
  await expectAccessible(county);
  await county.getByText('暂不或不合适，请说明原因').click();
  await county.getByRole('button', { name: '暂不', exact: true }).click();
  await expect(county.getByRole('alert')).toContainText('请写明原因');

  await county.getByRole('button', { name: '有意', exact: true }).click();
  await expect(county.getByRole('heading', { level: 1 })).toContainText('潍坊市');
  await expect(county.getByRole('cell', { name: '已占用' }).first()).toBeVisible();
  await expectAccessible(county);

  // The fourth step: the firm asks for the county's papers, and reads them once the county has opened them to it.
  await page.goto(address);
  await page.getByText('请麦盖提县公开材料').click();
  await page.getByLabel('想看什么、做什么用').fill('供水和电价');
  await page.getByRole('button', { name: '请对方公开' }).click();
  await expect(page.getByText('等对方答复')).toBeVisible();
  await county.goto(address);
  await expect(county.getByRole('article', { name: /公开材料/ })).toContainText('供水和电价');
  await county.getByRole('button', { name: '公开给这一方' }).click();
  await expect(county.getByRole('article', { name: /公开材料/ })).toContainText('已公开');
  await page.goto(address);
  await expect(page.getByText('已看到对方公开的材料')).toBeVisible();
  await page.getByRole('link', { name: '看对方公开的内容' }).click();
  await expect(page).toHaveURL(/\/listings\/county-653127$/);

  await page.goto(address);
  await page.getByRole('button', { name: '开始洽谈' }).click();
  await expect(page.getByText('洽谈中')).toBeVisible();

  // The firm drafts from the library and fills in what is open.
  await page.getByRole('link', { name: '起草、查看或签署条款书' }).click();
  await page.getByRole('button', { name: '起草条款书' }).click();
  const sheet = `${address}/term-sheet`;
  await expect(page.getByText(/还有 \d+ 处待填/).first()).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: '修改', exact: true }).click();
  await expectAccessible();
  for (const field of await page.locator('input[name^="value-"]').all()) if (!(await field.inputValue())) await field.fill('5 年');
  await page.getByLabel('这一版改了什么').fill('填完空白处');
  await page.getByRole('button', { name: '提出这一版' }).last().click();
  await expect(page.getByRole('heading', { name: '第 1 版 → 第 2 版' })).toBeVisible();
  await expectAccessible();

  // The county edits in Word, sees the difference before it counts, and names a point that is open.
  await county.goto(sheet);
  const word = await county.request.get(`${sheet}/word`);
  const edited = await replaceInWord(await word.body(), '按实际发生结清', '在三个月内结清');
  await county.getByRole('link', { name: '传回修改后的文档' }).click();
  await county.getByLabel('修改后的 .docx 文件').setInputFiles({ name: '条款.docx', mimeType: 'application/octet-stream', buffer: edited });
  await county.getByRole('button', { name: '看差异' }).click();
  await expect(county.locator('ins', { hasText: '在三个月内' })).toBeVisible();
  await expectAccessible(county);
  await county.getByRole('button', { name: '提出这一版' }).click();
  await expect(county.getByText('Word 修改后传回')).toBeVisible();
  await county.goto(sheet);
  await county.getByLabel('哪一点还没有谈定').fill('结清期限');
  await county.getByRole('button', { name: '增加未决事项' }).click();
  await page.goto(sheet);
  await expect(page.getByText('还不能开始签署')).toBeVisible();
  await page.getByText('写明商定结果').first().click();
  await page.getByLabel('商定结果').fill('三个月');
  await page.getByRole('button', { name: '写明商定结果' }).click();
  await page.getByRole('button', { name: '开始签署' }).click();

  // Both sign, then the county's office, then the one in charge; the last signature makes it binding, and anybody with the code can verify it.
  const signAs = async (signer: typeof page, name: string, post: string) => {
    await signer.goto(sheet);
    await signer.getByLabel('签署人姓名').fill(name);
    await signer.getByLabel('职务').fill(post);
    await signer.getByLabel('我已阅读全文').check();
    await signer.getByRole('button', { name: '签署', exact: true }).click();
    await expect(signer.getByText(`${name}（${post}）`)).toBeVisible();
  };
  await signAs(page, '示例经理', '总经理');
  await signAs(county, '示例县长', '副县长');
  const office = await (await browser.newContext({ baseURL: process.env.FEIQIAO_URL ?? '', locale: 'zh-CN' })).newPage();
  await signIn('coordinator2', office);
  await signAs(office, '示例处长', '处长');
  await office.context().clearCookies();
  await signIn('coordinator', office);
  await signAs(office, '示例主任', '主任');
  await expect(office.getByText('已签署', { exact: true })).toBeVisible();
  await expectAccessible(office);
  const code = /\/verify\/([0-9a-f]{24})/.exec((await office.getByText('核验地址').textContent()) ?? '')?.[1];
  await county.context().clearCookies();
  await county.goto(`/verify/${code}`);
  await expect(county.getByText('存档文本与摘要值一致')).toBeVisible();
  await expectAccessible(county);

  // Delivery: a day, and that it was kept.
  await page.goto(`${address}/delivery`);
  await page.getByLabel('事项').fill('首期投资到位');
  await page.getByLabel('到期日').fill('2027-03-31');
  await page.getByRole('button', { name: '登记一项' }).click();
  await expect(page.getByRole('cell', { name: '首期投资到位' })).toBeVisible();
  await expectAccessible();
  await office.context().close();
  await context.close();
});
