import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { FACET_NAMES, PAGE_SIZE, parseListingFilter } from '../../domain/listing-filter.ts';
import { browse, indexListings } from './browse.ts';

const REFERENCE = {
  segment: (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
  industries: new Map([['01', { code: '01', name: '农业', nameEn: null, level: 'division' as const, parent: 'A' }]]),
  regions: new Map([
    [
      '650000',
      {
        code: '650000',
        name: '新疆维吾尔自治区',
        nameEn: null,
        level: 'province' as const,
        parent: null,
        side: 'west' as const,
        validFrom: null,
        validUntil: null,
        replacedBy: null,
      },
    ],
  ]),
};

const listing = (id: string, more: object = {}) => ({
  isSample: false,
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
const find = (listings: ReturnType<typeof listing>[], query: string) =>
  browse(indexListings(listings, REFERENCE), parseListingFilter(new URLSearchParams(query)).filter);
const ids = (listings: ReturnType<typeof listing>[], query: string) => find(listings, query).rows.map((row) => row.listing.id);

describe('browse', () => {
  const land = listing('a', { offers: [{ factor: 'land' }], summary: '红枣 很多' });
  const water = listing('b', { offers: [{ factor: 'water' }], title: '红枣' });
  const firm = listing('c', { organisation: { name: 'c', kind: 'enterprise', region: '370000' }, offers: [{ factor: 'land' }] });
  const all = [land, water, firm];

  it('puts a word in the title before one in the text, and wants every word', () => {
    expect(ids(all, 'q=红枣')).toEqual(['b', 'a']);
    expect(ids(all, 'q=红枣 很多')).toEqual(['a']);
    expect(ids(all, 'q=。，')).toEqual([]);
  });

  it('widens within a facet and narrows between facets', () => {
    expect(ids(all, 'offers=land&offers=water')).toEqual(['a', 'b', 'c']);
    expect(ids(all, 'offers=land&kinds=county')).toEqual(['a']);
    expect(ids(all, 'sides=west')).toEqual(['a', 'b']);
    expect(ids(all, 'sections=A&provinces=370000')).toEqual(['c']);
  });

  it('counts for each facet what another choice in it would find', () => {
    const { total, facets } = find(all, 'offers=land');
    expect(total).toBe(2);
    expect(facets.offers).toEqual({ land: 2, water: 1 });
    expect(facets.kinds).toEqual({ county: 1, enterprise: 1 });
  });

  it('counts hold: choosing one value alone finds as many as its count says, and pages make up the whole', () => {
    const kinds = fc.constantFrom('county', 'enterprise');
    const factors = fc.array(fc.constantFrom('land', 'water', 'energy').map((factor) => ({ factor })));
    const listings = fc
      .array(fc.record({ kind: kinds, offers: factors, seeks: factors }), { maxLength: 70 })
      .map((list) =>
        list.map(({ kind, ...more }, i) => listing(`l${i}`, { organisation: { name: 'x', kind, region: '653127' }, ...more })),
      );
    fc.assert(
      fc.property(listings, fc.subarray(['kinds=county', 'offers=land', 'seeks=water', 'seeks=energy']), (some, parts) => {
        const query = parts.join('&');
        const { total, facets } = find(some, query);
        for (const facet of FACET_NAMES)
          for (const [value, count] of Object.entries(facets[facet])) {
            const others = parts.filter((part) => !part.startsWith(`${facet}=`));
            expect(find(some, [...others, `${facet}=${value}`].join('&')).total).toBe(count);
          }
        const pages = Array.from({ length: Math.ceil(total / PAGE_SIZE) }, (_, i) => ids(some, `${query}&page=${i + 1}`));
        expect(new Set(pages.flat()).size).toBe(total);
      }),
      { numRuns: 60 },
    );
  });
});
