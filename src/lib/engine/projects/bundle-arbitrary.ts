import fc from 'fast-check';
import type { Listing } from '../../domain/listing.ts';

/** Listings that fit together here and there: firms, counties of two provinces, investors, a carrier, a dismantler. */
export function smallMarkets(options: { essential: boolean } = { essential: true }): fc.Arbitrary<Listing[]> {
  const quantity = (unit: 'mu' | 'person' | 'CNY_10k' | 't_per_year' | 'MW') =>
    fc.option(
      fc.constantFrom(0, 40, 100, 150, 300, 1000).map((value) => ({ quantity: value, unit })),
      { nil: {} },
    );
  const essential = options.essential ? fc.constantFrom({}, {}, {}, { essential: true }) : fc.constant({});
  const available = fc.constantFrom<{ available?: { from?: string; until?: string } }>(
    {},
    {},
    {},
    {},
    { available: { from: '2027-01-01' } },
    { available: { until: '2027-06-01' } },
    { available: { from: '2027-09-01' } },
  );
  const offered = (factor: Listing['offers'][number]['factor'], descriptions: string[], unit?: Parameters<typeof quantity>[0]) =>
    fc
      .tuple(fc.constantFrom(...descriptions), unit ? quantity(unit) : fc.constant({}), available)
      .map(([description, measured, when]) => ({ factor, description, ...measured, ...when }));
  const sought = (factor: Listing['seeks'][number]['factor'], descriptions: string[], unit?: Parameters<typeof quantity>[0]) =>
    fc
      .tuple(fc.constantFrom(...descriptions), unit ? quantity(unit) : fc.constant({}), essential)
      .map(([description, measured, must]) => ({ factor, description, ...measured, ...('quantity' in measured ? must : {}) }));
  const some = <T>(...arbitraries: fc.Arbitrary<T>[]) =>
    fc.tuple(...arbitraries.map((each) => fc.option(each, { nil: null }))).map((found) => found.filter((each) => each !== null));

  const firm = fc.record({
    region: fc.constantFrom('320000', '440000', '371100'),
    title: fc.constantFrom('纺纱', '乳制品加工', '光伏电站开发', '数据中心运营', '中药饮片加工', '服装帮扶车间', '生鲜电商'),
    offers: some(
      offered('technology', ['成套工艺']),
      offered('capital', ['自有资金'], 'CNY_10k'),
      offered('management', ['运营团队']),
      offered('market_channel', ['商超渠道']),
      offered('equipment', ['闲置生产线']),
    ),
    seeks: some(
      sought('land', ['工业用地', ''], 'mu'),
      sought('labour', ['工人'], 'person'),
      sought('raw_material', ['棉花', '中药材', '原料'], 't_per_year'),
      sought('energy', ['绿电'], 'MW'),
    ),
  });
  const county = fc.record({
    region: fc.constantFrom('652901', '652902', '653101', '620102'),
    title: fc.constantFrom('产棉大县', '药材之乡', '风光大县'),
    offers: some(
      offered('land', ['园区工业用地', '戈壁荒地'], 'mu'),
      offered('plant', ['标准厂房']),
      offered('labour', ['富余劳动力'], 'person'),
      offered('raw_material', ['棉花', '党参黄芪', '红枣'], 't_per_year'),
      offered('energy', ['光伏'], 'MW'),
      offered('logistics', ['铁路货运']),
    ),
    seeks: some(sought('capital', ['投资'], 'CNY_10k'), sought('equipment', ['生产线'])),
  });
  const investor = fc.record({
    region: fc.constantFrom('310000', '650100'),
    title: fc.constant('产业基金'),
    offers: some(offered('capital', ['基金'], 'CNY_10k')),
    seeks: some(sought('policy', ['配套政策'])),
  });
  const trader = fc.record({
    region: fc.constantFrom('330000', '652900'),
    title: fc.constantFrom('物流', '再生资源回收拆解'),
    offers: some(offered('logistics', ['冷链运输']), offered('plant', ['拆解厂房'])),
    seeks: fc.constant<Listing['seeks']>([]),
  });
  const listed =
    (kind: Listing['organisation']['kind'], id: string) =>
    (made: { region: string; title: string; offers: Listing['offers']; seeks: Listing['seeks'] }, i: number): Listing => ({
      id: `${id}${i}`,
      organisation: { name: `${made.title}${i}`, kind, region: made.region },
      title: made.title,
      summary: '',
      industries: [],
      offers: made.offers,
      seeks: made.seeks,
    });
  return fc
    .tuple(
      fc.array(firm, { minLength: 1, maxLength: 2 }),
      fc.array(county, { minLength: 1, maxLength: 4 }),
      fc.array(investor, { maxLength: 2 }),
      fc.array(trader, { maxLength: 2 }),
    )
    .map(([firms, counties, investors, traders]) => [
      ...firms.map(listed('enterprise', 'f')),
      ...counties.map(listed('county', 'c')),
      ...investors.map(listed('investor', 'i')),
      ...traders.map(listed('enterprise', 't')),
    ]);
}
