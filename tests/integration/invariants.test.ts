import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceDb, unwrap } from '../../src/lib/server/db.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await testBackend();
});
afterAll(() => backend?.close());

it('the demo data is sound, also after the clock went round', async () => {
  const service = createServiceDb(backend.url, backend.secretKey);
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
  unwrap('run_daily_duties', await service.rpc('run_daily_duties'));
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
});

it('finds what was written past the verbs, and tells auditors and the platform alone', async () => {
  const service = createServiceDb(backend.url, backend.secretKey);
  const { data } = await service.from('help_requests').select('id').eq('status', 'answered').limit(1).single();
  await service
    .from('help_requests')
    .update({ status: 'open' })
    .eq('id', data?.id ?? '');
  const auditor = await demoClient(backend, 'auditor');
  expect(unwrap('check_invariants', await auditor.rpc('check_invariants'))).toEqual([
    { rule: 'an open question is owed by one office', subject: data?.id },
  ]);
  const county = await demoClient(backend, 'county');
  expect((await county.rpc('check_invariants')).error?.message).toBe('not_allowed');
});
