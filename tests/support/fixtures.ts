import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';

export type Role = 'coordinator' | 'enterprise' | 'county' | 'talent' | 'auditor' | 'administrator';

type Fixtures = {
  /** Signs in as the demo account of a role, through the page. */
  signIn: (role: Role, page?: Page) => Promise<void>;
  /** No WCAG 2.2 AA violation that axe can find, and nothing wider than the window. */
  expectAccessible: (page?: Page) => Promise<void>;
};

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
  baseURL: async ({}, use) => use(process.env.FEIQIAO_URL),

  signIn: async ({ page }, use) => {
    await use(async (role, target = page) => {
      await target.goto('/sign-in');
      await target.locator('#email').fill(`${role}@demo.feiqiao.example`);
      await target.locator('#password').fill(DEMO_PASSWORD);
      await target.locator('form .primary').click();
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
