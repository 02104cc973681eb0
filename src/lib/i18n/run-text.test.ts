import { expect, it } from 'vitest';
import type { Cause } from '../engine/run/compare.ts';
import { loadMessages } from './index.ts';
import { causeText, type RunLanguage } from './run-text.ts';

it('says which figures of an office’s own table changed, and what they were', async () => {
  const same = (text: string) => text;
  const names = { party: same, item: same, region: same };
  const cause: Cause = {
    kind: 'party_changed',
    party: '麦盖提驿站',
    changes: [
      { before: { field: 'beds', text: '12' }, after: { field: 'beds', text: '30' } },
      { before: { field: 'cost', text: '24' }, after: { field: 'cost', text: '20' } },
    ],
  };
  const said = async (locale: 'zh' | 'en') => causeText(cause, { locale, m: await loadMessages(locale), names } satisfies RunLanguage);
  expect(await said('zh')).toBe('表里麦盖提驿站的床位从 12 改为 30、每年花费（万元）从 24 改为 20');
  expect(await said('en')).toBe('in the tables, 麦盖提驿站: beds from 12 to 30, cost a year (CNY 10,000) from 24 to 20');
});
