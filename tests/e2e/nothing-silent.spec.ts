import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { civilDate, dayNumber } from '../../src/lib/domain/civil-day.ts';
import { chineseDay } from '../../src/lib/domain/working-day.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { startApp, type App } from '../support/app.ts';
import { expect, test } from '../support/fixtures';
import { bringLastDay, newcomer, windowOf, type Newcomer } from '../support/newcomer';
import { breachesOf, serviceOf } from '../support/soundness';

/** What happens when nobody answers, and when what was promised is taken back: an installation of its own, because time moves in it. */
let app: App;
let service: Db;
const today = chineseDay(new Date());
const day = (n: number) => civilDate(dayNumber(today) + n);
const LAND = { factor: 'land', quantity: 300, unit: 'mu' } as const;
const MONEY = { factor: 'capital', quantity: 500, unit: 'CNY_10k' } as const;

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startApp();
  service = serviceOf(app);
});
test.afterAll(async () => {
  try {
    expect(await breachesOf(service)).toEqual([]);
  } finally {
    await app?.close();
  }
});

const firm = (name: string) =>
  newcomer(service, { kind: 'enterprise', name, region: '371100', offers: [MONEY], seeks: [{ ...LAND, quantity: 60 }] });
const county = (name: string) => newcomer(service, { kind: 'county', name, region: '653126', offers: [LAND], seeks: [MONEY] });

/** Proposes to a partner from its page. @returns the proposal's address */
async function propose(page: Page, mine: Newcomer, theirs: Newcomer): Promise<string> {
  await page.goto(`/listings/${mine.ref}/partners/${theirs.ref}`);
  await page.locator('#propose').getByRole('button', { name: '提出' }).click();
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}
const idOf = (address: string) => address.split('/').at(-1) ?? '';

test('silence ends a proposal on the day that was announced, and what was held can be promised again', async ({
  browser,
  expectAccessible,
}) => {
  const [mine, first, second] = [await firm('静默公司（示例）'), await county('静默一县（示例）'), await county('静默二县（示例）')];
  const page = await windowOf(browser, app.url, mine.email);
  const address = await propose(page, mine, first);
  await expect(page.getByText('已占用，等其他方').first()).toBeVisible();

  // All of its money is held: another county cannot have it at the same time.
  await page.goto(`/listings/${mine.ref}/partners/${second.ref}`);
  await page.locator('#propose').getByRole('button', { name: '提出' }).click();
  await expect(page.getByRole('alert')).toBeVisible();

  await bringLastDay(service, idOf(address), day(-1));
  await page.goto(address);
  await expect(page.getByText('到期作废', { exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: '已释放' }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto('/notices');
  await expect(page.getByText(/到期没有答复，已作废，占用的数量已释放/)).toBeVisible();
  await propose(page, mine, second);
  await expect(page.getByText('已占用，等其他方').first()).toBeVisible();
  await page.context().close();
});

test('a silent party is reminded once, a human is told whom to call, then the day passes', async ({ browser, expectAccessible }) => {
  const [mine, theirs] = [await firm('追问公司（示例）'), await county('不语县（示例）')];
  const asker = await windowOf(browser, app.url, mine.email);
  const address = await propose(asker, mine, theirs);
  await bringLastDay(service, idOf(address), today);

  // One digest, however often the clock goes round.
  await bringLastDay(service, idOf(address), today);
  const silent = await windowOf(browser, app.url, theirs.email);
  await expect(silent.getByRole('link', { name: '1 个合作建议等您处理' })).toBeVisible();
  await silent.goto('/notices');
  await expect(silent.getByText(/有 1 个合作建议等贵单位答复/)).toHaveCount(1);
  await silent.goto('/proposals');
  await expect(silent.getByText('今天是最后一天')).toBeVisible();
  await expectAccessible(silent);

  // The coordinator sees where a call helps, and calls.
  const broker = await windowOf(browser, app.url, 'coordinator@demo.feiqiao.example', DEMO_PASSWORD);
  await broker.goto('/calls');
  const call = broker.getByRole('listitem').filter({ hasText: '不语县（示例）' }).first();
  await expect(call).toBeVisible();
  await expectAccessible(broker);

  await bringLastDay(service, idOf(address), day(-1));
  for (const page of [silent, asker]) {
    await page.goto(address);
    await expect(page.getByText('到期作废', { exact: true })).toBeVisible();
  }
  await silent.goto('/notices');
  await expect(silent.getByText(/到期没有答复，已作废/)).toBeVisible();
  for (const page of [silent, asker, broker]) await page.context().close();
});

test('a withdrawn listing: of three that counted on it one waits, one takes a substitute, one leaves', async ({
  browser,
  expectAccessible,
}) => {
  const land = await county('变卦县（示例）');
  const firms = [await firm('等待公司（示例）'), await firm('换人公司（示例）'), await firm('退出公司（示例）')];
  const owner = await windowOf(browser, app.url, land.email);
  const windows: Page[] = [];
  const addresses: string[] = [];
  for (const mine of firms) {
    const page = await windowOf(browser, app.url, mine.email);
    const address = await propose(page, mine, land);
    await owner.goto(address);
    await owner.getByRole('button', { name: '有意', exact: true }).click();
    await expect(owner.getByRole('heading', { level: 1 })).toContainText(mine.name);
    windows.push(page);
    addresses.push(address);
  }

  await owner.goto(`/listings/${land.ref}`);
  await owner.getByText('暂停、撤回、达成').click();
  await owner.getByLabel('原因').last().fill('土地另有规划');
  await owner.getByRole('button', { name: '撤回', exact: true }).click();
  await expect(owner.getByText('已撤回', { exact: true }).first()).toBeVisible();

  const [waits, changes, leaves] = windows as [Page, Page, Page];
  // What changed, by whom, why, and what happens to who says nothing: told to each, at once.
  for (const [at, page] of windows.entries()) {
    await page.goto('/notices');
    await expect(page.getByText(/变卦县（示例）撤下、暂停了供需.*土地另有规划.*按“退”处理/)).toHaveCount(1);
    await page.goto(addresses[at] ?? '');
    await expect(page.getByText('原因：土地另有规划')).toBeVisible();
  }
  await expectAccessible(waits);

  await waits.getByLabel('等到').fill(day(20));
  await waits.getByRole('button', { name: '等待', exact: true }).click();
  await expect(waits.getByText(/贵单位：等到/)).toBeVisible();

  await changes
    .getByRole('button', { name: /^换成这一家/ })
    .first()
    .click();
  await expect(changes.getByText('待各方答复', { exact: true })).toBeVisible();
  await expect(changes.getByText('已换人，重新答复')).toBeVisible();
  await expect(changes.getByText('有意', { exact: true }).first()).toBeVisible();

  await leaves.getByRole('group', { name: '退出' }).getByRole('button', { name: '退出' }).click();
  await expect(leaves.getByText('已撤回', { exact: true })).toBeVisible();
  await expect(leaves.getByRole('cell', { name: '已释放' }).first()).toBeVisible();

  // Whose change it was learns what each of them does.
  for (const [at, seen] of [/等待公司（示例）：等到/, /已换人/, /已撤回/].entries()) {
    await owner.goto(addresses[at] ?? '');
    await expect(owner.getByText(seen).first()).toBeVisible();
  }
  for (const page of [owner, ...windows]) await page.context().close();
});

test('a last day that is moved: who is waiting takes another, whom the engine names, in the place of who is silent', async ({
  browser,
  expectAccessible,
}) => {
  const [mine, theirs] = [await firm('改期公司（示例）'), await county('拖延县（示例）')];
  const asker = await windowOf(browser, app.url, mine.email);
  const address = await propose(asker, mine, theirs);
  const office = await windowOf(browser, app.url, 'coordinator@demo.feiqiao.example', DEMO_PASSWORD);
  await office.goto(address);
  await office.locator('summary', { hasText: '改答复期限' }).click();
  await office.getByLabel('新的最后一天').fill(day(30));
  await office.getByLabel('原因').first().fill('县里在开会');
  await office.getByRole('button', { name: '改答复期限' }).click();
  await expect(office.getByText('原因：县里在开会')).toBeVisible();

  // The list says it in one sentence, and leads there.
  await asker.goto('/proposals');
  await asker.getByRole('link', { name: /协作办改了答复期限.*县里在开会/ }).click();
  await expect(asker).toHaveURL(/#change-\d+$/);
  const instead = asker.getByRole('group', { name: '换', exact: true });
  await expect(instead.getByText(/接替还没有答复的/).first()).toBeVisible();
  await expectAccessible(asker);
  // The silent party reads that it answers first; it learns nothing of the other.
  const silent = await windowOf(browser, app.url, theirs.email);
  await silent.goto(address);
  await expect(silent.getByText('贵单位还没有答复，请先答复', { exact: false })).toBeVisible();
  await instead
    .getByRole('button', { name: /^换成这一家/ })
    .first()
    .click();
  await expect(asker.getByText('已换人，重新答复')).toBeVisible();
  await silent.goto('/notices');
  await expect(silent.getByText(/改由别的单位参加/)).toBeVisible();
  for (const page of [asker, office, silent]) await page.context().close();
});

test('a county has a part of what was asked: the engine names who has the rest, and the office asks all of them anew', async ({
  browser,
  expectAccessible,
}) => {
  const office = await windowOf(browser, app.url, 'coordinator@demo.feiqiao.example', DEMO_PASSWORD);
  await office.goto('/proposals');
  await office.getByRole('row').filter({ hasText: '功能性纱线企业' }).filter({ hasText: '阿克苏市' }).getByRole('link').first().click();
  await expect(office).toHaveURL(/\/proposals\/[0-9a-f-]{36}/);
  const composed = office.getByRole('region', { name: '这个项目还可以怎样组合' });
  await expect(composed.getByText(/劳动力 800 人/).first()).toBeVisible();
  await expect(composed.getByText(/劳动力 1,200 人/).first()).toBeVisible();
  await expectAccessible(office);
  await composed.getByRole('button', { name: '按这个组合重新提给各方' }).first().click();
  await expect(office.getByText('已重新组合，重新答复')).toBeVisible();
  await expect(office.getByText('待各方答复', { exact: true })).toBeVisible();
  await office.context().close();
});

test('a question that an office leaves lying goes to the next, and everybody hears of it', async ({ browser, expectAccessible }) => {
  const asker = await windowOf(browser, app.url, 'county@demo.feiqiao.example', DEMO_PASSWORD);
  await asker.goto('/proposals');
  await asker.getByRole('link', { name: /有事找人/ }).click();
  await asker.getByLabel('问题').fill('对方不接电话怎么办？');
  await asker.getByRole('button', { name: '发给负责的办公室' }).click();
  await expect(asker.getByRole('status')).toContainText('新疆协作办（示例）');
  const address = new URL(asker.url()).pathname;

  await service
    .from('help_turns')
    .update({ due_at: new Date(Date.now() - 3_600_000).toISOString() })
    .eq('request_id', idOf(address));
  await service.rpc('run_daily_duties');
  await asker.goto(address);
  await expect(asker.getByText(/新疆协作办（示例）到 .* 没有答复，已转给下一个办公室/)).toBeVisible();
  await asker.goto('/notices');
  await expect(asker.getByText(/没有得到新疆协作办（示例）的答复，已转给/)).toHaveCount(1);

  const late = await windowOf(browser, app.url, 'coordinator2@demo.feiqiao.example', DEMO_PASSWORD);
  await late.goto('/notices');
  await expect(late.getByText(/没有得到新疆协作办（示例）的答复，已转给/)).toHaveCount(1);
  const next = await windowOf(browser, app.url, 'coordinator@demo.feiqiao.example', DEMO_PASSWORD);
  await next.goto('/help/queue');
  await next.getByRole('link', { name: /对方不接电话/ }).click();
  await next.getByLabel('您的答复').fill('我们来打。');
  await next.getByRole('button', { name: '发出答复' }).click();
  await expect(next.getByText('已答复')).toBeVisible();
  await asker.goto(address);
  await expect(asker.getByText('我们来打。')).toBeVisible();
  await expectAccessible(asker);
  for (const page of [asker, late, next]) await page.context().close();
});
