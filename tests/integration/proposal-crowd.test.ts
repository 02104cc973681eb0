import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Listing } from '../../src/lib/domain/listing.ts';
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

const Shown = z.object({ listing: Listing });

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
  const listing = unwrap('get_listing', await county.rpc('get_listing', { listing_ref: COUNTY }));
  const offer = Shown.parse(listing).listing.offers.find(({ quantity, unit }) => quantity !== undefined && unit !== undefined);
  if (offer?.quantity === undefined || offer.unit === undefined) throw new Error('the county offers nothing in figures');
  const { factor, quantity, unit } = offer;
  const gives = [{ listing: COUNTY, factor, quantity, unit }];
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
  const stock = unwrap('factor_stocks', await service.from('factor_stocks').select('promised').eq('factor', factor));
  expect(stock.map(({ promised }) => promised)).toEqual([inBaseUnit(quantity, unit)]);
  expect(unwrap('check_invariants', await service.rpc('check_invariants'))).toEqual([]);
});
