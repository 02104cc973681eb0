import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/lib/server/db.ts';
import { createServiceDb, unwrap } from '../../src/lib/server/db.ts';
import { readReckoned } from '../../src/lib/server/proposal/read-reckoned.ts';
import { readRecompositions } from '../../src/lib/server/proposal/read-recompositions.ts';
import { reckonProposals } from '../../src/lib/server/proposal/reckon.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

let backend: TestBackend;
let office: Db;
let service: Db;

beforeAll(async () => {
  backend = await testBackend();
  office = await demoClient(backend, 'coordinator');
  service = createServiceDb(backend.url, backend.secretKey);
}, 240_000);
afterAll(() => backend?.close());

it('names what a project can still become, though a round of duties has found the substitutes before', async () => {
  await reckonProposals(service);
  const changes = unwrap(
    'proposal_changes',
    await service.from('proposal_changes').select('id, proposal_id, searched_at, recomposed_at').eq('kind', 'partial_answer').order('id'),
  );
  const change = changes.at(-1);
  expect(change?.searched_at).not.toBeNull();
  expect(change?.recomposed_at).toBeNull();
  const { id = 0, proposal_id = '' } = change ?? {};

  // Without the platform's rights nothing is composed, and the page says that it is still being looked for.
  const before = await readReckoned({ db: office, serviceDb: null }, proposal_id);
  expect(before && (await readRecompositions(office, before))).toMatchObject({ byChange: {}, sought: [id] });

  const after = await readReckoned({ db: office, serviceDb: service }, proposal_id);
  const found = after && (await readRecompositions(office, after));
  expect(found?.sought).toEqual([]);
  expect(found?.byChange[id]?.[0]?.bundle.missing).toBeNull();
}, 60_000);
