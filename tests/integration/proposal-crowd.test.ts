import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backendConfig } from '../../supabase/embedded/backend.ts';
import { inBaseUnit } from '../../src/lib/domain/units.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { createServiceDb, unwrap } from '../../src/lib/server/db.ts';
import { answerProposal, type Answer } from '../../src/lib/server/proposal/answer-proposal.ts';
import { proposePartner } from '../../src/lib/server/proposal/propose.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

/**
 * The last 100 mu of a county's land, and a thousand proposals that want some of it (tests/support/crowd.sql), accepted at the same
 * moment: by the county's people and by its office on the county's word. On either database (FEIQIAO_TEST_DATABASE=native).
 */
const LAST = inBaseUnit(100, 'mu');
const INTERESTED = { answer: 'interested', reason: null, words: '', quantities: {}, neverAgain: false } as const;

let backend: TestBackend;
let county: Db;
let office: Db;
let service: Db;

beforeAll(async () => {
  const { seedFiles } = backendConfig();
  backend = await testBackend({ config: { seedFiles: [...seedFiles, join(import.meta.dirname, '../support/crowd.sql')] } });
  [county, office] = [await demoClient(backend, 'county'), await demoClient(backend, 'coordinator2')];
  service = createServiceDb(backend.url, backend.secretKey);
}, 240_000);
afterAll(() => backend?.close());

type Asked = { proposal_id: string; organisation_id: string; asked: number; state: string; granted: number | null };
/** What all proposals ask of the last 100 mu, in pages as large as the backend gives. */
async function askedOfTheLand(): Promise<Asked[]> {
  const land = unwrap('listings', await service.from('listings').select('id').eq('ref', 'crowd-land'))[0]?.id ?? '';
  const page = async (from: number): Promise<Asked[]> => {
    const rows: Asked[] = unwrap(
      'proposal_commitments',
      await service
        .from('proposal_commitments')
        .select('proposal_id, organisation_id, asked, state, granted')
        .eq('listing_id', land)
        .order('proposal_id')
        .range(from, from + 499),
    );
    return rows.length < 500 ? rows : [...rows, ...(await page(from + 500))];
  };
  return page(0);
}

it('1,000 different proposals are accepted at once: at most 100 mu are committed, everybody has a clear answer', async () => {
  const asked = await askedOfTheLand();
  expect(asked).toHaveLength(1000);
  const consent = unwrap('consents', await service.from('consents').select('id').contains('scopes', ['answering']))[0]?.id ?? '';
  const answers = await Promise.all(
    asked.map(async ({ proposal_id, organisation_id }, n) => {
      // Every third is answered by the office, for the county, by telephone.
      const byPhone = n % 3 === 0;
      const answer: Answer = { ...INTERESTED, forOrganisation: byPhone ? organisation_id : null, consent: byPhone ? consent : null };
      const said = await answerProposal(byPhone ? office : county, proposal_id, answer);
      return [proposal_id, said.ok ? said.value : said.error.code] as const;
    }),
  );
  expect(new Set(answers.map(([, said]) => said))).toEqual(new Set(['accepted', 'capacity_taken']));

  const accepted = new Set(answers.filter(([, said]) => said === 'accepted').map(([id]) => id));
  const after = await askedOfTheLand();
  for (const { proposal_id, state, granted, asked: wanted } of after) {
    if (accepted.has(proposal_id)) expect([state, granted]).toEqual(['committed', wanted]);
    else expect([state, granted]).toEqual(['asked', null]);
  }
  const committed = inBaseUnit(
    after.reduce((sum, { granted }) => sum + (granted ?? 0), 0),
    'mu',
  );
  expect(committed).toBeLessThanOrEqual(LAST);
  // Nobody was refused what was still there: the smallest that was refused is more than what is left.
  const least = Math.min(...after.filter(({ state }) => state === 'asked').map(({ asked: wanted }) => inBaseUnit(wanted, 'mu')));
  expect(least).toBeGreaterThan(LAST - committed);
  const stock = unwrap('factor_stocks', await service.from('factor_stocks').select('promised, offered').eq('offered', LAST));
  expect(stock).toContainEqual({ promised: committed, offered: LAST });
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
}, 120_000);

it('the same answer given again by twenty colleagues at once is one answer', async () => {
  const firm = await demoClient(backend, 'enterprise');
  const proposed = await proposePartner(firm, 'D066', 'county-653127', [], '');
  if (!proposed.ok) throw new Error(proposed.error.code);
  const again = await Promise.all(Array.from({ length: 20 }, () => proposePartner(firm, 'D066', 'county-653127', [], '')));
  expect(new Set(again.map((each) => (each.ok ? 'proposed' : each.error.code)))).toEqual(new Set(['already_proposed']));
  const answer: Answer = { ...INTERESTED, forOrganisation: null, consent: null };
  const answers = await Promise.all(Array.from({ length: 20 }, () => answerProposal(county, proposed.value, answer)));
  expect(answers.map((each) => (each.ok ? each.value : each.error.code))).toEqual(Array(20).fill('accepted'));
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
});
