import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { EnclavePrecedentFile } from '../../domain/enclave-precedent.ts';
import precedentFile from '../../domain/reference/enclave-precedents.json' with { type: 'json' };
import sample from '../../../../supabase/samples/terms.json' with { type: 'json' };
import { attributed } from './attribution.ts';
import { lint, selfReview, type WrittenClause } from './linter.ts';

const reference = loadEnclaveReference();
const deal = EnclaveDeal.parse({ terms: sample });
const codes = (clauses: WrittenClause[], of = deal) => lint(of, clauses, reference).map(({ code }) => code);
const GAPS = ['no_floor', 'no_ceiling', 'no_payment_date', 'no_review', 'no_exit'];

describe('the legality linter', () => {
  it('puts what is barred first, and names the years', () => {
    const [first, ...rest] = lint(deal, [], reference);
    expect(first).toMatchObject({ code: 'firm_rebate', severity: 'barred', rule: { code: 'firm_rebate', validFrom: '2024-08-01' } });
    expect(first!.years[0]).toBe(2027);
    expect(rest.map(({ code }) => code)).toEqual(GAPS);
  });

  it.each([
    ['园区对企业按其缴纳税收地方留成的 50% 给予奖励', 'firm_rebate_wording'],
    ['三年内返还企业所缴增值税地方部分', 'firm_rebate_wording'],
    ['采购须优先选用本地企业产品，限定交易本地供应商', 'local_trade_only'],
    ['园区建设指定施工单位', 'local_trade_only'],
    ['项目投产后十年内不得迁出飞入地', 'moving_out_barred'],
    ['工业产值计入飞出地', 'statistics_wording'],
    ['援疆资金形成的股权按比例分红', 'aid_money_in_profit'],
    ['由企业直接支付给飞出地', 'settled_by_firm'],
    ['个人所得税地方部分按五五分成', 'tax_outside_base'],
    ['土地使用税、房产税划给飞出地', 'tax_outside_base'],
  ])('“%s” is %s', (text, code) => {
    const found = lint(deal, [{ text }], reference).find((finding) => finding.clause === 0);
    expect(found?.code).toBe(code);
    expect(text).toContain(found?.words);
  });

  it.each([
    '两地政府按年度对地方留成增量五五分享，通过上下级财政体制结算',
    '工业产值等指标由双方协商，计入飞出地的部分仅作为政府内部考核时使用',
    '对园区内所有企业一视同仁提供培训补贴',
    '采购由企业自主决定，双方为当地供应商提供对接服务，不指定交易对象',
    '企业可以依法自主迁移',
    '援疆资金用于园区道路和污水管网建设',
  ])('“%s” is lawful', (text) => {
    expect(lint(deal, [{ text }], reference).filter(({ clause }) => clause === 0)).toEqual([]);
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
