import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Cookie, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';

export type Role = 'coordinator' | 'coordinator2' | 'enterprise' | 'county' | 'talent' | 'talent2' | 'auditor' | 'administrator';

type Fixtures = {
  /** Opens the day's page as the demo account of a role, with a session that this worker signed in once. */
  signIn: (role: Role, page?: Page) => Promise<void>;
  /** Signs in through the form: a session of one's own, to be ended or spoilt. */
  signInByForm: (role: Role, page?: Page) => Promise<void>;
  /** No WCAG 2.2 AA violation that axe can find, and nothing wider than the window. */
  expectAccessible: (page?: Page) => Promise<void>;
};

/** Sign-ins are limited, as they should be, and slow: one a role and worker is enough for most journeys. */
const sessions = new Map<Role, Cookie[]>();

async function fillInForm(role: Role, page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('#email').fill(`${role}@demo.feiqiao.example`);
  await page.locator('#password').fill(DEMO_PASSWORD);
  await page.locator('form .primary').click();
  await expect(page).toHaveURL(/\/today$/);
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
  baseURL: async ({}, use) => use(process.env.FEIQIAO_URL),

  signInByForm: async ({ page }, use) => {
    await use((role, target = page) => fillInForm(role, target));
  },

  signIn: async ({ page }, use) => {
    await use(async (role, target = page) => {
      const known = sessions.get(role);
      if (!known) {
        await fillInForm(role, target);
        sessions.set(role, await target.context().cookies());
        return;
      }
      await target.context().addCookies(known);
      await target.goto('/today');
      await expect(target).toHaveURL(/\/today$/);
    });
  },

  expectAccessible: async ({ page }, use) => {
    await use(async (target = page) => {
      const { violations } = await new AxeBuilder({ page: target })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target: where }) => where.join(' ')).join(', ')}`)).toEqual([]);
      const overflow = await target.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'nothing is wider than the window').toBeLessThanOrEqual(0);
    });
  },
});

export { expect };
