import { expect, test, type Role } from '../support/fixtures';
import { readTemplate, writeBook } from '../support/roster-book';

test('a talent officer brings a faulty workbook, corrects what is named, takes it, and undoes it; another office sees nothing of it', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const become = async (role: Role) => {
    await page.context().clearCookies();
    await signIn(role);
  };
  await signIn('talent');
  await page.goto('/secondments/imports');
  await expectAccessible();
  const template = await page.request.get('/secondments/imports/template');
  expect(await readTemplate(await template.body())).toEqual(['单位', '团队', '人员', '岗位', '培训', '请进来走出去', '填写说明', '选项']);

  const units = [
    ['单位名称', '所在地', '同时在外人数上限'],
    ['旅程医院', '日照市', 2],
  ];
  const people = (second: string[]) => [
    ['编号', '姓名', '派出单位', '职级', '专业', '可外派时段', '期限（月）', '收集目的', '信息保存至', '备忘'],
    ['旅程-1', '旅程人员甲', '旅程医院', '副高', '护理', '2027年3月 至 2027年12月', '６、12', '挂职', '2029-12-31', '私下说的'],
    second,
  ];
  const bring = async (second: string[]) => {
    const bytes = await writeBook([
      { name: '单位', rows: units },
      { name: '人员', rows: people(second) },
    ]);
    await page.goto('/secondments/imports');
    await page.getByLabel('选择文件').setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer: bytes });
    await page.getByRole('button', { name: '读取并核对' }).click();
  };

  await bring(['旅程-2', '旅程人员乙', '旅程医院', '很高', '护理', '下半年', '6', '挂职', '2029-12-31']);
  await expect(page.getByRole('status')).toContainText('可以收下 2 行，没有变化 0 行，要改 1 行');
  await expect(page.getByText('“人员”表第 3 行 D 列（职级）：“很高”不在选项里')).toBeVisible();
  await expect(page.getByText('“人员”表第 3 行 F 列（可外派时段）：“下半年”看不出时段')).toBeVisible();
  await expectAccessible();
  // A column that nobody understood is named; what it means is said once.
  await page.getByLabel('“人员”表 J 列（备忘）').selectOption('不导入这一列');
  await page.getByRole('button', { name: '记下，并重新读取' }).click();
  await expect(page.getByRole('status')).toContainText('请再选一次同一个文件');

  await bring(['旅程-2', '旅程人员乙', '旅程医院', '副科级', '招商', '2027-03 至 2027-12', '6', '挂职', '2029-12-31']);
  await expect(page.getByRole('status')).toContainText('可以收下 3 行');
  await expect(page.getByText('没有看懂的列')).toHaveCount(0);
  await page.getByRole('button', { name: '收下 3 行' }).click();
  await expect(page.getByRole('status')).toContainText('已收下 3 行');
  const imported = page.url();

  await page.goto('/secondments/people?words=旅程');
  await expect(page.getByRole('status')).toContainText('找到 2 条');
  await expect(page.getByRole('link', { name: '旅程人员乙' })).toBeVisible();
  await expectAccessible();

  // The office across sees him, and not what is sensitive; a county without such a unit sees nothing.
  await become('talent2');
  await page.goto('/secondments/people?words=旅程');
  await page.getByRole('link', { name: '旅程人员甲' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '旅程人员甲' })).toBeVisible();
  await expect(page.getByText('健康与家庭')).toHaveCount(0);
  await become('county');
  await page.goto('/secondments/people?words=旅程');
  await expect(page.getByText('没有符合条件的')).toBeVisible();

  await become('talent');
  await page.goto(imported.replace(/\?.*/, ''));
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByRole('status')).toContainText('已撤销 3 行，保留 0 行');
});

test('a person sees by a personal link all that is held about him, and asks for a correction', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('talent');
  await page.goto('/secondments/people/new');
  await page.getByLabel('称呼').fill('旅程人员丙');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('处要改');
  await expect(page.getByLabel('称呼')).toHaveValue('旅程人员丙');
  await expectAccessible();

  await page.goto('/secondments/people');
  await page.getByRole('link', { name: '示例人员03' }).click();
  await page.getByRole('button', { name: '生成链接' }).click();
  const link = (await page.locator('code').textContent()) ?? '';
  await expectAccessible();

  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText('体检结论', { exact: true })).toBeVisible();
  await expectAccessible();
  await page.getByLabel('哪里不对').fill('专业还有产科');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('status')).toContainText('已提交');
  const taken = await page.request.get(`${link}/data.json`);
  expect(await taken.json()).toMatchObject({ content: { display_name: '示例人员03', purpose: '安排 2027–2028 年双向挂职' } });

  await signIn('talent');
  await page.goto('/secondments');
  await page.getByRole('link', { name: '示例人员03' }).click();
  await page.getByLabel('答复').fill('已补上');
  await page.getByRole('button', { name: '照办', exact: true }).click();
  await page.getByRole('button', { name: '收回' }).click();
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('已收回或已过期');
});
