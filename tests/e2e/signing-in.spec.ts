import { expect, test, type Role } from '../support/fixtures';

/** The groups of the navigation, each with its rooms where it has several. */
const ROOMS: Record<Role, Record<string, string[]>> = {
  coordinator: {
    今日: ['今日', '该打的电话', '来问'],
    供需: ['供需', '审核', '导入'],
    合作: ['合作建议', '履约', '方案', '计算'],
    人才: [],
    飞地: [],
    单位: ['单位', '结对', '两人复核'],
  },
  coordinator2: {
    今日: ['今日', '该打的电话', '来问'],
    供需: ['供需', '审核', '导入'],
    合作: ['合作建议', '履约', '方案', '计算'],
    人才: [],
    飞地: [],
    单位: ['单位', '结对', '两人复核'],
  },
  enterprise: {
    今日: [],
    供需: ['供需', '我的供需'],
    合作: ['合作建议', '履约'],
    人才: ['挂职计划', '在岗与回访', '驿站'],
    飞地: [],
    单位: ['单位', '结对'],
  },
  county: {
    今日: [],
    供需: ['供需', '我的供需'],
    合作: ['合作建议', '履约'],
    人才: ['挂职', '挂职计划', '在岗与回访', '驿站'],
    飞地: [],
    单位: ['单位', '结对'],
  },
  talent: {
    今日: [],
    供需: [],
    合作: ['合作建议', '履约', '计算'],
    人才: ['挂职', '挂职计划', '在岗与回访', '驿站'],
    飞地: [],
    单位: ['单位', '结对'],
  },
  talent2: {
    今日: [],
    供需: [],
    合作: ['合作建议', '履约', '计算'],
    人才: ['挂职', '挂职计划', '在岗与回访', '驿站'],
    飞地: [],
    单位: ['单位', '结对'],
  },
  auditor: {
    今日: [],
    供需: [],
    合作: ['合作建议', '履约', '方案', '计算'],
    人才: ['挂职', '挂职计划', '在岗与回访', '驿站'],
    飞地: [],
    单位: ['单位', '结对', '两人复核', '账号', '利害关系申报', '操作记录'],
  },
  administrator: {
    今日: ['今日', '来问'],
    供需: [],
    人才: [],
    飞地: [],
    单位: ['单位', '结对', '两人复核', '账号', '利害关系申报', '操作记录'],
  },
};

for (const [role, rooms] of Object.entries(ROOMS) as [Role, Record<string, string[]>][]) {
  test(`${role} signs in, sees the rooms of the role and no others, and signs out`, async ({ page, signInByForm, expectAccessible }) => {
    await signInByForm(role);
    const groups = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
    await expect(groups).toHaveText(Object.keys(rooms));
    await expect(page.getByRole('link', { name: /有事找人/ })).toContainText('承诺 4 个工作小时内答复');
    await expectAccessible();
    for (const [group, expected] of Object.entries(rooms)) {
      await groups.filter({ hasText: group }).click();
      await expect(groups.filter({ hasText: group })).toHaveAttribute('aria-current', 'page');
      await expect(page.getByRole('navigation', { name: group, exact: true }).getByRole('link')).toHaveText(expected);
    }

    const accounts = await page.goto('/accounts');
    const seesPeople = rooms['单位']?.includes('账号') || role.startsWith('coordinator');
    expect(accounts?.status()).toBe(seesPeople ? 200 : 404);
    if (!seesPeople) await expect(page.getByRole('alert')).toContainText('您的角色看不到它');
    // A coordinator sees the people of the own office and region; auditors and administrators all.
    else await expect(page.getByRole('row', { name: role.startsWith('coordinator') ? /示例协调员/ : /示例审计员/ }).first()).toBeVisible();

    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page.getByRole('status')).toHaveText('已退出。');
    await page.goto('/today');
    await expect(page).toHaveURL(/\/sign-in\?reason=required/);
  });
}

test('a wrong password says so and keeps the e-mail', async ({ page, expectAccessible }) => {
  await page.goto('/sign-in');
  await page.getByLabel('电子邮箱').fill('county@demo.feiqiao.example');
  await page.getByLabel('密码').fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');
  await expect(page.getByLabel('电子邮箱')).toHaveValue('county@demo.feiqiao.example');
  await expectAccessible();
});

test('an empty form names what is missing, at the field', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByLabel('电子邮箱')).toHaveAccessibleDescription('请填写电子邮箱，例如 name@example.cn。');
  await expect(page.getByLabel('密码')).toHaveAccessibleDescription('请填写密码。');
});

test('without scripts one can sign in all the same', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('#email').fill('county@demo.feiqiao.example');
  await page.locator('#password').fill('wrong');
  await page.locator('form .primary').click();
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');
  await expect(page.locator('#email')).toHaveValue('county@demo.feiqiao.example');
  await page.locator('#password').fill('feiqiao-demo');
  await page.locator('form .primary').click();
  await expect(page).toHaveURL(/\/today$/);
  await context.close();
});

test('an expired session is told apart, and the page one was on opens after signing in', async ({ page, context, signInByForm }) => {
  await signInByForm('county');
  const wanted = '/listings?q=%E7%BA%A2%E6%9E%A3';
  // The cookies stay, what is in them is no longer worth anything.
  for (const cookie of (await context.cookies()).filter(({ name }) => name.startsWith('feiqiao-session')))
    await context.addCookies([{ ...cookie, value: 'base64-eyJhY2Nlc3NfdG9rZW4iOiJ4In0' }]);
  await page.goto(wanted);
  await expect(page.getByRole('status')).toContainText('登录已过期');
  await page.getByLabel('电子邮箱').fill('county@demo.feiqiao.example');
  await page.getByLabel('密码').fill('feiqiao-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${wanted.replaceAll('?', '\\?')}$`));
});

test('signing in never leads to another site', async ({ page, signIn }) => {
  await signIn('county');
  await page.goto('/sign-in?next=//evil.example/');
  await expect(page).toHaveURL(/\/today$/);
});
