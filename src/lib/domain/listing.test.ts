import { describe, expect, it } from 'vitest';
import { faultsOf } from './fault.ts';
import { Listing } from './listing.ts';

const listing = {
  id: 'county-653127',
  organisation: { name: '麦盖提县', kind: 'county', region: '653127' },
  title: '刀郎故里',
  summary: '',
  industries: ['01', '17'],
  offers: [{ factor: 'raw_material', description: '灰枣', quantity: 200_000, unit: 't_per_year' }],
  seeks: [{ factor: 'capital', description: '红枣加工', essential: true }],
};
const faults = (change: object) => {
  const input = { ...listing, ...change };
  const read = Listing.safeParse(input);
  return read.success ? [] : faultsOf(read.error, input).map(({ path, code, got }) => [path, code, got].filter(Boolean).join(' '));
};

describe('a listing', () => {
  it('is read as it is written', () => {
    expect(Listing.parse(listing)).toEqual(listing);
  });

  it('may leave out what it does not know: description, summary, quantity', () => {
    const { summary: _summary, ...rest } = { ...listing, offers: [{ factor: 'land' }] };
    expect(Listing.parse(rest)).toMatchObject({ summary: '', offers: [{ factor: 'land', description: '' }] });
  });

  it.each([
    [{ offers: [{ factor: 'land', quantity: -3, unit: 'mu' }] }, 'offers[0].quantity too_small -3'],
    [{ offers: [{ factor: 'land', quantity: 3 }] }, 'offers[0].unit unit_missing'],
    [{ offers: [{ factor: 'land', unit: 'mu' }] }, 'offers[0].quantity quantity_missing'],
    [{ offers: [{ factor: 'land', quantity: 3, unit: 'acre' }] }, 'offers[0].unit not_one_of "acre"'],
    [{ seeks: [{ factor: 'money' }] }, 'seeks[0].factor not_one_of "money"'],
    [{ offers: [{ factor: 'land', essential: true }] }, 'offers[0].essential unknown_key'],
    [{ organisation: { name: '麦盖提县', kind: 'county', region: '6531' } }, 'organisation.region wrong_form "6531"'],
    [{ organisation: { name: '', kind: 'county', region: '653127' } }, 'organisation.name empty'],
    [{ industries: ['017', 'abc'] }, 'industries[1] wrong_form "abc"'],
    [{ title: undefined }, 'title missing'],
    [{ id: 7 }, 'id wrong_type 7'],
    [{ year: 2020.5 }, 'year wrong_type 2020.5'],
    [{ colour: 'red' }, 'colour unknown_key'],
  ])('names the place of a fault: %j', (change, expected) => {
    expect(faults(change)).toEqual([expected]);
  });

  it('reports every fault, not only the first', () => {
    expect(faults({ id: '', title: '' })).toEqual(['id empty', 'title empty']);
  });
});
