import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';
import { findCounterparts } from '../../src/lib/server/enclave/find-counterparts.ts';
import { publishedNow } from '../../src/lib/server/listing/published.ts';
import { readProposal } from '../../src/lib/server/proposal/read-proposals.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

let backend: TestBackend;
let county: Db;
let office: Db;

beforeAll(async () => {
  backend = await testBackend();
  [county, office] = await Promise.all([demoClient(backend, 'county'), demoClient(backend, 'coordinator')]);
  await publishedNow(createServiceDb(backend.url, backend.secretKey));
}, 240_000);
afterAll(() => backend?.close());

it('names other places, with the firms that suit, to the county that an eastern office left alone', async () => {
  const organisation = async (db: Db) => unwrap('my_session', await db.rpc('my_session')) as { organisation: { id: string } };
  const parties = [
    { role: 'fly_in', organisation: (await organisation(county)).organisation.id, name: '麦盖提县' },
    { role: 'fly_out', organisation: (await organisation(office)).organisation.id, name: '日照市' },
  ];
  const id = unwrap('create_enclave', await county.rpc('create_enclave', { kind: 'forward', name: '试园', place_code: '653127', parties }));
  const [enclave] = unwrap('enclaves', await county.from('enclaves').select('proposal_id').eq('id', id));
  const proposal = enclave?.proposal_id ?? '';
  const { listingsVersion } = unwrap('my_session', await county.rpc('my_session')) as { listingsVersion: string };
  const reader = { db: county, listingsVersion };

  const before = await readProposal(county, proposal);
  expect(before && (await findCounterparts(reader, before))).toEqual([]);

  unwrap('answer_proposal', await office.rpc('answer_proposal', { proposal_id: proposal, answer: 'not_for_us', reason: 'place' }));
  const after = await readProposal(county, proposal);
  const [lost] = (after && (await findCounterparts(reader, after))) ?? [];
  expect(lost).toMatchObject({ role: 'fly_out', by: 'prefecture', anchors: 'parties' });
  expect(lost?.found).toHaveLength(3);
  for (const { name, listings } of lost?.found ?? []) {
    expect(name).toMatch(/^\d{4}00$/);
    expect(listings.length).toBeGreaterThan(0);
  }
}, 60_000);
