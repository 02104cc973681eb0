import { expect, it } from 'vitest';
import { fuzzImports } from '../../../../tests/support/fuzz-imports.ts';

it('a hundred damaged, odd and hostile files end as listings with faults or as a refusal', async () => {
  const { failures, outcomes } = await fuzzImports(0, 100);
  expect(failures).toEqual([]);
  expect(outcomes['read']).toBeGreaterThan(10);
});
