import { describe, expect, it } from 'vitest';
import { indexRegionNames } from '../../domain/region-name.ts';
import { importFaultText, SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import { detailChoices, ownHeaders } from '../../i18n/sheet-words.ts';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';
import { findHeader, sampleValues } from './header.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readListings, type SheetReference } from './read-listings.ts';

const { regions, industries } = loadMatchingReference();
const reference: SheetReference = { regions: indexRegionNames(regions), industries, near: '653127', choices: detailChoices() };
const labels = ownHeaders();

/** A table as typed: lines, cells parted by |. */
function read(text: string, options: { merges?: Merge[]; sheet?: string; writer?: 'county' | 'enterprise' } = {}) {
  const rows: SheetRow[] = text
    .split('\n')
    .map((line, at) => ({ number: at + 1, cells: line.split('|') }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const merges = options.merges ?? [];
  const header = findHeader(rows, merges, labels);
  if (!header) return null;
  const samples = sampleValues(
    rows.filter(({ number }) => number > header.lastRow),
    header.words.length,
  );
  const mapping = proposeMapping(header, samples, options.sheet ?? '', labels, options.writer ?? 'county');
  const file = readListings({ header, mapping, merges, reference }, rows);
  return {
    ...file,
    mapping: mapping.columns.map((meaning) => (meaning === null ? '' : `${meaning.column}${meaning.unit ? ` ${meaning.unit}` : ''}`)),
    faults: file.listings.flatMap(({ faults }) => faults.map((fault) => importFaultText(fault, SHEET_MESSAGES.zh))),
  };
}
const content = (file: ReturnType<typeof read>) => file?.listings.map(({ read }) => read?.content);

describe('a sheet of one row a factor', () => {
  const table = `编号|单位名称|标题|概况|行业|方向|要素|说明|数量|单位|必需|可用起|可用止
L-1|麦盖提县|灰枣和厂房|全县灰枣|01、农副食品加工业|提供|原料|灰枣|2.3|万吨/年||2026年10月|
||||| |厂房|三栋|１，２００|平方米|||2030-12-31
|||||寻求|资金|生产线|0.5|亿元|是|46082|长期
L-2||土地|||供|工业用地||约500亩||||`;

  it('fills down what belongs to the listing and its direction', () => {
    const file = read(table);
    expect(file?.faults).toEqual([]);
    expect(content(file)).toEqual([
      {
        title: '灰枣和厂房',
        summary: '全县灰枣',
        industries: ['01', '13'],
        offers: [
          { factor: 'raw_material', description: '灰枣', quantity: 23_000, unit: 't_per_year', available: { from: '2026-10-01' } },
          { factor: 'plant', description: '三栋', quantity: 1200, unit: 'm2', available: { until: '2031-01-01' } },
        ],
        seeks: [
          { factor: 'capital', description: '生产线', quantity: 5000, unit: 'CNY_10k', available: { from: '2026-03-01' }, essential: true },
        ],
      },
      { title: '土地', summary: '', industries: [], offers: [{ factor: 'land', description: '', quantity: 500, unit: 'mu' }], seeks: [] },
    ]);
    expect(file?.listings.map(({ ref, from, to, organisation }) => [ref, from, to, organisation.name])).toEqual([
      ['L-1', 2, 4, '麦盖提县'],
      ['L-2', 5, 5, '麦盖提县'],
    ]);
  });

  it('names every fault in the person’s own coordinates, with the remedy', () => {
    const file = read(`标题|区划|行业|方向|要素|数量|单位|可用起
甲|朝阳区|纺|提供|土地|若干|亩|明年
乙||||汽车|3|斤斗|
丙|||想要|资金|100-200|万元|
|||||#REF!||`);
    expect(file?.faults).toEqual([
      '第 2 行 B 列（区划）：叫“朝阳区”的地方不止一个：110105 北京 朝阳区、220104 吉林 长春市 朝阳区。请写其中一个的代码，或在前面加上省。',
      '第 2 行 C 列（行业）：国民经济行业分类里没有“纺”。请写代码或名称，例如 13 农副食品加工业；几个之间用“；”隔开。',
      '第 2 行 F 列（数量）：“若干”不是数量。请写成数字，例如 300。',
      '第 2 行 H 列（可用起）：“明年”不是日期。请写成 2027-03-01 或 2027年3月。',
      '第 3 行 E 列（要素）：没有写是提供还是寻求。请在“方向”列写“提供”或“寻求”，或在对应列时为整张表选一个方向。',
      '第 3 行 E 列（要素）：没有叫“汽车”的要素。请从模板的下拉框里选，例如 土地、厂房、劳动力、原料、资金、技术。',
      '第 3 行 G 列（单位）：“3 斤斗”里的单位不认识。请用亩、平方米、人、万元、兆瓦、吨、吨/年、立方米/年、头、张床位、个机架。',
      '第 4 行 D 列（方向）：“想要”看不出是提供还是寻求。请写“提供”或“寻求”。',
      '第 5 行 F 列（数量）：这一格是出错的公式（#REF!）。请改好公式，或直接写上数值。',
      '第 4 行 F 列（数量）：“100-200”是一个范围。请写一个数，把范围写进说明。',
    ]);
    expect(content(file)).toEqual([undefined, undefined, undefined]);
  });

  it('names a number that stands in two places, at both', () => {
    const file = read('编号|标题|方向|要素|说明\nA|甲|提供|土地|x\nB|乙|提供|土地|x\nA|甲|提供|劳力|x');
    expect(file?.faults).toEqual([
      expect.stringContaining('第 2 行 A 列（编号）：编号 A 在第 4 行也有'),
      expect.stringContaining('第 4 行 A 列（编号）：编号 A 在第 2 行也有'),
    ]);
  });
});

describe('a messy sheet', () => {
  it('with titles, two header lines, merged cells, notes, totals and a repeated header', () => {
    const merge = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
    const file = read(
      `麦盖提县2026年招商资源汇总表|||||||
填报单位：麦盖提县投资促进中心||||||填报日期：2026年3月1日|
序号|项目名称|所在地|供给情况||||联系人
|||资源类别|面积（亩）|供应时间|备注|
1|城东工业园熟地|麦盖提县城东工业园|工业用地|1,200|2026年3月|七通一平|张示例 0998-0000000
2|枣业车间|新疆喀什麦盖提|闲置厂房|30.5|2027/1/1|*可分割|
序号|项目名称|所在地|资源类别|面积（亩）|供应时间|备注|联系人
3|空地||土地|||未平整|
||合计||1230.5|||
注：以实测为准。|||||||`,
      { merges: [merge(0, 0, 0, 7), merge(2, 3, 2, 6), merge(2, 0, 3, 0), merge(2, 1, 3, 1), merge(2, 2, 3, 2), merge(2, 7, 3, 7)] },
    );
    expect(file?.mapping).toEqual(['', 'title', 'region', 'factor', 'quantity 亩', 'from', 'description', 'confidential']);
    expect(file?.skipped.map(({ row, why }) => [row, why])).toEqual([
      [7, 'header_again'],
      [9, 'total'],
      [10, 'note'],
    ]);
    expect(file?.faults).toEqual([]);
    expect(content(file)?.map((each) => [each?.title, ...(each?.offers ?? [])])).toEqual([
      ['城东工业园熟地', { factor: 'land', description: '七通一平', quantity: 1200, unit: 'mu', available: { from: '2026-03-01' } }],
      ['枣业车间', { factor: 'plant', description: '*可分割', quantity: 30.5, unit: 'mu', available: { from: '2027-01-01' } }],
      ['空地', { factor: 'land', description: '未平整' }],
    ]);
    expect(file?.listings[0]?.typed.confidential).toBe('张示例 0998-0000000');
  });

  it('with a column for each factor', () => {
    const file = read(
      `序号|项目名称|建设地点|建设内容|用地面积（亩）|总投资（万元）|用工人数|备注
1|枣粉加工|麦盖提|年产五千吨|80|3000|120|可租
2|滴灌带厂|麦盖提县|||2000万||无`,
      { writer: 'county' },
    );
    expect(file?.mapping).toEqual([
      '',
      'title',
      'region',
      'summary',
      'offer:land 亩',
      'seek:capital 万元',
      'offer:labour 人',
      'description',
    ]);
    expect(file?.faults).toEqual([expect.stringContaining('第 3 行 F 列（总投资（万元））：“2000万”已经带了万或亿')]);
  });

  it('without a header that one could know', () => {
    expect(read('a|b|c\n1|2|3')).toBeNull();
  });
});
