import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingFilterQuery, parseListingFilter, toggleChoice } from './listing-filter.ts';

const parse = (query: string) => parseListingFilter(new URLSearchParams(query));

describe('parseListingFilter', () => {
  it('reads words, choices and the page', () => {
    const { filter, ignored } = parse('q=红枣&kinds=county&offers=land&offers=labour&page=2');
    expect(filter).toMatchObject({ q: '红枣', kinds: ['county'], offers: ['land', 'labour'], page: 2 });
    expect(ignored).toEqual([]);
  });

  it('leaves out and names what it does not understand', () => {
    const { filter, ignored } = parse('kinds=moon&kinds=county&page=-3&provinces=DROP');
    expect(filter).toMatchObject({ kinds: ['county'], page: 1, places: [] });
    expect(ignored).toEqual(['page', 'kinds', 'places']);
  });

  it('reads a quantity with its bounds, and refuses one that makes no sense', () => {
    const { filter, ignored } = parse('amounts=offers:land:200..500.5:mu&amounts=seeks:labour:..300:person');
    expect(filter.amounts).toEqual([
      { direction: 'offers', factor: 'land', from: 200, until: 500.5, unit: 'mu' },
      { direction: 'seeks', factor: 'labour', from: null, until: 300, unit: 'person' },
    ]);
    expect(ignored).toEqual([]);
    for (const wrong of ['offers:land:..:mu', 'offers:land:9..3:mu', 'offers:moon:1..:mu', 'offers:land:1..:miles', 'land'])
      expect(parse(`amounts=${wrong}`)).toMatchObject({ filter: { amounts: [] }, ignored: ['amounts'] });
  });

  it('still reads the addresses of before', () => {
    expect(parse('provinces=650000&sections=C').filter).toMatchObject({ places: ['650000'], industries: ['C'] });
  });

  it('answers any query string, and its own address leads back to the same filter', () => {
    const names = fc.constantFrom(
      'q',
      'page',
      'kinds',
      'sides',
      'provinces',
      'places',
      'sections',
      'offers',
      'seeks',
      'amounts',
      'on',
      'sort',
      'fresh',
      'x',
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('county', 'east', '650000', 'C', 'land', '3', 'offers:land:200..:mu', '2027-01-01', 'name', '30'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
        const { filter } = parseListingFilter(new URLSearchParams(pairs));
        expect(parse(listingFilterQuery(filter)).filter).toEqual(filter);
      }),
    );
  });
});

describe('toggleChoice', () => {
  it('is its own inverse, and goes back to the first page', () => {
    const { filter } = parse('kinds=county&page=4');
    const once = toggleChoice(filter, 'offers', 'land');
    expect(once).toMatchObject({ offers: ['land'], page: 1 });
    expect(toggleChoice(once, 'offers', 'land').offers).toEqual([]);
  });
});
