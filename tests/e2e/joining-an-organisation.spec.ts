import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/fixtures';
import { linkMailedTo } from '../support/mailbox';

const newAddress = () => `person-${randomUUID().slice(0, 8)}@mail.example`;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

test('a new organisation: created, its first member invited, its profile put right, its papers returned and accepted', async ({
  page,
  browser,
  baseURL,
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const email = newAddress();
  const name = `示例加工厂${randomUUID().slice(0, 6)}`;

  // The coordinator creates it in a region of the office, and invites.
  await signIn('coordinator');
  await page.goto('/organisations/new?province=650000');
  await page.getByLabel('市、县').selectOption('653127');
  await page.getByLabel('类型').selectOption('enterprise');
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '新建并邀请成员' }).click();
  await expect(page.getByRole('alert')).toContainText('由别的协作办负责');
  await expect(page.getByLabel('名称')).toHaveValue(name);
  await page.goto('/organisations/new?province=370000');
  await page.getByLabel('市、县').selectOption('371102');
  await page.getByLabel('类型').selectOption('enterprise');
  await page.getByLabel('名称').fill(name);
  await expectAccessible();
  await page.getByRole('button', { name: '新建并邀请成员' }).click();
  await page.getByLabel('对方的电子邮箱').fill(email);
  await page.getByRole('button', { name: '发出邀请' }).click();
  await expect(page.getByRole('status')).toContainText(email);
  await expectAccessible();
  const organisation = new URL(page.url()).pathname.split('/')[2] ?? '';

  // The invited person, on another machine.
  const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) });
  const guest = await context.newPage();
  const link = await linkMailedTo(email);
  await guest.goto(link);
  await guest.getByRole('button', { name: '接受邀请' }).click();
  await expect(guest.getByText(`为“${name}”办事`)).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel('您的姓名').fill('示例新同事');
  await guest.getByLabel('设一个密码').fill('short');
  await guest.getByRole('button', { name: '加入' }).click();
  await expect(guest.getByLabel('设一个密码')).toHaveAccessibleDescription(/密码太简单/);
  await expect(guest.getByLabel('您的姓名')).toHaveValue('示例新同事');
  await guest.getByLabel('设一个密码').fill('feiqiao-2026');
  await guest.getByRole('button', { name: '加入' }).click();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(name);

  // The profile, at first with two characters of the code exchanged.
  await guest.getByRole('link', { name: '修改资料' }).click();
  await guest.getByLabel('统一社会信用代码').fill(swapped(creditCodeOf(name)));
  await guest.getByLabel('地址').fill('示例路 1 号');
  await guest.getByRole('button', { name: '保存', exact: true }).click();
  await expect(guest.getByLabel('统一社会信用代码')).toHaveAccessibleDescription(/校验不通过/);
  await expect(guest.getByLabel('地址')).toHaveValue('示例路 1 号');
  await expectAccessible(guest);
  await guest.getByLabel('统一社会信用代码').fill(creditCodeOf(name));
  await guest.getByRole('button', { name: '保存', exact: true }).click();
  await expect(guest.getByRole('status')).toHaveText('已保存。');

  // Papers: what only pretends to be a PDF is refused, a real one is taken.
  await guest.getByRole('link', { name: '认证', exact: true }).click();
  const upload = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await guest.getByLabel('文件').setInputFiles(file);
    await guest.getByRole('button', { name: '上传' }).click();
  };
  await upload({ name: '执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a paper') });
  await expect(guest.getByRole('alert')).toContainText('只收 PDF');
  await upload({ name: '执照.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 * 1024 * 1024, 0x25) });
  await expect(guest.getByRole('alert')).toContainText('超过 10 MB');
  await upload({ name: '执照.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(guest.getByRole('status')).toHaveText('已上传。');
  await expectAccessible(guest);
  await guest.getByRole('button', { name: '申请认证' }).click();
  await expect(guest.getByRole('status')).toContainText('已提交');

  // Returned once, asked again, accepted.
  await page.goto(`/organisations/${organisation}/verification`);
  await page.getByRole('button', { name: '退回' }).click();
  await expect(page.getByRole('alert')).toContainText('请写明原因');
  await page.getByLabel('意见').fill('执照看不清，请重新上传');
  await page.getByRole('button', { name: '退回' }).click();
  await expect(page.getByRole('status')).toHaveText('已答复。');
  await guest.goto('/notices');
  await expect(guest.getByText('执照看不清，请重新上传')).toBeVisible();
  await guest.goto('/organisation/verification');
  await upload({ name: '执照（清晰）.pdf', mimeType: 'application/pdf', buffer: PDF });
  await guest.getByRole('button', { name: '申请认证' }).click();
  await page.goto(`/organisations/${organisation}/verification`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '执照（清晰）.pdf' }).click()]);
  expect(download.suggestedFilename()).toBe('执照（清晰）.pdf');
  await page.getByRole('button', { name: '通过' }).click();
  await expect(page.getByText(/已认证 · 鲁疆协作办/)).toBeVisible();
  await guest.goto('/organisation');
  await expect(guest.getByText(/已认证 · 鲁疆协作办/)).toBeVisible();

  // The link of the invitation works once.
  await context.clearCookies();
  await guest.goto(link);
  await guest.getByRole('button', { name: '接受邀请' }).click();
  await expect(guest.getByRole('alert')).toContainText('已用过或已过期');
  await expect(guest.getByRole('link', { name: '重新要一个链接' })).toBeVisible();
  await context.close();
});

test('two people edit one profile: the second sees both versions and overwrites nothing unawares', async ({
  page,
  context,
  signIn,
  expectAccessible,
}) => {
  await signIn('county');
  const other = await context.newPage();
  await Promise.all([page.goto('/organisation/edit'), other.goto('/organisation/edit')]);
  const address = `示例街 ${randomUUID().slice(0, 4)} 号`;
  await page.getByLabel('地址').fill(address);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('已保存。');

  await other.getByLabel('地址').fill('另一处 2 号');
  await other.getByRole('button', { name: '保存', exact: true }).click();
  await expect(other.getByRole('alert')).toContainText('别人已经保存了新的版本');
  const row = other.getByRole('row').filter({ hasText: address });
  await expect(row).toContainText('另一处 2 号');
  await expect(other.getByLabel('地址')).toHaveValue('另一处 2 号');
  await expectAccessible(other);
  await other.getByRole('button', { name: '核对过了，用我填写的保存' }).click();
  await expect(other.getByText('另一处 2 号')).toBeVisible();
});

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A right credit code of its own for each name: region and organisation from the name's characters, check character by the rule. */
function creditCodeOf(name: string): string {
  const digits = [...name].map((character) => character.codePointAt(0) ?? 0);
  const body = `91371102${Array.from({ length: 9 }, (_, place) => ALPHABET[((digits.at(-1 - (place % 6)) ?? 0) * (place + 3)) % 31]).join('')}`;
  const sum = [...body].reduce((total, character, place) => total + ALPHABET.indexOf(character) * (3 ** place % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

/** The first two characters exchanged. */
const swapped = (code: string) => `${code[1]}${code[0]}${code.slice(2)}`;
