import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactorKind } from '../../domain/factor.ts';
import { Listing } from '../../domain/listing.ts';
import { FACET_NAMES, NO_FILTER, PAGE_SIZE, parseListingFilter, type ListingFilter } from '../../domain/listing-filter.ts';
import { inBaseUnit } from '../../domain/units.ts';
import { browse, findAll } from './browse.ts';
import { readListing, type PublishedListing } from './document.ts';
import { applyChanges, dayNumber, indexListings } from './listing-index.ts';
import { compileSearchReference } from './search-reference.ts';

const TODAY = '2026-11-25';
const region = (code: string, name: string, parent: string | null, side: 'east' | 'west', level: 'province' | 'county') =>
  [code, { code, name, nameEn: null, level, parent, side, validFrom: null, validUntil: null, replacedBy: null }] as const;
const name = (zh: string) => ({ zh, en: zh });
const pair = {
  id: 'a-370000-653127-2010',
  system: 'assistance' as const,
  level: 'county' as const,
  east: '370000',
  west: '653127',
  validFrom: '2010-01-01',
  startAssumed: false,
  validUntil: null,
  source: 'x',
  sourceUrl: null,
  confidence: 'high' as const,
};

const REFERENCE = compileSearchReference({
  segment: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
  romanise: () => [],
  industries: new Map([['01', { code: '01', name: '农业', nameEn: null, level: 'division' as const, parent: 'A' }]]),
  regions: new Map([
    region('650000', '新疆维吾尔自治区', null, 'west', 'province'),
    region('653127', '麦盖提县', '650000', 'west', 'county'),
    region('370000', '山东省', null, 'east', 'province'),
  ]),
  pairingsOf: new Map([
    ['370000', [pair]],
    ['653127', [pair]],
  ]),
  concepts: [],
  factors: Object.fromEntries(FactorKind.options.map((factor) => [factor, name('要素')])) as Record<FactorKind, { zh: string; en: string }>,
  kinds: { county: name('县'), enterprise: name('企业'), institution: name('机构'), investor: name('投资') },
});

const listing = (id: string, more: object = {}, published: Partial<PublishedListing> = {}): PublishedListing => ({
  isSample: false,
  isVerified: false,
  publishedOn: '2026-01-01',
  updatedAt: '2026-01-01',
  ...published,
  listing: Listing.parse({
    id,
    organisation: { name: id, kind: 'county', region: '653127' },
    title: id,
    industries: ['01'],
    offers: [],
    seeks: [],
    ...more,
  }),
});
const filterOf = (query: string) => parseListingFilter(new URLSearchParams(query)).filter;
const find = (listings: PublishedListing[], query: string) => browse(indexListings(listings, REFERENCE, TODAY), filterOf(query), TODAY);
const ids = (listings: PublishedListing[], query: string) => find(listings, query).rows.map((row) => row.published.listing.id);

describe('browse', () => {
  const land = listing('a', { offers: [{ factor: 'land', quantity: 200, unit: 'mu' }], summary: '红枣 很多' });
  const water = listing('b', { offers: [{ factor: 'water' }], title: '红枣' }, { publishedOn: '2026-11-20', isVerified: true });
  const firm = listing('c', {
    organisation: { name: 'c', kind: 'enterprise', region: '370000' },
    offers: [
      { factor: 'land', quantity: 100_000, unit: 'm2' },
      { factor: 'land', quantity: 100, unit: 'mu' },
    ],
  });
  const all = [land, water, firm];

  it('puts a word in the title before one in the text, and wants every word', () => {
    expect(ids(all, 'q=红枣')).toEqual(['b', 'a']);
    expect(ids(all, 'q=红枣 很多')).toEqual(['a']);
    expect(ids(all, 'q=。，')).toEqual([]);
  });

  it('takes a quoted phrase as it is', () => {
    expect(ids(all, 'q="红枣 很多"')).toEqual(['a']);
    expect(ids(all, 'q=“很多 红枣”')).toEqual([]);
  });

  it('widens within a facet and narrows between facets', () => {
    expect(ids(all, 'offers=land&offers=water&sort=name')).toEqual(['a', 'b', 'c']);
    expect(ids(all, 'offers=land&kinds=county')).toEqual(['a']);
    expect(ids(all, 'sides=west&sort=name')).toEqual(['a', 'b']);
    expect(ids(all, 'industries=A&places=370000')).toEqual(['c']);
    expect(ids(all, 'verified=yes')).toEqual(['b']);
  });

  it('finds by pair: what some pairing ties to a region', () => {
    expect(ids(all, 'pairs=370000&sort=name')).toEqual(['a', 'b']);
    expect(ids(all, 'pairs=653127')).toEqual(['c']);
  });

  it('finds by quantity in any unit of the dimension, all parcels together', () => {
    expect(ids(all, 'amounts=offers:land:200..:mu&sort=name')).toEqual(['a', 'c']);
    expect(ids(all, 'amounts=offers:land:250..260:mu')).toEqual(['c']);
    expect(ids(all, 'amounts=offers:land:..200:mu')).toEqual(['a']);
    expect(ids(all, 'amounts=seeks:land:1..:mu')).toEqual([]);
  });

  it('finds what can be had on a day; an unstated period rules nothing out', () => {
    const later = listing('d', {
      offers: [{ factor: 'land', available: { from: '2027-01-01', until: '2028-01-01' } }, { factor: 'water' }],
    });
    expect(ids([later, firm], 'on=2027-12-31&offers=land&sort=name')).toEqual(['c', 'd']);
    expect(ids([later, firm], 'on=2028-01-01&offers=land')).toEqual(['c']);
    expect(ids([later, firm], 'on=2026-12-31&sort=name')).toEqual(['c', 'd']);
  });

  it('finds what was published lately', () => {
    expect(ids(all, 'fresh=7')).toEqual(['b']);
    expect(find(all, 'fresh=7').facets.fresh).toEqual({ 7: 1, 30: 1, 90: 1 });
  });

  it('sorts by name, place and date', () => {
    expect(ids(all, 'sort=place')).toEqual(['c', 'a', 'b']);
    const newer = [...all, listing('d', {}, { updatedAt: '2026-11-24' })];
    expect(ids(newer, '')[0]).toBe('d');
  });

  it('marks what was searched for, and shows where in the text it stands', () => {
    const [title, text] = find(all, 'q=红枣').rows;
    expect(title?.title).toEqual([{ text: '红枣', hit: true }]);
    expect(title?.excerpt).toBeNull();
    expect(text?.excerpt?.find((piece) => piece.hit)?.text).toBe('红枣');
  });

  it('counts for each facet what another choice in it would find', () => {
    const { total, facets } = find(all, 'offers=land');
    expect(total).toBe(2);
    expect(facets.offers).toEqual({ land: 2, water: 1 });
    expect(facets.kinds).toEqual({ county: 1, enterprise: 1 });
  });
});

// ——— Laws, against the plainest possible reading of a filter ———

const factors = fc.array(
  fc.record({
    factor: fc.constantFrom('land', 'water', 'energy'),
    quantity: fc.integer({ min: 0, max: 500 }),
    unit: fc.constantFrom('mu', 'm2'),
  }),
  { maxLength: 3 },
);
const anyListings = fc
  .array(
    fc.record({
      kind: fc.constantFrom('county', 'enterprise'),
      place: fc.constantFrom('653127', '370000'),
      summary: fc.constantFrom('', '红枣', '红枣 加工', '冷链'),
      offers: factors,
      seeks: factors,
      isVerified: fc.boolean(),
      publishedOn: fc.constantFrom('2026-11-24', '2026-11-01', '2026-02-01'),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(({ kind, place, isVerified, publishedOn, ...more }, i) =>
      listing(`l${i}`, { organisation: { name: 'x', kind, region: place }, ...more }, { isVerified, publishedOn, updatedAt: publishedOn }),
    ),
  );
const PARTS = [
  'kinds=county',
  'offers=land',
  'seeks=water',
  'seeks=energy',
  'places=370000',
  'sides=west',
  'pairs=370000',
  'verified=yes',
  'fresh=30',
  'amounts=offers:land:100..:mu',
  'q=红枣',
];
const anyQuery = fc.subarray(PARTS, { maxLength: 4 });

/** Whether a listing satisfies a filter, read from the listing itself. */
function satisfies(published: PublishedListing, filter: ListingFilter): boolean {
  const { values, document } = readListing(published, REFERENCE, TODAY);
  const age = dayNumber(TODAY) - dayNumber(published.publishedOn);
  const facetHolds = FACET_NAMES.every((facet) => {
    if (filter[facet].length === 0) return true;
    if (facet === 'fresh') return filter.fresh.some((days) => age <= Number(days));
    return filter[facet].some((value) => values[facet].includes(value));
  });
  const amountHolds = filter.amounts.every(({ direction, factor, from, until, unit }) => {
    const stated = published.listing[direction].filter((each) => each.factor === factor && each.quantity !== undefined);
    const total = stated.reduce((sum, each) => sum + inBaseUnit(each.quantity ?? 0, each.unit ?? unit), 0) / inBaseUnit(1, unit);
    return stated.length > 0 && total >= (from ?? 0) && total <= (until ?? Infinity);
  });
  return facetHolds && amountHolds && filter.q.split(' ').every((word) => document.text.includes(word));
}

describe('the laws of finding', () => {
  it('every hit satisfies the filter, every listing that does is found, and counts are those of brute force', () => {
    fc.assert(
      fc.property(anyListings, anyQuery, (some, parts) => {
        const filter = filterOf(parts.join('&'));
        const index = indexListings(some, REFERENCE, TODAY);
        const found = findAll(index, filter, TODAY);
        const expected = some.filter((each) => satisfies(each, filter));
        expect(new Set(found)).toEqual(new Set(expected));
        expect(found).toHaveLength(expected.length);
        const { facets } = browse(index, filter, TODAY);
        for (const facet of FACET_NAMES)
          for (const [value, count] of Object.entries(facets[facet])) {
            const alone = { ...filter, [facet]: [value] };
            expect(some.filter((each) => satisfies(each, alone)).length, `${facet} ${value}`).toBe(count);
          }
      }),
      { numRuns: 80 },
    );
  });

  it('the order of the input changes nothing, and pages make up the whole', () => {
    fc.assert(
      fc.property(anyListings, anyQuery, (some, parts) => {
        const filter = filterOf(parts.join('&'));
        const found = findAll(indexListings(some, REFERENCE, TODAY), filter, TODAY);
        const turned = indexListings([...some].reverse(), REFERENCE, TODAY);
        expect(findAll(turned, filter, TODAY)).toEqual(found);
        const pages = Array.from({ length: Math.ceil(found.length / PAGE_SIZE) }, (_, i) =>
          browse(turned, { ...filter, page: i + 1 }, TODAY),
        );
        expect(pages.flatMap(({ rows }) => rows.map(({ published }) => published))).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it('a choice in another facet never widens', () => {
    fc.assert(
      fc.property(anyListings, anyQuery, fc.constantFrom(...PARTS), (some, parts, more) => {
        const facet = more.split('=')[0] ?? '';
        fc.pre(!parts.some((part) => part.startsWith(`${facet}=`)));
        const index = indexListings(some, REFERENCE, TODAY);
        const before = new Set(findAll(index, filterOf(parts.join('&')), TODAY));
        for (const one of findAll(index, filterOf([...parts, more].join('&')), TODAY)) expect(before.has(one)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('changes one by one lead where reading everything anew would', () => {
    const change = fc.record({ at: fc.nat(80), summary: fc.constantFrom('红枣', '冷链', ''), gone: fc.boolean() });
    fc.assert(
      fc.property(anyListings, fc.array(change, { maxLength: 30 }), anyQuery, (some, changes, parts) => {
        const index = indexListings(some, REFERENCE, TODAY);
        const now = new Map(some.map((each) => [each.listing.id, each]));
        for (const { at, summary, gone } of changes) {
          const changed = listing(`l${at}`, { summary }, { updatedAt: '2026-11-25' });
          if (gone) now.delete(`l${at}`);
          else now.set(`l${at}`, changed);
          applyChanges(index, gone ? [] : [changed], gone ? [`l${at}`] : []);
        }
        const anew = indexListings([...now.values()], REFERENCE, TODAY);
        const filter = filterOf(parts.join('&'));
        expect(browse(index, filter, TODAY)).toEqual(browse(anew, filter, TODAY));
      }),
      { numRuns: 60 },
    );
  });

  it('packs away what many changes left empty', () => {
    const index = indexListings([listing('a', { summary: '红枣' }), listing('b')], REFERENCE, TODAY);
    for (let i = 0; i < 1200; i += 1) applyChanges(index, [listing('a', { summary: i % 2 ? '红枣' : '冷链' })], []);
    expect(index.documents.length).toBeLessThan(600);
    expect(findAll(index, { ...NO_FILTER, q: '红枣' }, TODAY).map(({ listing: { id } }) => id)).toEqual(['a']);
    expect(index.rowOf.size).toBe(2);
  });
});
