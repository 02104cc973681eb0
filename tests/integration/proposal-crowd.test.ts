import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBaseUnit } from '../../src/lib/domain/units.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { createServiceDb, unwrap } from '../../src/lib/server/db.ts';
import { answerProposal } from '../../src/lib/server/proposal/answer-proposal.ts';
import { proposePartner } from '../../src/lib/server/proposal/propose.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

/** What is left of an offer when many answers come at once, on either database (FEIQIAO_TEST_DATABASE=native). */
const COUNTY = 'county-653127';
const CROWD = Number(process.env.CROWD ?? 200);

let backend: TestBackend;
let firm: Db;
let county: Db;
let service: Db;

beforeAll(async () => {
  backend = await testBackend();
  [firm, county] = [await demoClient(backend, 'enterprise'), await demoClient(backend, 'county')];
  service = createServiceDb(backend.url, backend.secretKey);
});
afterAll(() => backend?.close());

it('holds what was asked once, however many colleagues answer at the same moment, and says so to everyone', async () => {
  const factor = unwrap(
    'listing_factors',
    await county
      .from('listing_factors')
      .select('factor, quantity, unit, listings!inner(ref)')
      .eq('listings.ref', COUNTY)
      .eq('direction', 'offer')
      .not('quantity', 'is', null)
      .limit(1)
      .single(),
  );
  const gives = [{ listing: COUNTY, factor: factor.factor, quantity: Number(factor.quantity), unit: factor.unit ?? 'mu' }];
  const proposed = await proposePartner(firm, 'D066', COUNTY, gives, '');
  if (!proposed.ok) throw new Error(proposed.error.code);
  const again = await Promise.all(Array.from({ length: 20 }, () => proposePartner(firm, 'D066', COUNTY, gives, '')));
  expect(new Set(again.map((each) => (each.ok ? 'proposed' : each.error.code)))).toEqual(new Set(['already_proposed']));

  const answer = {
    answer: 'interested',
    reason: null,
    words: '',
    quantities: {},
    forOrganisation: null,
    consent: null,
    neverAgain: false,
  } as const;
  const answers = await Promise.all(Array.from({ length: CROWD }, () => answerProposal(county, proposed.value, answer)));
  expect(answers.map((each) => (each.ok ? each.value : each.error.code))).toEqual(Array(CROWD).fill('accepted'));
  const stock = unwrap(
    'factor_stocks',
    await service.from('factor_stocks').select('offered, promised').eq('factor', factor.factor).single(),
  );
  expect(stock.promised).toBe(inBaseUnit(Number(factor.quantity), factor.unit ?? 'mu'));
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
});
