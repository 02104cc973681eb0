import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { loadModes } from '../../adapters/modes.ts';
import { Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import { smallMarkets } from './bundle-arbitrary.ts';
import { checkBundle } from './check-bundle.ts';
import { composeBundles, type Composed, type ComposeOptions } from './compose.ts';

const reference = loadMatchingReference();
const modes = loadModes();
const NONE: Composed = { bundles: [], incomplete: [], bounded: false };
const EVERYTHING = { perAnchor: 100 } as const;

const composed = (listings: readonly Listing[], options: ComposeOptions = EVERYTHING): Composed => {
  const result = composeBundles(listings, modes, reference, options);
  return result.ok ? result.value : NONE;
};
const idsOf = ({ parties }: Bundle): string[] => parties.map(({ listing }) => listing);
const RUNS = { numRuns: 40 };
const PATIENCE = 30_000; // ms

describe('the laws of composing', { timeout: PATIENCE }, () => {
  it('satisfies the schema and the independent checker', () => {
    let bundles = 0;
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const { bundles: complete, incomplete } = composed(listings);
        for (const bundle of [...complete, ...incomplete]) {
          expect(Bundle.parse(bundle)).toEqual(bundle);
          expect(checkBundle(bundle, { listings, modes, regions: reference.regions })).toEqual([]);
          bundles += 1;
        }
        expect(complete.every(({ missing }) => missing === null)).toBe(true);
        expect(new Set(complete.map(({ id }) => id)).size).toBe(complete.length);
      }),
      { numRuns: 100 },
    );
    expect(bundles).toBeGreaterThan(100); // the markets do give something to check
  });

  it('does not depend on names, nor on the order of the input', () => {
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const renamed = listings.map((one) => ({ ...one, organisation: { ...one.organisation, name: `改名${one.id}` } })).reverse();
        expect(composed(renamed)).toEqual(composed(listings));
      }),
      RUNS,
    );
  });

  it('gives other ids to the same bundles when the listings have other ids in the same order', () => {
    const stripped = ({ bundles }: Composed) =>
      bundles.map(({ id: _id, ...bundle }) => JSON.stringify(bundle).replaceAll('"x-', '"')).sort();
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const others = listings.map((one) => ({ ...one, id: `x-${one.id}` }));
        expect(stripped(composed(others))).toEqual(stripped(composed(listings)));
      }),
      RUNS,
    );
  });

  it('never loses a bundle when somebody offers more, unless a smaller one takes its place', () => {
    const more = fc.constantFrom<Listing['offers'][number]>(
      { factor: 'labour', description: '富余劳动力', quantity: 500, unit: 'person' },
      { factor: 'land', description: '园区工业用地' },
      { factor: 'capital', description: '资金', quantity: 80, unit: 'CNY_10k' },
      { factor: 'logistics', description: '公路运输' },
      { factor: 'raw_material', description: '棉花', quantity: 120, unit: 't_per_year' },
    );
    fc.assert(
      fc.property(smallMarkets({ essential: false }), fc.nat(), more, (listings, which, offer) => {
        const at = which % listings.length;
        const richer = listings.map((one, i) => (i === at ? { ...one, offers: [...one.offers, offer] } : one));
        const after = composed(richer).bundles.map((bundle) => new Set(idsOf(bundle)));
        for (const before of composed(listings).bundles) {
          const parties = new Set(idsOf(before));
          expect(after.some((found) => found.isSubsetOf(parties))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('has no party to spare: without any helper the rest is no bundle of the mode at the same host', () => {
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        for (const { mode, parties, driver, host } of composed(listings).bundles.slice(0, 5)) {
          for (const { listing: spared } of parties.slice(2)) {
            const rest = listings.filter(({ id }) => id !== spared && parties.some(({ listing }) => listing === id));
            const again = composeBundles(
              rest,
              modes.filter(({ id }) => id === mode),
              reference,
              { anchors: [driver], perAnchor: 100 },
            );
            expect(again.ok ? again.value.bundles.filter((bundle) => bundle.host === host) : []).toEqual([]);
          }
        }
      }),
      RUNS,
    );
  });

  it('finds the same bundles from the host as from the driver', () => {
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const { bundles } = composed(listings);
        const best = bundles[0];
        if (!best) return;
        const fromHost = composed(listings, { anchors: [best.host], perAnchor: 100 }).bundles;
        expect(fromHost.map(({ id }) => id)).toContain(best.id);
        expect({ ...fromHost.find(({ id }) => id === best.id), anchor: best.driver }).toEqual(best);
      }),
      RUNS,
    );
  });
});

it('takes nobody who only makes up for what another states too little of', () => {
  const of = (id: string, region: string, title: string, offers: Listing['offers'], seeks: Listing['seeks'] = []): Listing => {
    const kind = region === '320000' ? 'enterprise' : 'county';
    return { id, organisation: { name: id, kind, region }, title, summary: '', industries: [], offers, seeks };
  };
  const cotton = { factor: 'raw_material', description: '棉花', unit: 't_per_year' } as const;
  const workers = { factor: 'labour', description: '富余劳动力', unit: 'person' } as const;
  const firm = of(
    'f0',
    '320000',
    '纺纱',
    [{ factor: 'equipment', description: '闲置生产线' }],
    [
      { ...workers, quantity: 100 },
      { ...cotton, quantity: 150, essential: true }, // no need of a workshop
    ],
  );
  const some = of('c0', '652901', '产棉大县', [
    { ...workers, quantity: 40 },
    { ...cotton, quantity: 300 },
  ]);
  const place = of('c1', '652901', '产棉大县', [{ factor: 'plant', description: '标准厂房' }]);
  const many = of('c2', '652901', '产棉大县', [
    { ...workers, quantity: 1000 },
    { ...cotton, quantity: 0 },
  ]);
  const parties = composed([firm, some, place, many]).bundles.map(idsOf);
  expect(parties).not.toContainEqual(['f0', 'c1', 'c0', 'c2']);
});

describe('bounds and refusals', () => {
  const listing = (id: string, region: string, kind: 'enterprise' | 'county'): Listing => ({
    id,
    organisation: { name: id, kind, region },
    title: kind === 'county' ? '产棉大县' : '纺纱',
    summary: '',
    industries: [],
    offers: [
      { factor: 'technology', description: '' },
      { factor: 'capital', description: '' },
      { factor: 'land', description: '' },
      { factor: 'labour', description: '' },
    ],
    seeks: [],
  });

  it('says so when there is nothing to compose, when a side is empty, and when an anchor is unknown', () => {
    const code = (listings: Listing[], options?: ComposeOptions) => {
      const result = composeBundles(listings, modes, reference, options);
      return result.ok ? 'ok' : result.error.code;
    };
    const both = [listing('f', '320000', 'enterprise'), listing('c', '652901', 'county')];
    expect(code([])).toBe('no_listings');
    expect(code([both[0]!])).toBe('one_side_empty');
    expect(code(both, { scope: { west: ['620000'] } })).toBe('one_side_empty');
    expect(code(both, { anchors: ['nobody'] })).toBe('unknown_anchor');
    expect(code(both)).toBe('ok');
  });

  it('takes no dismantler beside a carrier that dismantles itself', () => {
    const made = (id: string, region: string, title: string, offers: Listing['offers'], seeks: Listing['seeks'] = []): Listing => ({
      id,
      organisation: { name: id, kind: id === 'county' ? 'county' : 'enterprise', region },
      title,
      summary: '',
      industries: [],
      offers,
      seeks,
    });
    const hall = { factor: 'plant' as const, description: '拆解厂房' };
    const found = composed([
      made('giver', '320000', '纺纱', [{ factor: 'equipment', description: '闲置生产线' }]),
      made('county', '652901', '产棉大县', [], [{ factor: 'equipment', description: '生产线' }]),
      made('both', '330000', '再生资源回收拆解', [{ factor: 'logistics', description: '冷链运输' }, hall]),
      made('dismantler', '330000', '再生资源回收拆解', [hall]),
    ]).bundles;
    expect(found.map(idsOf)).toEqual([['giver', 'county', 'both']]);
  });

  it('keeps the best for each anchor and in all, and says that it cut', () => {
    const listings = [
      ...['f1', 'f2'].map((id) => listing(id, '320000', 'enterprise')),
      ...['652901', '652902', '653101'].map((region) => listing(`c${region}`, region, 'county')),
    ];
    const all = composed(listings, { perAnchor: 100 });
    expect(all.bounded).toBe(false);
    const two = composed(listings, { perAnchor: 2 });
    expect(two.bounded).toBe(true);
    expect(two.bundles).toEqual(
      ['f1', 'f2']
        .flatMap((id) => all.bundles.filter(({ anchor }) => anchor === id).slice(0, 2))
        .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)),
    );
    expect(composed(listings, { perAnchor: 100, most: 3 }).bundles).toEqual(all.bundles.slice(0, 3));
  });
});
