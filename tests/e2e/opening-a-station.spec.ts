import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import { expect, test } from '../support/fixtures';

const SOLVED = { timeout: 60_000 };
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const later = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

test('an office chooses sites and proposes the one that pays', async ({ page, signIn, expectAccessible }) => {
  test.setTimeout(90_000);
  await signIn('coordinator2');
  await page.goto('/stations');
  await expectAccessible();
  await page.getByRole('link', { name: '选址计算' }).click();
  await page.getByRole('link', { name: '填入示例' }).click();

  // A way that nobody stated is asked for, in its place.
  const ways = page.getByLabel('路程', { exact: true });
  await ways.fill((await ways.inputValue()).replace('\t2.2\t2\t1', '\t2.2\t2'));
  await page.getByRole('button', { name: '开始计算' }).click();
  await expect(page.getByRole('alert')).toContainText('有 1 对地点没有路程');
  await expect(ways).toHaveValue(/英吉沙县\t疏附驿站（示例）\t\?$/);
  await expectAccessible();
  await ways.fill((await ways.inputValue()).replace('?', '1'));
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: '开几处合算' })).toBeVisible(SOLVED);
  await expect(page.getByText('已证明是最优').first()).toBeVisible();
  // Pair by pair: who is served from elsewhere, and how far that was and is.
  const changes = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '路程变化（小时）' }) });
  await page.getByRole('link', { name: '开 1 处', exact: true }).click();
  await expect(page).toHaveURL(/against=1/);
  await expect(changes.getByRole('row', { name: /疏附县/ })).toContainText('没有管到疏附驿站（示例） 0.3 小时');
  await page.getByRole('link', { name: '看开 1 处' }).click();
  await expect(page.getByRole('heading', { name: '开 1 处时' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: '登记为拟设驿站' }).click();
  await expect(page.getByLabel('名称', { exact: true })).toHaveValue(/驿站（示例）$/);
  await page.getByLabel('所在地区').fill('莎车');
  await page.getByRole('button', { name: '登记，报负责的协作办' }).click();
  // What is missing is told at the field, and nothing typed is lost.
  await expect(page.getByLabel('地址', { exact: true })).toHaveAccessibleDescription('请填写这一项。');
  await expect(page.getByLabel('所在地区')).toHaveValue('莎车');
  await page.getByLabel('地址', { exact: true }).fill('示例路 9 号');
  await page.getByRole('button', { name: '登记，报负责的协作办' }).click();
  await expect(page.getByText('拟设', { exact: true })).toBeVisible();
  // Whoever proposed it does not approve it.
  await page.getByRole('button', { name: '同意设立' }).click();
  await expect(page.getByRole('alert')).toContainText('不能是同一个人');
  await expectAccessible();
});

test('an office reads what to keep, merge, move and close, with the figures behind it', async ({
  page,
  baseURL,
  signIn,
  expectAccessible,
}) => {
  await signIn('coordinator2');
  await page.goto('/stations/worth');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('麦盖提县人才驿站（示例）')).toContainText(/保留。 近六个整月使用率 [\d.]+%，一年内确认的回流成果 \d+ 项。/);
  await expect(row('叶城县人才驿站（示例）')).toContainText(
    /合并。 近六个整月使用率 [\d.]+%，最忙的一天用 \d+ 个位置；同省的“麦盖提县人才驿站（示例）”最忙时也空着 \d+ 个，装得下。合并后每年省 20 万元。/,
  );
  await expect(row('麦盖提—杭州人才飞地（示例）')).toContainText(
    /搬迁。 近六个整月使用率 [\d.]+%，只用了约 28 个位置日；“麦盖提—日照人才飞地（示例）”同期有 90 个位置日没有等到。可把位置搬过去。/,
  );
  await expect(row('伽师县人才驿站（示例）')).toContainText(
    /退出。 近六个整月使用率 [\d.]+%，一年内没有确认的回流成果。退出后每年省 27 万元。/,
  );
  await expectAccessible();
  // The same in English.
  await page.context().addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  await page.goto('/stations/worth');
  await expect(row('麦盖提县人才驿站（示例）')).toContainText(
    /Keep\. [\d.]+% used over the last six full months, \d+ confirmed returns? within a year\./,
  );
  await expect(row('叶城县人才驿站（示例）')).toContainText(
    /Merge\. .* “麦盖提县人才驿站（示例）” in the same province has \d+ free even on its busiest day, so both fit there\. Merging saves .* a year\./,
  );
  await expect(row('麦盖提—杭州人才飞地（示例）')).toContainText(/Move\. .* Meanwhile people waited in vain for 90 place-days at /);
  await expect(row('伽师县人才驿站（示例）')).toContainText(/Close\. .* no confirmed return within a year\. Closing saves .* a year\./);
});

test('a stop of a circuit leads to the booking form with everything filled in', async ({ page, signIn, expectAccessible }) => {
  await signIn('talent');
  await page.goto('/stations/circuit');
  await page.getByRole('link', { name: '填入示例' }).click();
  await page.getByRole('button', { name: '排路线' }).click();
  await expect(page.getByRole('status')).toContainText('没有更好的排法');
  await expectAccessible();
  await page.getByRole('link', { name: '约他的日子：麦盖提县人才驿站（示例），示例专家甲' }).click();
  await expect(page).toHaveURL(/\/book\?kind=expert&/);
  const url = new URL(page.url());
  await expect(page.getByLabel('哪位专家')).toHaveValue(url.searchParams.get('place') ?? '');
  await expect(page.getByLabel('从哪天起')).toHaveValue(url.searchParams.get('from') ?? '');
  await expect(page.getByLabel('到哪天离开（这一天不再占用）')).toHaveValue(url.searchParams.get('until') ?? '');
  await expect(page.getByLabel('谁来')).toHaveValue('示例专家甲');
  await expect(page.getByLabel('来做什么（可不填）')).toHaveValue('红枣栽培');
  await expect(page.getByText(/^这几天空着 [01] 个，共 1 个。$/)).toBeVisible();
  await expectAccessible();
});

test('a hundred places and a thousand counties go from a workbook to the result', async ({ page, signIn, expectAccessible }) => {
  test.setTimeout(120_000);
  const sites = Array.from({ length: 100 }, (_, at) => `地点${at + 1}`);
  const counties = Array.from({ length: 1000 }, (_, at) => `县${at + 1}`);
  const way = (county: number, site: number) => (((county * 37 + site * 91) % 120) + 3) / 10;
  const book = async (demandOfThird: string) =>
    writeXlsx(
      [
        { name: '候选地点', rows: [['名称', '每年花费（万元）'], ...sites.map((name) => [name, 20])] },
        { name: '需求', rows: [['名称', '需求'], ...counties.map((name, at) => [name, at === 2 ? demandOfThird : (at % 9) + 1])] },
        { name: '路程', rows: [['县', ...sites], ...counties.map((name, at) => [name, ...sites.map((_, site) => way(at, site))])] },
      ].map((sheet) => ({ ...sheet, widths: [], headerRows: 1 })),
    );
  const file = async (demand: string) => ({ name: '选址.xlsx', mimeType: '', buffer: await book(demand) });
  await signIn('coordinator2');
  await page.goto('/stations/siting');
  await page.getByLabel('给这次选址起个名字').fill('百处千县');
  await page.getByLabel('最多比较到开几处').fill('2');
  // A file that cannot be read is refused at its field; what was typed stays.
  await page.getByLabel('或者上传表格').setInputFiles({ name: '坏.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 nothing') });
  await page.getByRole('button', { name: '开始计算' }).click();
  await expect(page.getByLabel('或者上传表格')).toHaveAccessibleDescription(/文件/, SOLVED);
  await expect(page.getByLabel('或者上传表格')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('给这次选址起个名字')).toHaveValue('百处千县');
  await page.getByLabel('或者上传表格').setInputFiles(await file('七'));
  await page.getByRole('button', { name: '开始计算' }).click();
  // A faulty row is named as the sheet numbers it, and what was read stands in the form.
  await expect(page.getByLabel('需求', { exact: true })).toHaveAccessibleDescription(/第 4 行：请写数字。 \(七\)/, SOLVED);
  await expect(page.getByLabel('候选地点', { exact: true })).toHaveValue(/地点100\t20$/);
  await page.getByLabel('或者上传表格').setInputFiles(await file('7'));
  await page.getByRole('button', { name: '开始计算' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/, SOLVED);
  await expect(page.getByRole('heading', { name: '开几处合算' })).toBeVisible(SOLVED);
  await expect(page.getByText('全部 100,000 段路程来自贵办的表')).toBeVisible();
  await expectAccessible();
});

test('a station is opened, booked, used and closed by its exit plan', async ({ page, browser, baseURL, signIn, expectAccessible }) => {
  test.setTimeout(150_000);
  // Its own words, so that another try on the same installation is not misled by what an earlier one left.
  const name = `旅程驿站${Date.now().toString(36)}`;
  const [project, workshop] = [`${name}项目`, `${name}车间`];
  await signIn('county');
  await page.goto('/stations/new');
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByLabel('所在地区').fill('麦盖提县');
  await page.getByLabel('地址', { exact: true }).fill('示例路 2 号');
  await page.getByLabel('床位（张）').fill('1');
  await page.getByLabel('租金（万元/年）').fill('6');
  await page.getByRole('button', { name: '登记，报负责的协作办' }).click();
  await expect(page.getByText('等负责的协作办审核。')).toBeVisible();
  const station = page.url();

  // Whose rooms it needs is asked on the road of consent; before that nobody approves it.
  await page.getByText('请其他单位同意').click();
  await page.getByLabel('单位名称，每行一个').fill('鲁疆协作办（示例）');
  await page.getByRole('button', { name: '发出征求' }).click();
  await expect(page.getByRole('link', { name: '看各方同意的情况' })).toBeVisible();
  const office = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn('coordinator2', office);
  await office.goto(station);
  await office.getByRole('button', { name: '同意设立' }).click();
  await expect(office.getByRole('alert')).toContainText('还没有都同意');
  const partner = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn('coordinator', partner);
  await partner.goto('/proposals');
  await partner.getByRole('link', { name }).click();
  await expect(partner.getByRole('heading', { level: 1 })).toHaveText(name);
  await expectAccessible(partner);
  await partner.getByRole('button', { name: '有意', exact: true }).click();
  await expect(partner.getByText('各方有意').first()).toBeVisible();
  // A term sheet that was begun is signed or taken back before the station opens.
  await partner.getByRole('link', { name: '起草、查看或签署条款书' }).click();
  await partner.getByRole('button', { name: '起草条款书' }).click();
  await expect(partner.getByRole('heading', { name: '未决事项' })).toBeVisible();
  await office.goto(station);
  await office.getByRole('button', { name: '同意设立' }).click();
  await expect(office.getByText('已同意，待开放')).toBeVisible();

  // Nothing opens without an exit plan.
  await page.goto(station);
  await page.getByRole('button', { name: '开放，开始接受预订' }).click();
  await expect(page.getByRole('alert')).toContainText('退出预案还没有写全');
  await page.getByRole('link', { name: '修改登记' }).click();
  await page.getByLabel('什么情况下退出').fill('半年空着');
  await page.getByLabel('在住、在用的人去哪里').fill('邻县驿站');
  await page.getByLabel('房屋、设备、账目怎么办').fill('移交人社局');
  await page.getByLabel('谁负责').fill('示例负责人');
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.getByRole('button', { name: '开放，开始接受预订' }).click();
  await expect(page.getByRole('alert')).toContainText('还没有签完');
  await partner.getByText('撤回条款书', { exact: true }).first().click();
  await partner.getByLabel('为什么撤回').fill('按批准记录办');
  await partner.getByRole('button', { name: '撤回条款书' }).click();
  await expect(partner.getByText('条款书已经撤回')).toBeVisible();
  await page.getByRole('button', { name: '开放，开始接受预订' }).click();
  await expect(page.getByText('开放', { exact: true })).toBeVisible();
  await expectAccessible();
  // What was approved, by whom and on whose consent, anybody verifies who has its code.
  await expect(page.getByRole('region', { name: '批准记录' })).toContainText('鲁疆协作办（示例）');
  const anybody = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await anybody.goto((await page.getByRole('link', { name: '核验', exact: true }).getAttribute('href')) ?? '');
  await expect(anybody.getByText('存档文本与摘要值一致，没有改动。')).toBeVisible();
  await expect(anybody.getByRole('listitem').filter({ hasText: '鲁疆协作办（示例）' })).toContainText('参与方');
  await expectAccessible(anybody);

  // Booked on a phone; the second finds it full and waits.
  const phone = await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport: { width: 390, height: 800 } });
  const guest = await phone.newPage();
  await signIn('enterprise', guest);
  await guest.goto(`${station}/book?kind=bed&from=${today()}&until=${later(2)}`);
  await expect(guest.getByText('这几天空着 1 个，共 1 个。')).toBeVisible();
  await guest.getByRole('button', { name: '预订', exact: true }).click();
  await expect(guest.getByRole('alert')).toContainText('请写明谁来');
  await guest.getByLabel('谁来').fill('示例张工');
  await guest.getByRole('button', { name: '预订', exact: true }).click();
  await expect(guest.getByRole('status')).toContainText('已预订');
  await expectAccessible(guest);
  await office.goto(`${station}/book?kind=bed&from=${today()}&until=${later(2)}`);
  await expect(office.getByText(/同样天数，最早 /)).toBeVisible();
  await office.getByLabel('谁来').fill('示例李工');
  await office.getByRole('button', { name: '加入候补' }).click();
  await expect(office.getByRole('status')).toContainText('已加入候补');
  await expect(office.getByText('排在第 1 位').first()).toBeVisible();
  await page.goto(station);
  await expect(page.getByRole('heading', { name: '候补名单 · 1' })).toBeVisible();
  await expect(page.getByText('第 1 位 · 示例李工 · 新疆协作办（示例）')).toBeVisible();

  // The host notes the arrival, prints the door, and a guest who goes early frees the bed for who waits.
  await page.goto(station);
  await page.getByRole('button', { name: '登记到达' }).click();
  await expect(page.getByRole('button', { name: '登记离开' })).toBeVisible();
  await page.getByRole('link', { name: '门口张贴的一周安排' }).click();
  await expect(page.getByRole('cell', { name: '示', exact: true }).first()).toBeVisible();
  await expectAccessible();

  // A project there is tied to a post of the register at home, not to words.
  await page.goto(`${station}/returns`);
  await page.getByText('登记项目', { exact: true }).first().click();
  await page.getByLabel('项目名称').fill(project);
  await page.getByRole('button', { name: '登记项目' }).click();
  await expect(page.getByRole('alert')).toContainText('请把项目与家乡的一条供需或一个岗位挂钩');
  await expect(page.getByLabel('项目名称')).toHaveValue(project);
  await page.getByLabel('与家乡的哪一条供需或哪一个岗位挂钩').selectOption({ label: '电商中心主任（示例西部园区管委会）' });
  await page.getByRole('button', { name: '登记项目' }).click();
  await expect(page.getByRole('heading', { name: project })).toBeVisible();
  // What came home: what is missing is told at the field, and what was chosen and typed stays.
  await page.getByText('登记回流成果', { exact: true }).first().click();
  await page.getByLabel('是什么').selectOption('收入');
  await page.getByLabel('对象').fill(workshop);
  await page.getByRole('button', { name: '登记回流成果' }).click();
  await expect(page.getByLabel('金额（万元，只有收入要写）')).toHaveAccessibleDescription(/收入要写金额/);
  await expect(page.getByLabel('凭据', { exact: true })).toHaveAccessibleDescription(/请写明凭据/);
  await expect(page.getByLabel('是什么')).toHaveValue('revenue');
  await expect(page.getByLabel('对象')).toHaveValue(workshop);
  await expectAccessible();
  await page.getByLabel('金额（万元，只有收入要写）').fill('12');
  await page.getByLabel('凭据', { exact: true }).fill('示例合同 9 号');
  await page.getByRole('button', { name: '登记回流成果' }).click();
  await expect(page.getByText(`收入 · ${workshop}`)).toBeVisible();
  await page.goto(station);
  await page.getByRole('link', { name: '挂钩岗位：电商中心主任' }).click();
  await expect(page.getByText('搭建干果线上销售').first()).toBeVisible();

  // Closing: everybody is told, then what was done of the plan is written down.
  await page.goto(station);
  await page.getByText('开始退出').first().click();
  await page.getByLabel('原因', { exact: true }).fill('使用率低');
  await page.getByRole('button', { name: '开始退出' }).click();
  await expect(page.getByRole('status')).toContainText('2 项预订受影响');
  await guest.goto('/notices');
  await expect(guest.getByText(new RegExp(`${name}.*停用`))).toBeVisible();
  await page.getByRole('button', { name: '退出完毕，关闭' }).click();
  await expect(page.getByRole('alert')).toContainText('请写明退出预案');
  await page.getByLabel('办到了哪一步').fill('人员已转，家具已交');
  await page.getByRole('button', { name: '退出完毕，关闭' }).click();
  await expect(page.getByRole('alert')).toContainText('还有人没有离开');
  await page.getByRole('button', { name: '登记离开' }).click();
  await page.getByLabel('办到了哪一步').fill('人员已转，家具已交');
  await page.getByRole('button', { name: '退出完毕，关闭' }).click();
  await expect(page.getByText('已关闭', { exact: true })).toBeVisible();
  await expect(page.getByText('人员已转，家具已交')).toBeVisible();
});
