import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { toldTerms } from '../../../cli/terms.ts';
import { MESSAGES } from '../../../cli/messages.ts';
import { DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import { EnclaveTerms, EnclaveZone, LocalShare } from '../../domain/enclave-terms.ts';
import { fenOfWan, ONE, wanOfFen, type Fen } from '../../domain/money.ts';
import sample from '../../../../supabase/samples/terms.json' with { type: 'json' };
import { cashFlowOf } from './cash-flow.ts';
import { Law } from './law.ts';
import { taxableProfits } from './losses.ts';
import { partyValue } from './party-value.ts';
import { citByLevel, localTaxByLevel, pitByLevel, surchargesOn, vatByLevel } from './taxes.ts';
import { faultsOfTerms } from './terms-faults.ts';
import { enclaveMoney } from './terms.ts';

const reference = loadEnclaveReference();
const law = new Law(reference);
const folder = 'tests/cases/enclaves';
const read = (kind: string): unknown[] =>
  readdirSync(`${folder}/${kind}`).map((name) => JSON.parse(readFileSync(`${folder}/${kind}/${name}`, 'utf8')) as unknown);

const CitExample = z.strictObject({
  why: z.string(),
  zone: EnclaveZone,
  encouraged: z.boolean(),
  first_revenue: z.int(),
  profit: z.number(),
  branch_weight: z.number().optional(),
  years: z.record(z.string(), z.strictObject({ due: z.number(), local: z.number() })),
});
const Levels = z.strictObject({ central: z.number(), province: z.number(), prefecture: z.number(), county: z.number() });
const TaxCase = z.object({ label: z.string(), source: z.string() }).and(
  z.discriminatedUnion('rule', [
    z.object({ rule: z.literal('cit'), examples: z.array(CitExample) }),
    z.object({
      rule: z.literal('levels'),
      examples: z.array(
        z.object({ why: z.string(), tax: z.enum(['vat', 'cit', 'pit', 'local']), amount: z.number(), expect: Levels, ...LocalShare.shape }),
      ),
    }),
    z.object({
      rule: z.literal('surcharges'),
      examples: z.array(
        z.object({
          why: z.string(),
          vat: z.number(),
          seat: z.enum(['city', 'county_town', 'elsewhere']),
          expect: z.record(z.string(), z.number()),
        }),
      ),
    }),
    z.object({
      rule: z.literal('losses'),
      examples: z.array(z.object({ why: z.string(), years: z.int(), profit: z.array(z.number()), expect: z.array(z.number()) })),
    }),
  ]),
);

/** A county keeps all that is local: what is due and what of it is local, by calendar year. */
function citByYear({ zone, encouraged, first_revenue: first, profit, branch_weight: weight }: z.infer<typeof CitExample>) {
  const years = 20;
  const amounts = Array.from({ length: years }, () => profit);
  const terms = EnclaveTerms.parse({
    ...sample,
    years,
    start_year: first,
    enclave: {
      ...sample.enclave,
      zone,
      encouraged,
      local_share: { vat: { county: 0.5 }, cit: { county: 0.4 } },
      ...(weight === undefined ? {} : { legal_form: 'branch', branch: { weight, enterprise_profit: amounts } }),
    },
    project: { profit: amounts, vat: amounts },
    terms: { ...sample.terms, phases: [] },
  });
  expect(faultsOfTerms(terms, reference)).toEqual([]);
  return new Map(enclaveMoney(terms, reference).years.map(({ year, cit }) => [String(year), cit]));
}

const LEVELS = {
  vat: (fen: Fen, local: LocalShare) => vatByLevel(law, 2026, fen, local),
  cit: (fen: Fen, local: LocalShare) => citByLevel(law, 2026, fen, ONE, local),
  pit: (fen: Fen, local: LocalShare) => pitByLevel(law, 2026, fen, local),
  local: (fen: Fen, local: LocalShare) => localTaxByLevel(fen, local),
};

describe('worked taxes', () => {
  const examples = read('taxes')
    .map((file) => TaxCase.parse(file))
    .flatMap((file) =>
      file.examples.map((example) => ({ rule: file.rule, title: `${file.label.slice(0, 20)}… ${example.why.slice(0, 40)}`, example })),
    );
  it.each(examples)('$title', ({ rule, example }) => {
    if (rule === 'cit') {
      const { years, ...given } = example as z.infer<typeof CitExample>;
      const found = citByYear({ ...given, years });
      const got = Object.keys(years).map((year) => [
        year,
        { due: wanOfFen(found.get(year)!.assessed), local: wanOfFen(found.get(year)!.county) },
      ]);
      expect(Object.fromEntries(got)).toEqual(years);
    } else if (rule === 'levels') {
      const { tax, amount, expect: expected, ...given } = example as { tax: string; amount: number; expect: object } & LocalShare;
      const fen = fenOfWan(amount);
      const local = { province: given.province, prefecture: given.prefecture, county: given.county };
      const levels = LEVELS[tax as keyof typeof LEVELS](fen, local);
      const { assessed, ...rest } = levels;
      expect(assessed).toBe(fen);
      expect(inWan(rest)).toEqual(expected);
    } else if (rule === 'surcharges') {
      const { vat, seat, expect: expected } = example as { vat: number; seat: 'city'; expect: object };
      expect(inWan(surchargesOn(law, 2026, fenOfWan(vat), seat))).toEqual(expected);
    } else {
      const { years, profit, expect: expected } = example as { years: number; profit: number[]; expect: number[] };
      expect(taxableProfits(profit, years)).toEqual(expected);
    }
  });
});

const inWan = (amounts: Record<string, number>) => Object.fromEntries(Object.entries(amounts).map(([key, fen]) => [key, wanOfFen(fen)]));

const TermsCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  change: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    years: z.record(z.string(), z.record(z.string(), z.unknown())),
    parties: z.record(z.string(), z.unknown()).optional(),
    warnings: z.array(z.string()),
  }),
});

describe('worked terms', () => {
  it.each(read('terms').map((file) => TermsCase.parse(file)))('$title', ({ change, expect: expected }) => {
    const enclave = { ...sample.enclave, ...(change['enclave'] as object | undefined) };
    const terms = EnclaveTerms.parse({ ...sample, ...change, enclave });
    expect(faultsOfTerms(terms, reference)).toEqual([]);
    const told = toldTerms(enclaveMoney(terms, reference), MESSAGES.zh);
    for (const [year, row] of Object.entries(expected.years))
      expect(told.years.find((one) => String(one.year) === year)).toMatchObject(row);
    if (expected.parties) expect(told.parties).toMatchObject(expected.parties);
    expect([...new Set(told.warnings.map(({ code }) => code))]).toEqual(expected.warnings);
  });
});

const DealCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  change: z.record(z.string(), z.unknown()),
  items: z.array(z.unknown()),
  expect: z.strictObject({ net: z.partialRecord(DealParty, z.array(z.number())), npv: z.partialRecord(DealParty, z.number()) }),
});

describe('worked deals', () => {
  it.each(read('deals').map((file) => DealCase.parse(file)))('$title', ({ change, items, expect: expected }) => {
    const enclave = { ...sample.enclave, ...(change['enclave'] as object | undefined) };
    const deal = EnclaveDeal.parse({ terms: { ...sample, ...change, enclave }, items });
    expect(faultsOfTerms(deal.terms, reference)).toEqual([]);
    const flow = cashFlowOf(deal, reference);
    for (const [party, net] of Object.entries(expected.net)) expect(flow.net[DealParty.parse(party)].map(wanOfFen)).toEqual(net);
    for (const [party, npv] of Object.entries(expected.npv))
      expect(partyValue(flow, DealParty.parse(party), deal.terms.discount_rate)).toBeCloseTo(npv, 2);
  });
});
