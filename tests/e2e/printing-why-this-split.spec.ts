import { expect, test } from '../support/fixtures';

/** Margins of browsers that do not ask the page: about 10 mm. */
const MARGIN = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' };

for (const locale of ['zh', 'en'] as const)
  test(`“why this split” is one sheet of A4 (${locale})`, async ({ page, signIn, baseURL }) => {
    test.setTimeout(60_000);
    await signIn('county');
    await page.context().addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
    await page.goto('/enclaves');
    await page.getByRole('link').filter({ hasText: '日照农产品加工园' }).first().click();
    await expect(page).toHaveURL(/\/enclaves\/[0-9a-f-]{36}$/);
    await page.goto(`${page.url()}/why`);
    await expect(page.locator('#why ol li').first()).toBeVisible();
    const paper = (await page.pdf({ format: 'A4', margin: MARGIN })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    const sizes = await page.locator('#why').evaluate((section) => {
      const texts = [...section.querySelectorAll('p, li, td, th')];
      return texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * 0.75);
    });
    expect(Math.min(...sizes), 'points').toBeGreaterThanOrEqual(9.49);

    // On a phone the payments come first; the steps are one touch away.
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 390, height: 800 });
    const steps = page.locator('#why ol li').first();
    await expect(steps).toBeHidden();
    await page.getByLabel(locale === 'zh' ? '一步一步怎么来的' : 'Step by step').check();
    await expect(steps).toBeVisible();
  });
