import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

const SOLVED = { timeout: 60_000 };
const ANSWERED = { timeout: 30_000 };
const MOST_MONTHS = 24;

/** Moves a bar right by keys until a place keeps every rule, and puts it down there. @returns by how many months */
async function moveByKeys(page: Page, bar: Locator): Promise<number> {
  const explained = page.locator('.with-why > aside');
  await bar.focus();
  for (let months = 1; months <= MOST_MONTHS; months++) {
    await page.keyboard.press('ArrowRight');
    await expect(explained).toContainText(/可以放在这里。|不能放在这里：/);
    if ((await explained.textContent())!.includes('不能放在这里：')) continue;
    await page.keyboard.press('Enter');
    await expect(explained).toContainText('已移动。', ANSWERED);
    return months;
  }
  throw new Error('no month in which the bar may stand');
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Drags a bar with the mouse, by months to the right and lanes down, and lets it go where it then is. */
async function dragWithMouse(page: Page, bar: Locator, length: number, months: number, lanes: number): Promise<void> {
  // The timeline draws its bars anew while it finds its size.
  const at: { box?: Box | null; lane?: Box | null } = {};
  await expect(async () => {
    await bar.scrollIntoViewIfNeeded({ timeout: 2_000 });
    at.box = await bar.boundingBox();
    at.lane = await page.locator('.timeline .ec-row-head').first().boundingBox();
    expect(at.box && at.lane).toBeTruthy();
  }).toPass(ANSWERED);
  const [box, lane] = [at.box!, at.lane!];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (months * box.width) / length, y + lanes * lane.height, { steps: 12 });
  await page.mouse.up();
}

/** The office gives a person his link; he reads what is proposed, and why, in plain words, and signs. @returns the address of his calendar */
async function signByLink(office: Page, person: Page, expectAccessible: (page: Page) => Promise<void>): Promise<string> {
  await office.locator('#sign tr', { hasText: '示例人员13' }).getByRole('link', { name: '发个人链接，由本人签' }).click();
  await office.getByRole('button', { name: '生成链接' }).click();
  await person.goto((await office.locator('.secret code').textContent())!);
  await person.getByRole('link', { name: '看安排，签或不签' }).click();
  const placement = person.getByRole('article').filter({ hasText: '冷链储运指导' });
  await expect(placement).toContainText('帮两座冷库降低损耗');
  await expect(placement).toContainText('具备岗位要求的专业：冷链储运');
  await expectAccessible(person);
  await placement.getByLabel('我已看清去哪里、什么时间、做什么').check();
  await placement.getByRole('button', { name: '同意并签署' }).click();
  await expect(person.getByText('已签署。五方签齐并公布后')).toBeVisible();
  await person.getByRole('button', { name: '新建地址' }).click();
  return (await person.locator('code').textContent())!;
}

/** Another person refuses by his link: not without a word, and then the assignment is over. */
async function declineByLink(office: Page, person: Page): Promise<void> {
  await office.locator('#sign tr', { hasText: '示例人员10' }).getByRole('link', { name: '发个人链接，由本人签' }).click();
  await office.getByRole('button', { name: '生成链接' }).click();
  await person.goto((await office.locator('.secret code').textContent())!);
  await person.getByRole('link', { name: '看安排，签或不签' }).click();
  const placement = person.getByRole('article').filter({ hasText: '信息技术教师' });
  const why = placement.getByLabel('不同意的原因（会告诉各方）');
  await placement.getByRole('button', { name: '不同意', exact: true }).click();
  await expect(why).toBeFocused(); // a word is asked for
  await why.fill('家里老人要照顾');
  await placement.getByRole('button', { name: '不同意', exact: true }).click();
  await expect(person.getByRole('status')).toContainText('这条安排不再进行');
  await expect(placement).toContainText('不同意：家里老人要照顾');
  await expect(placement.getByRole('button')).toHaveCount(0);
}

/** Answers every form that waits for the reader's word: his own, and those that he writes down. */
async function signEverything(page: Page): Promise<void> {
  const forms = page.locator('#sign .forms details');
  for (let left = await forms.count(); left > 0; left--) {
    const form = forms.first();
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    for (const box of await form.getByRole('checkbox').all()) await box.check();
    const signer = form.getByLabel('谁签的');
    if (await signer.count()) await signer.fill('示例签署人');
    await form.getByLabel('职务').fill('示例职务');
    await form.getByRole('button', { name: /^(签署|记录)$/ }).click();
    await expect(forms).toHaveCount(left - 1, ANSWERED);
  }
}

test('two offices plan an exchange, sign it, publish it and repair it', async ({ page, browser, signIn, expectAccessible }) => {
  test.setTimeout(300_000);
  await signIn('talent');
  await page.goto('/secondments/plans');
  await expectAccessible();
  await page.getByRole('button', { name: '开始排' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: '打开成计划，到看板上调整' })).toBeVisible(SOLVED);
  await expect(page.getByText(/已证明任何计划都不超过/)).toBeVisible();
  await expectAccessible();
  await page.getByLabel('计划的名称').fill('鲁疆第一稿');
  await page.getByRole('button', { name: '打开成计划，到看板上调整' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('鲁疆第一稿');
  await expectAccessible();
  const plan = page.url().replace(/#.*/, '');

  // Why here, and where else, without dragging.
  await page.getByRole('link', { name: '调整示例人员13的安排' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('为什么在这里')).toBeVisible();
  await page.getByText('为什么在这里').click();
  await expect(page.getByText('具备岗位要求的专业：冷链储运').first()).toBeVisible();
  await page.getByLabel('几个月').fill('1');
  await page.getByRole('button', { name: '检查' }).click();
  await expect(page.getByText('不能放在这里：')).toBeVisible();
  await expectAccessible();

  // On the board: by keys to a later month; with the mouse to another post, which is refused with the reason, and back.
  await page.goto(plan);
  const bar = page.locator('.timeline .ec-event', { hasText: '示例人员13' });
  await expect(bar).toBeVisible(ANSWERED);
  const period = page.locator('#rows tr', { hasText: '示例人员13' }).locator('td[data-label="时间"]');
  const before = (await period.textContent())!;
  const length = Number(/（(\d+) 个月）/.exec(before)![1]);
  const months = await moveByKeys(page, bar);
  await expect(period).not.toHaveText(before, ANSWERED);
  const explained = page.locator('.with-why > aside');
  await dragWithMouse(page, bar, length, 0, 1);
  await expect(explained).toContainText('没有移动。');
  await expect(explained).toContainText('缺少岗位要求的专业');
  await dragWithMouse(page, bar, length, -months, 0);
  await expect(explained).toContainText('已移动。', ANSWERED);
  await expect(period).toHaveText(before, ANSWERED);
  await expectAccessible();

  // The office across agrees first: until then nobody is asked to sign.
  await page.goto(plan);
  await expect(page.getByRole('button', { name: /提请签署/ })).toHaveCount(0);
  await expect(page.getByText('先把计划提给对方办公室')).toBeVisible();
  await page.getByLabel('想对对方说的话').fill('三月出发为宜');
  await page.getByRole('button', { name: '提给对方' }).click();
  await expect(page).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/);
  const west = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await signIn('talent2', west);
  await west.goto(new URL(page.url()).pathname);
  await expect(west.getByText('三月出发为宜').first()).toBeVisible();
  await expectAccessible(west);
  await west.getByRole('button', { name: '有意', exact: true }).click();
  await expect(west.getByText('各方有意', { exact: true })).toBeVisible();

  // Proposed, signed by five, published.
  await page.goto(plan);
  await page.getByRole('button', { name: /提请签署/ }).click();
  await expect(page).toHaveURL(/#sign$/);
  const calendar = await signByLink(page, await (await browser.newContext({ locale: 'zh-CN' })).newPage(), expectAccessible);
  await page.goto(plan);
  await declineByLink(page, await (await browser.newContext({ locale: 'zh-CN' })).newPage());
  await page.goto(plan);
  const refused = page.locator('#rows tr', { hasText: '示例人员10' });
  await expect(refused).toContainText('未同意');
  await expect(refused).toContainText('家里老人要照顾');
  await signEverything(page);
  await west.goto('/notices');
  await expect(west.getByText(/提出 \d+ 条挂职安排/)).toBeVisible();
  await expect(west.getByText('示例人员10到“信息技术教师”的安排没有被同意：家里老人要照顾')).toBeVisible();
  await west.goto(plan);
  await signEverything(west);
  await expectAccessible(west);
  await west.getByRole('button', { name: /^公布/ }).click();
  await expect(west.getByText('已公布').first()).toBeVisible();
  // The calendar program of whoever signed by his link shows where he will be.
  expect(await (await west.request.get(calendar)).text()).toContain('冷链储运指导');

  // Somebody drops out; one of three repairs is chosen, those whose promises change sign again, and it is published.
  const published = west.locator('#rows tbody tr', { hasText: '已公布' });
  const count = await published.count();
  const row = published.filter({ hasText: '示例人员21' });
  await row.getByText('不能去了').click();
  await row.getByLabel('原因（会告诉各方）').fill('家里有事');
  await row.getByRole('button', { name: '结束这条安排' }).click();
  await expect(west.getByRole('heading', { level: 1 })).toHaveText(/示例人员21不去.*怎么补/);
  await expect(west.getByText(/不改动任何已公布的安排|改动已公布的安排/).first()).toBeVisible();
  await expectAccessible(west);
  const repair = west
    .getByRole('listitem')
    .filter({ hasText: '示例人员20原在' })
    .filter({ has: west.getByRole('button') })
    .first();
  await expect(repair).toContainText('改动须本人重新同意');
  await repair.getByRole('button', { name: '选这个办法，提请重新签署' }).click();
  await expect(west).toHaveURL(/#sign$/);
  await expect(published).toHaveCount(count - 1);
  await signEverything(west);
  await page.goto(plan);
  await signEverything(page);
  await page.getByRole('button', { name: /^公布/ }).click();
  await expect(page.getByText('没有待签的安排。')).toBeVisible();
  const still = page.locator('#rows tbody tr', { hasText: '已公布' });
  await expect(still).toHaveCount(count - 1);
  await expect(still.filter({ hasText: '示例人员20' })).toHaveCount(1);
});
