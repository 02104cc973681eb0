import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { EnclavePrecedentFile } from '../../domain/enclave-precedent.ts';
import precedentFile from '../../domain/reference/enclave-precedents.json' with { type: 'json' };
import sample from '../../../../supabase/samples/terms.json' with { type: 'json' };
import { attributed } from './attribution.ts';
import { loadMessages } from '../../i18n/index.ts';
import { FINDING_CODES, lint, selfReview, type WrittenClause } from './linter.ts';

const reference = loadEnclaveReference();
const deal = EnclaveDeal.parse({ terms: sample });
const codes = (clauses: WrittenClause[], of = deal) => lint(of, clauses, reference).map(({ code }) => code);
/** Nothing to object to but what is said in words. */
const lawful = EnclaveDeal.parse({ terms: { ...sample, clauses: [], terms: { ...sample.terms, floor_per_year: 5, ceiling_total: 5000 } } });
const folder = 'tests/cases/enclaves/clauses';
const Case = z.union([
  z.strictObject({
    title: z.string(),
    finds: z.enum(FINDING_CODES),
    caught: z.array(z.string()).min(5),
    lawful: z.array(z.string()).min(5),
  }),
  z.strictObject({ title: z.string(), gap: z.enum(FINDING_CODES), says: z.array(z.string()).min(5), silent: z.array(z.string()).min(5) }),
  z.strictObject({ title: z.string(), clauses: z.array(z.string()) }),
]);
const cases = readdirSync(folder).map((name) => Case.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));
const wordings = cases.filter((one) => 'finds' in one);
const gaps = cases.filter((one) => 'gap' in one);
const agreement = cases.find((one) => 'clauses' in one)!;
const GAPS = ['no_floor', 'no_ceiling', 'no_payment_date', 'no_review', 'no_exit'];

describe('the legality linter', () => {
  it('puts what is barred first, and names the years', () => {
    const [first, ...rest] = lint(deal, [], reference);
    expect(first).toMatchObject({ code: 'firm_rebate', severity: 'barred', rule: { code: 'firm_rebate', validFrom: '2024-08-01' } });
    expect(first!.years[0]).toBe(2027);
    expect(rest.map(({ code }) => code)).toEqual(GAPS);
  });

  it.each(wordings.flatMap(({ finds, caught }) => caught.map((text) => [text, finds] as const)))(
    '“%s” is %s and nothing else',
    (text, code) => {
      const found = lint(lawful, [{ text }], reference).filter(({ clause }) => clause === 0);
      expect(found.map((finding) => finding.code)).toEqual([code]);
      expect(text).toContain(found[0]!.words);
    },
  );

  it.each(wordings.flatMap((one) => one.lawful))('“%s” is lawful', (text) => {
    expect(lint(lawful, [{ text }], reference).filter(({ clause }) => clause === 0)).toEqual([]);
  });

  it.each(
    gaps.flatMap(({ gap, says, silent }) => [
      ...says.map((text) => [text, gap, false] as const),
      ...silent.map((text) => [text, gap, true] as const),
    ]),
  )('“%s”: %s remains: %s', (text, gap, remains) => {
    expect(
      lint(lawful, [{ text }], reference)
        .map(({ code }) => code)
        .includes(gap),
    ).toBe(remains);
  });

  it('finds nothing in a whole agreement that lacks nothing', () => {
    expect(
      lint(
        lawful,
        agreement.clauses.map((text) => ({ text })),
        reference,
      ),
    ).toEqual([]);
  });

  it('finds nothing in the wordings that it recommends', async () => {
    for (const [code, text] of Object.entries((await loadMessages('zh')).enclavePage.compliant))
      expect([code, lint(lawful, [{ text }], reference).filter(({ clause }) => clause === 0)]).toEqual([code, []]);
  });

  it('a field that is filled in to say nothing says nothing', () => {
    const said = (text: string) => codes([{ text, topic: 'exit' }], lawful).includes('no_exit');
    expect(['无', '另行约定', '双方另行商定', 'TBD', '待定。'].map(said)).toEqual([true, true, true, true, true]);
    expect(['无需通知，期满自动终止', 'One year’s notice'].map(said)).toEqual([false, false]);
  });

  it.each([
    ['missing_start_event', { start_event: null }, {}],
    ['no_floor', {}, { floor_per_year: 0 }],
    ['no_floor', {}, { floor_per_year: null }],
    ['no_ceiling', {}, { ceiling_total: null }],
    ['stock_shared', {}, { of: 'all', baseline: { vat: 5, cit: 0 } }],
    [
      'phase_hole',
      {},
      {
        phases: [
          { from_year: 1, to_year: 3, fly_out: 0.7 },
          { from_year: 6, to_year: 10, fly_out: 0.4 },
        ],
      },
    ],
    ['firm_rebate', { clauses: [{ to: 'firm', base: 'vat', rate: 0.1 }] }, {}],
  ])('terms: %s', (code, change, inTerms) => {
    const gone = (of: EnclaveDeal) => codes([], of).filter((one) => !['no_payment_date', 'no_review', 'no_exit'].includes(one));
    expect(gone(lawful)).toEqual([]);
    expect(gone(EnclaveDeal.parse({ terms: { ...lawful.terms, ...change, terms: { ...lawful.terms.terms, ...inTerms } } }))).toEqual([
      code,
    ]);
  });

  it('misses nothing that is written down, and a rebate before the ordinance was not barred', () => {
    const clauses = [
      { text: '每年 3 月底前划转' },
      { text: '第三年中期评估后重新协商比例' },
      { text: '任何一方可提前一年书面通知退出，资产按移交办法处理' },
    ];
    expect(codes(clauses)).toEqual(['firm_rebate', 'no_floor', 'no_ceiling']);
    const early = EnclaveDeal.parse({ terms: { ...sample, start_year: 2018, years: 3, project: { profit: [0, 0, 0], vat: [0, 0, 0] } } });
    expect(codes([], early)).not.toContain('firm_rebate');
  });

  it('fills the self-review form', () => {
    const form = selfReview(lint(deal, [], reference));
    expect(form.conclusion).toBe('to_change');
    expect(form.answers.filter(({ findings }) => findings.length > 0).map(({ question }) => question)).toEqual(['operating_cost']);
    const local = selfReview(lint(deal, [{ text: '只能采购本地产品' }], reference));
    expect(local.answers.find(({ question }) => question === 'free_movement')?.findings).toHaveLength(1);
    expect(selfReview([]).conclusion).toBe('compliant');
  });
});

describe('statistics', () => {
  it('stay where the plant is; what was agreed is for internal assessment only', () => {
    const shares = { fly_out: { gdp: 0.5, output: 1, energy: 0 } };
    const { official, internalOnly } = attributed({ gdp: 100, output: 300, energy: 40 }, shares);
    expect(official).toEqual({ place: 'fly_in', results: { gdp: 100, output: 300, energy: 40 } });
    expect(internalOnly).toEqual({ flyOut: { gdp: 50, output: 300, energy: 0 }, flyIn: { gdp: 50, output: 0, energy: 40 } });
  });
});

describe('precedents', () => {
  it('are rows with a source; what has no page is not called sure', () => {
    const { rows } = EnclavePrecedentFile.parse(precedentFile);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ sourceUrl, confidence }) => sourceUrl === null && confidence === 'high')).toEqual([]);
  });
});
