import { expect, test } from '../support/fixtures';
import { setTable } from '../support/table';
import { windowOf } from '../support/newcomer';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('a county without an account signs on paper: its office hands in the scan on its consent, and whoever verifies sees so', async ({
  browser,
  page: anybody,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const table = await setTable();
  const base = process.env.FEIQIAO_URL ?? '';
  const at = (seat: 'county' | 'firm' | 'east' | 'west') => windowOf(browser, base, table.email[seat], table.password);
  const sheet = `/proposals/${table.proposal}/term-sheet`;

  const firm = await at('firm');
  await firm.goto(`${sheet}/new`);
  await firm.getByRole('button', { name: '起草条款书' }).click();
  await expect(firm).toHaveURL(/term-sheet$/);
  await firm.goto(`${sheet}/edit`);
  for (const field of await firm.locator('input[name^="value-"]').all()) if (!(await field.inputValue())) await field.fill('5 年');
  await firm.getByRole('button', { name: '提出这一版' }).last().click();
  await expect(firm.getByRole('heading', { name: '第 1 版 → 第 2 版' })).toBeVisible();
  const east = await at('east');
  await east.goto(sheet);
  await east.getByRole('button', { name: '开始签署' }).click();
  await expect(east.getByText('等待签署').first()).toBeVisible();

  // Without a consent there is nothing to hand in; the page leads to where it is recorded.
  const west = await at('west');
  await west.goto(sheet);
  await west.getByText(`代${table.names.county}交书面签署件`).click();
  await west.getByRole('link', { name: /还没有“代交书面签署件”的授权/ }).click();
  await expect(west).toHaveURL(/consents$/);
  await west.getByLabel('同意人姓名').fill('示例县长');
  await west.getByLabel('职务').fill('县长');
  await west.getByLabel('代交书面签署件').check();
  await west.getByLabel('有效到').fill('2027-11-01');
  await west.getByRole('button', { name: '记录授权' }).click();
  await expect(west.getByRole('status')).toBeVisible();

  await west.goto(sheet);
  await west.getByText(`代${table.names.county}交书面签署件`).click();
  await west.getByLabel('签署人姓名').first().fill('示例县长');
  await west.getByLabel('职务').first().fill('县长');
  await west.getByLabel('纸上写的日期').fill('2026-11-20');
  await west.getByLabel('扫描件').setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: PDF });
  await west.getByLabel('我核对过').check();
  await expectAccessible(west);
  await west.getByRole('button', { name: '交上' }).click();
  await expect(west.getByText('示例县长（县长）').first()).toBeVisible();
  await expect(west.getByText('书面签署').first()).toBeVisible();
  await expect(west.getByRole('link', { name: '看扫描件' })).toBeVisible();
  await expectAccessible(west);

  // The county is told, and the public page says how it signed.
  const county = await at('county');
  await county.goto('/notices');
  await expect(county.getByText(/书面/).first()).toBeVisible();
  await west.goto(sheet);
  const code = /\/verify\/([0-9a-f]{24})/.exec((await west.getByText('核验地址').textContent()) ?? '')?.[1];
  await anybody.goto(`/verify/${code}`);
  await expect(anybody.getByText('书面签署')).toBeVisible();
  await expectAccessible(anybody);
  for (const page of [firm, east, west, county]) await page.context().close();
});
