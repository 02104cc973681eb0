import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../adapters/enclave-reference.ts';
import { ENCLAVE_EXAMPLE, type EnclaveFormValues } from '../domain/enclave-form.ts';
import { termSheet } from '../engine/enclaves/term-sheet.ts';
import { whyTexts } from './enclave-why.ts';
import { loadMessages, type Locale } from './index.ts';

/** The page is for somebody who knows nothing of finance: who pays what in year 3, by when, and how it is reckoned. */
async function why(change: EnclaveFormValues = {}, locale: Locale = 'zh') {
  const sheet = termSheet({ ...ENCLAVE_EXAMPLE, ...change }, loadEnclaveReference());
  if ('faults' in sheet) throw new Error(JSON.stringify(sheet.faults));
  return whyTexts(sheet, { flyOut: '甲市', flyIn: '乙县' }, [], await loadMessages(locale), locale);
}

describe('why this split, on one page', () => {
  it('says of year 3 who pays whom how much by when, step by step', async () => {
    const { year } = await why({ paymentBy: '4-30' });
    expect(year.title).toBe('第 3 年（2029 年）谁付谁多少');
    expect(year.steps).toEqual([
      '园区企业向国库交税，一共 245 万元。这是依法要交的，怎么分都一样多。',
      '这些税里归乙县、拿出来分的有 50 万元：增值税 200 万元，归它 25%，就是 50 万元；企业所得税 45 万元，这一年一分也不归它（原因见“要当心”）。',
      '原有基数（签约前本来就有的税，照旧归乙县、不分）是 0 元，没有要先扣掉的，所以这 50 万元全部参加分。',
      '其余 195 万元依法归中央和上级，怎么分都不归乙县。',
      '乙县付给甲市 15 万元，最迟 2030年4月30日。算法：50 万元 × 30% = 15 万元。',
      '付完以后，归乙县的这些税里还剩 35 万元。',
      '甲市这一年不用付钱给乙县。',
      '以上按计划的数算；到时按实际入库的税重算一遍再付。',
    ]);
    expect(year.tables[0]?.rows).toEqual([{ from: '乙县', to: '甲市', what: '税收分享', amount: '15 万元', when: '最迟 2030年4月30日' }]);
    expect(year.tables[1]?.rows).toEqual([
      { from: '园区企业', to: '国库', what: '增值税 200 万元、企业所得税 45 万元', amount: '245 万元', when: '依法按期' },
      { from: '国库', to: '乙县', what: '增值税和所得税里归它的', amount: '50 万元', when: '依法按期' },
    ]);
  });

  it('says when a floor or a ceiling decides, and when no day is agreed', async () => {
    const third = async (change: EnclaveFormValues) => (await why(change)).year.steps.find((step) => step.startsWith('乙县付给甲市'));
    expect(await third({ floor: '20' })).toBe(
      '乙县付给甲市 20 万元，哪一天付还没有约定。算法：50 万元 × 30% = 15 万元，不到保底，补到保底。',
    );
    expect(await third({ ceiling: '10' })).toContain('乙县付给甲市 10 万元');
    expect(await third({ ceiling: '10' })).toContain('超过年上限，只付到上限');
    expect(await third({ ceilingTotal: '20' })).toContain('累计已到总上限，只付余下的');
    expect(await third({ to1: '2', floor: '3' })).toContain('这一年没有约定比例');
  });

  it('counts what is paid beside the taxes, to a person and to oneself', async () => {
    const { year } = await why({
      ...{ item1Kind: 'rent', item1From: 'fly_out', item1To: 'fly_in', item1Amount: '8', item1First: '1', item1Last: '10' },
      ...{ item2Kind: 'infrastructure', item2From: 'fly_out', item2Amount: '5', item2First: '1', item2Last: '10', paymentBy: '4-30' },
    });
    expect(year.steps).toContain('甲市付给乙县 8 万元（租金），最迟 2030年4月30日。');
    expect(year.steps).toContain('甲市自己花 5 万元（基础设施）。');
    expect(year.steps.join('')).not.toContain('不用付钱');
  });

  it('says what of the shared taxes exceeds the baseline, and where all taxes go', async () => {
    const { year, inAWord } = await why({ baselineVat: '10', baselineCit: '0' });
    expect(inAWord).toContain('每年超过 10 万元（原有基数，即签约前本来就有的税）的部分');
    expect(year.steps.filter((step) => step.includes('原有基数'))).toEqual([
      '原有基数是每年 10 万元：签约前乙县本来就有这么多税，照旧归它，不分；只分超过的部分。这一年增值税有 50 万元，超过 10 万元的是 40 万元；参加分的一共 40 万元。',
    ]);
    const all = await why({ of: 'all' });
    expect([...all.year.steps, all.inAWord].filter((words) => words.includes('原有基数'))).toEqual([]);
  });

  it('speaks of no sharing where no tax is shared, as for villages that get a fixed return', async () => {
    const { inAWord, example, year, careful, both } = await why({
      ...{ baseVat: '', baseCit: '', from1: '', to1: '', rate1: '', from2: '', to2: '', rate2: '', investOut: '0' },
      ...{ item1Kind: 'fixed_return', item1From: 'fly_in', item1To: 'village', item1Amount: '1000', item1Rate: '10' },
      ...{ item1First: '1', item1Last: '5', paymentBy: '4-30' },
      ...{ item2Kind: 'capital', item2From: 'village', item2To: 'fly_in', item2Amount: '450', item2First: '1', item2Last: '1' },
    });
    expect(inAWord).toBe('乙县的税收不分给甲市；按协议付的是下面这些。');
    expect(example).toBeNull();
    expect(year.steps).toContain('这些税里有 50 万元归乙县，不拿出来分。');
    expect(year.steps).toContain('乙县付给村集体 100 万元（固定回报），最迟 2030年4月30日。');
    expect(careful.join('')).not.toMatch(/没有约定分成比例|保底|上限/);
    expect(both[0]).toContain('和不合作一样');
    // 450 at the end of year 1, 100 at the end of years 1 to 5, at 6 %.
    expect(both).toContain(
      '村集体：10 年收到的减去自己出的，折成今天的钱，净得 -3.29 万元，第 5 年收回本。（不参加时另外能得多少没有写，按 0 算。）',
    );
  });

  it('says in English yuan, not tens of thousands of them', async () => {
    const { year, inAWord } = await why({ paymentBy: '4-30', floor: '20' }, 'en');
    expect(year.steps).toContain(
      '乙县 pays 200,000 yuan to 甲市, by 30 April 2030 at the latest. How it is worked out: 500,000 yuan × 30 % = 150,000 yuan; that is below the floor, so the floor is paid.',
    );
    expect(inAWord).toContain('甲市 gets at least 200,000 yuan a year (the floor).');
  });

  it('names the taxes that are not shared, says how much of each tax is kept and how it is paid', async () => {
    const { year } = await why({
      ...{ pit: '30', pitCounty: '20', pitPrefecture: '8', pitProvince: '12', localTaxes: '8', baseCit: '' },
      ...{ vatCounty: '16.666', vatPrefecture: '18.334', paymentDate: '通过财政体制结算划转。' },
    });
    expect(year.steps).toContain('企业所得税、代扣的个人所得税、地方税不拿出来分，其中归乙县的有 14 万元。');
    expect(year.steps.join('')).toContain('增值税 200 万元，归它 约 16.7%，就是 33.33 万元');
    expect(year.steps).toContain('怎么付：通过财政体制结算划转。');
  });

  it('names what rests on a rule of low confidence', async () => {
    const { careful } = await why({ zone: 'kashgar_horgos' });
    const late = await why({ zone: 'kashgar_horgos', startYear: '2021', firstRevenueYear: '1' });
    expect(late.year.title).not.toContain('可信度低');
    expect((await why({ zone: 'kashgar_horgos', legalForm: 'branch', branchWeight: '20', enterpriseProfit: '1000' })).year.title).toContain(
      '可信度低',
    );
    expect(careful.filter((words) => words.includes('没有把握'))).toEqual([
      '2032—2036 年用到了没有把握的规定：“喀什、霍尔果斯经济开发区：其后免征地方分享部分的年数”。请向当地税务机关核实后再签。',
    ]);
  });

  it('says in figures why all or nothing would not hurt whoever bears it', async () => {
    const { rates } = await why({ ceilingTotal: '300', floor: '10', localTaxes: '8', investOut: '20 0' });
    const [host, partner] = ['100%，乙县', '0%，甲市'].map((who) => rates.find((words) => words.includes(`定到 ${who}也不吃亏`)) ?? '');
    expect(host).toMatch(
      /参加分的税它还留下 [\d.,]+ 万元（付满上限就不再付），不参加分的税全归它，有 58.88 万元，减去自己花的 47.17 万元，净得/,
    );
    expect(partner).toMatch(/它仍收到保底等税收分享 73.6 万元，减去自己花的 18.87 万元，净得 54.73 万元，不少于不合作时的 0 万元/);
    // Where a side would lose, there is nothing to explain.
    expect((await why({ withoutIn: '5000' })).rates.join('')).not.toContain('也不吃亏');
  });

  it('says who loses beyond the rates that hurt nobody', async () => {
    const { rates } = await why({ investOut: '20 0' });
    const [, least] = /分给甲市 ([\d.]+)% 到 [\d.]+% 之间，双方都不吃亏；低于 \1%，甲市吃亏/.exec(rates.join('')) ?? [];
    expect(Number(least)).toBeGreaterThan(0);
  });

  it('says of an exemption which part is exempt, since when and until when', async () => {
    const { careful } = await why();
    expect(careful.find((words) => words.includes('企业所得税分成'))).toBe(
      '“企业所得税分成”这一条在 2027—2031 年分不到钱：2027—2028 年企业免税，一分不交；2029—2031 年企业只交归中央的部分，归地方的部分免征。优惠到 2031 年为止。可以改为分其他税种、推迟分成年限，或写保底。',
    );
  });
});
