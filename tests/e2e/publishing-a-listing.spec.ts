import { readFile } from 'node:fs/promises';
import { createClient } from '@supabase/supabase-js';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { startApp, type App } from '../support/app.ts';
import { expect, test, type Role } from '../support/fixtures';
import { gbk } from '../support/gbk.ts';
import { bringFile } from '../support/import-page';
import { messyWorkbook } from '../support/messy-sheet';

/** What is published here is seen by everybody: an installation of its own, so that other journeys count what they know. */
let app: App;
const connect = (key: string) => createClient(app.backend.url, key, { auth: { persistSession: false } });
let service: ReturnType<typeof connect>;
const contexts = new Map<Role, BrowserContext>();

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startApp();
  service = connect(app.backend.secretKey);
});
test.afterAll(async () => {
  for (const context of contexts.values()) await context.close();
  await app?.close();
});

/** A page of a role's own, signed in once. */
async function pageOf(role: Role, browser: Browser, signInByForm: (role: Role, page?: Page) => Promise<void>): Promise<Page> {
  const known = contexts.get(role);
  if (known) return known.newPage();
  const context = await browser.newContext({ baseURL: app.url, locale: 'zh-CN' });
  contexts.set(role, context);
  const page = await context.newPage();
  await signInByForm(role, page);
  return page;
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const saved = (page: Page) => expect(page.getByRole('status')).toContainText('已保存');

/** Begins a listing by its title; answers its ref. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto('/listings/new');
  await page.getByLabel('标题').fill(title);
  await page.getByRole('button', { name: '看有没有重复的' }).click();
  await page.getByRole('button', { name: '没有重复，开始写' }).click();
  await expect(page).toHaveURL(/\/listings\/L[^/]+\/edit$/);
  return /listings\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
}

async function mark(page: Page, answer: '通过' | '退回修改', comment = '', reviewed = 1): Promise<void> {
  for (const criterion of ['清楚', '具体', '可信', '有用']) await page.getByRole('group', { name: criterion }).getByLabel('4 好').check();
  await page.getByLabel('给作者的意见').fill(comment);
  await page.getByRole('button', { name: answer, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/reviews\\?reviewed=${reviewed}$`));
}

/** Records by the page that an office agreed on the phone to be posted for. */
async function consent(page: Page, organisation: string): Promise<void> {
  await page.goto(`/organisations/${organisation}/consents`);
  await page.getByLabel('同意人姓名').fill('示例负责人');
  await page.getByLabel('职务').fill('招商局');
  await page.getByLabel('代为发布').check();
  await page.getByLabel('有效到').fill('2027-11-01');
  await page.getByRole('button', { name: '记录授权' }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

let ref = '';

test('a county edits while its session ends, and loses nothing', async ({ browser, signInByForm, expectAccessible }) => {
  const page = await pageOf('county', browser, signInByForm);
  ref = await begin(page, '灰枣精深加工，提供一千二百亩标准地');
  await expectAccessible(page);
  await page.getByLabel('公开概况').fill('年产灰枣 20 万吨');
  await page.getByRole('button', { name: '添加行业' }).click();
  const industry = page.getByRole('combobox', { name: '行业 1' });
  await industry.fill('shuiguo');
  await page.getByRole('option', { name: /^015/ }).click();
  await expect(industry).toHaveValue(/^015 /);
  await saved(page);

  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByLabel('公开概况').fill('年产灰枣 20 万吨，一级果占六成');
  await expect(page.getByRole('status')).toContainText('登录已过期', { timeout: 20_000 });
  await page.context().addCookies(cookies);
  await page.reload();
  await expect(page.getByLabel('公开概况')).toHaveValue('年产灰枣 20 万吨，一级果占六成');
  await saved(page);
  await page.reload();
  await expect(page.getByLabel('公开概况')).toHaveValue('年产灰枣 20 万吨，一级果占六成');
});

test('a draft is found by its state, by those who may see it', async ({ browser, signInByForm, expectAccessible }) => {
  const page = await pageOf('county', browser, signInByForm);
  await page.goto('/listings');
  await page.getByText('状态：已发布').click();
  await page.getByRole('link', { name: '草稿' }).click();
  await expect(page.getByRole('row').filter({ hasText: '灰枣精深加工' })).toBeVisible();
  await expectAccessible(page);
  const firm = await pageOf('enterprise', browser, signInByForm);
  await firm.goto('/listings?state=draft');
  await expect(firm.getByText('没有符合的供需')).toBeVisible();
});

test('two people edit one listing, see both texts and choose', async ({ browser, signInByForm }) => {
  const first = await pageOf('county', browser, signInByForm);
  const elsewhere = await browser.newContext({ baseURL: app.url, locale: 'zh-CN' });
  await elsewhere.addCookies(await first.context().cookies());
  const second = await elsewhere.newPage();
  await first.goto(`/listings/${ref}/edit`);
  await second.goto(`/listings/${ref}/edit`);
  await first.getByLabel('保密内容').fill('已有两家在谈');
  await saved(first);

  await second.getByLabel('公开概况').fill('另一个人写的概况');
  const conflict = second.getByRole('form', { name: '两边都改过，请逐项选择' });
  await expect(conflict).toBeVisible({ timeout: 20_000 });
  await conflict.getByRole('group', { name: '保密内容' }).getByLabel('对方的').check();
  await conflict.getByRole('button', { name: '按所选保存' }).click();
  await expect(second.getByLabel('公开概况')).toHaveValue('另一个人写的概况');
  await expect(second.getByLabel('保密内容')).toHaveValue('已有两家在谈');
  await elsewhere.close();
});

test('a big listing is returned once, approved by two people, published and found', async ({ browser, signInByForm, expectAccessible }) => {
  const page = await pageOf('county', browser, signInByForm);
  await page.goto(`/listings/${ref}/edit`);
  const offer = page.getByRole('group', { name: /^提供 1/ });
  await offer.getByLabel('要素').selectOption('land');
  await offer.getByLabel('说明').fill('工业园区标准地');
  await offer.getByLabel('数量').fill('很多');
  await page.getByRole('button', { name: '交审' }).click();
  await expect(page.getByRole('alert')).toContainText('看不出是多少');
  await expect(offer.getByLabel('数量')).toHaveValue('很多');

  await offer.getByLabel('数量').fill('１，２００亩');
  await expect(offer).toContainText('记作 1,200 亩');
  await offer.getByText('行内字段').click();
  await offer.getByLabel('起始价').fill('25万元/亩');
  await page.getByRole('button', { name: '交审' }).click();
  await expect(page.getByRole('status')).toContainText('已交审');

  const western = await pageOf('coordinator2', browser, signInByForm);
  await western.goto('/reviews');
  await western.getByRole('link', { name: /灰枣精深加工/ }).click();
  await expectAccessible(western);
  await expect(western.getByText('已有两家在谈')).toBeVisible();
  await mark(western, '退回修改', '请写明供地方式');

  await page.goto(`/listings/${ref}/edit`);
  await page.goto('/listings/mine');
  await expect(page.getByText('请写明供地方式')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/listings/${ref}`);
  await page.getByLabel('选择文件').setInputFiles({ name: '土地证.png', mimeType: 'image/png', buffer: PNG });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByRole('link', { name: '土地证.png' })).toBeVisible();
  await page.goto(`/listings/${ref}/edit`);
  await offer.locator('summary').filter({ hasText: '工业园区标准地' }).click(); // what is written is one line until it is opened
  await offer.getByLabel('供地方式').selectOption('standard_land');
  await page.getByRole('button', { name: '交审' }).click();
  await expect(page.getByRole('status')).toContainText('已交审');

  await western.goto(`/reviews/${ref}`);
  await mark(western, '通过');
  const eastern = await pageOf('coordinator', browser, signInByForm);
  await eastern.goto(`/reviews/${ref}`);
  await expect(eastern.getByText('已有两家在谈')).toHaveCount(0);
  const paper = eastern.getByRole('link', { name: '土地证.png' });
  await expect(paper).toHaveCount(0);
  await eastern.getByRole('button', { name: '看证明材料' }).click();
  const address = (await paper.getAttribute('href')) ?? '';
  expect((await eastern.request.get(address)).ok()).toBe(true);
  await expectAccessible(eastern);
  await mark(eastern, '通过');
  expect((await eastern.request.get(address)).status()).toBe(404);

  const firm = await pageOf('enterprise', browser, signInByForm);
  await firm.goto(`/listings?q=${encodeURIComponent('灰枣精深加工 标准地')}`);
  await firm
    .getByRole('row')
    .getByRole('link', { name: /灰枣精深加工/ })
    .click();
  await expect(firm.getByText('25 万元/亩')).toBeVisible();
  await expect(firm.getByText('已有两家在谈')).toHaveCount(0);
  await page.goto(`/listings/${ref}/history`);
  await expect(page.getByRole('heading', { name: '第 1 版' })).toBeVisible();
  await expect(page.getByRole('region', { name: '谁为审核看过不公开的材料' })).toContainText('示例协调员');
});

test('an expired listing leaves the list and is renewed with one click', async ({ browser, signInByForm }) => {
  const { error } = await service.from('listings').update({ expires_on: '2026-01-01' }).eq('ref', ref);
  expect(error).toBeNull();
  await service.rpc('run_daily_duties');
  const firm = await pageOf('enterprise', browser, signInByForm);
  expect((await firm.goto(`/listings/${ref}`))?.status()).toBe(404);

  const page = await pageOf('county', browser, signInByForm);
  await page.goto('/listings/mine');
  await page.getByRole('button', { name: /仍属实，续期/ }).click();
  await expect(page.getByRole('status')).toContainText('已续期');
  expect((await firm.goto(`/listings/${ref}`))?.status()).toBe(200);
});

test('evidence is taken by what it is, not by its name', async ({ browser, signInByForm }) => {
  const page = await pageOf('county', browser, signInByForm);
  await page.goto(`/listings/${ref}`);
  const attach = async (name: string, buffer: Buffer) => {
    await page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: '上传' }).click();
  };
  await attach('照片.png', Buffer.from('MZ a program'));
  await expect(page.getByRole('alert')).toContainText('只收 PDF');
  await attach('地块.png', PNG);
  const link = page.getByRole('link', { name: '地块.png' });
  await expect(link).toBeVisible();
  const href = (await link.getAttribute('href')) ?? '';
  expect((await page.request.get(href)).ok()).toBe(true);
  const firm = await pageOf('enterprise', browser, signInByForm);
  expect((await firm.request.get(href)).status()).toBe(404);
});

test('a coordinator writes for an office that works by phone, on its consent', async ({ browser, signInByForm }) => {
  const western = await pageOf('coordinator2', browser, signInByForm);
  await western.goto('/listings/new');
  await expect(western.getByText('还没有单位给过代填的同意')).toBeVisible();

  const { data: county } = await service.from('organisations').select('id').eq('name', '喀什市').single();
  await consent(western, county?.id as string);

  await western.goto('/listings/new');
  await western.getByLabel('为哪个单位代填').selectOption({ label: '喀什市 · 示例负责人' });
  await western.getByLabel('标题').fill('核桃初加工，寻求东部渠道');
  await western.getByRole('button', { name: '看有没有重复的' }).click();
  await western.getByRole('button', { name: '没有重复，开始写' }).click();
  const assisted = /listings\/([^/]+)\/edit/.exec(western.url())?.[1] ?? '';
  const wish = western.getByRole('group', { name: /^寻求 1/ });
  await wish.getByLabel('要素').selectOption('market_channel');
  await wish.getByLabel('说明').fill('商超与电商渠道');
  await western.getByRole('button', { name: '交审' }).click();
  await expect(western.getByRole('status')).toContainText('已交审');
  await expect(western.getByText('由协作办代填')).toBeVisible();
  await western.goto(`/reviews/${assisted}`);
  await expect(western.getByText('您不能审核这一条')).toBeVisible();

  const eastern = await pageOf('coordinator', browser, signInByForm);
  await eastern.goto(`/reviews/${assisted}`);
  await mark(eastern, '通过');
});

test('a county imports a messy sheet, corrects what is named, is reviewed as a whole, and is found in pinyin', async ({
  browser,
  signInByForm,
  expectAccessible,
}) => {
  const page = await pageOf('county', browser, signInByForm);
  await bringFile(page, '招商资源汇总.xlsx', await messyWorkbook());

  // What the columns mean is proposed from the header's two lines, with values to judge by.
  await expect(page.getByRole('heading', { name: '各列是什么意思' })).toBeVisible();
  await expect(page.getByLabel('供给情况 / 面积（亩）', { exact: true })).toHaveValue('quantity');
  await expect(page.getByLabel('项目名称')).toHaveValue('title');
  await expectAccessible(page);
  await page.getByRole('button', { name: '按这样读' }).click();

  await expect(page.getByRole('heading', { name: '核对结果' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('第 7 行 E 列（供给情况 / 面积（亩））：“若干”不是数量。请写成数字，例如 300。')).toBeVisible();
  await page.getByText('略过了 2 行').click();
  await expect(page.getByText('第 9 行，合计行')).toBeVisible();
  await expectAccessible(page);

  // The refused row comes back under its own headers with the fault beside it.
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain("'=1+1");
  expect(csv).toContain('“若干”不是数量');

  // Some now, the rest later.
  await page.getByRole('checkbox', { name: '枣业车间' }).uncheck();
  await page.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(page.getByText('收下了 2 条，存为草稿。')).toBeVisible();
  await page.getByRole('checkbox', { name: '枣业车间' }).check();
  await page.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(page.getByText('这次导入一共收下了 3 条。')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '把其中 3 条完整的草稿提交审核' }).click();
  await expect(page.getByText('已提交 3 条，等待审核。')).toBeVisible();

  // Corrected in an old Excel, which writes GBK: the columns are not asked about any more.
  await bringFile(page, '改好的一行.csv', gbk(csv.replace('\ufeff', '').replace('若干', '０.０２万')));
  await page.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(page.getByText('收下了 1 条，存为草稿。')).toBeVisible();

  const western = await pageOf('coordinator2', browser, signInByForm);
  await western.goto('/notices');
  await expect(western.getByText('的导入“招商资源汇总.xlsx”送审 3 条')).toBeVisible();
  await western.goto('/reviews');
  await expect(western.getByRole('row', { name: /城东工业园熟地/ })).toContainText('需要第二人复核');
  await western.getByRole('link', { name: '招商资源汇总.xlsx' }).click();
  await expect(western.getByRole('checkbox', { name: /红枣冷库/ })).toBeChecked();
  await expect(western.getByText('提供 土地 300 亩')).toBeVisible();
  await expectAccessible(western);
  await mark(western, '通过', '', 2);
  await western.goto('/notices');

  const firm = await pageOf('enterprise', browser, signInByForm);
  await firm.goto('/listings?q=hongzaolengku');
  await expect(firm.getByRole('row').getByRole('link', { name: '红枣冷库' })).toBeVisible();
  await page.goto('/notices');
  await expect(page.getByText('导入“招商资源汇总.xlsx”中的 2 条已通过审核并发布。')).toBeVisible();
});

test('a coordinator brings the sheet of an office that nobody registered yet', async ({ browser, signInByForm }) => {
  const western = await pageOf('coordinator2', browser, signInByForm);
  const sheet = '单位名称,单位类型,区划,标题,方向,要素,数量,单位\n示例巴楚棉业,企业,巴楚县,棉花加工车间,提供,厂房,3000,平方米\n';
  await bringFile(western, '代发.csv', Buffer.from(sheet));
  await expect(western.getByRole('heading', { name: '有 1 个单位还没有登记' })).toBeVisible();
  await western.getByRole('button', { name: '登记这 1 个单位，再核对一遍' }).click();
  await expect(western.getByText(/示例巴楚棉业.*同意/).first()).toBeVisible({ timeout: 30_000 });
  const { data: firm } = await service.from('organisations').select('id').eq('name', '示例巴楚棉业').single();
  const here = western.url();
  await consent(western, firm?.id as string);
  await western.goto(here);
  await western.getByRole('button', { name: '重新核对' }).click();
  await western.getByRole('button', { name: '收下勾选的，存为草稿' }).click();
  await expect(western.getByText('收下了 1 条，存为草稿。')).toBeVisible();
  const { data: listing } = await service.from('listings').select('origin').eq('title', '棉花加工车间').single();
  expect(listing?.origin).toBe('assisted');
});
