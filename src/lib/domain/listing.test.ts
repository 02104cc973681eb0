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

  it('may say when a factor can be had and what its trade asks', () => {
    const offers = [
      {
        factor: 'land',
        description: '',
        available: { from: '2027-01-01', until: '2029-01-01' },
        details: { price: 25, tenure: 'state_owned', gas: true },
      },
    ];
    expect(Listing.parse({ ...listing, offers }).offers).toEqual(offers);
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
    [{ offers: [{ factor: 'land', details: { colour: 'red' } }] }, 'offers[0].details.colour unknown_key'],
    [{ offers: [{ factor: 'land', details: { price: '25' } }] }, 'offers[0].details.price wrong_type "25"'],
    [{ offers: [{ factor: 'land', details: { plot_ratio_max: 31 } }] }, 'offers[0].details.plot_ratio_max too_big 31'],
    [{ offers: [{ factor: 'land', details: { tenure: 'mine' } }] }, 'offers[0].details.tenure not_one_of "mine"'],
    [{ seeks: [{ factor: 'water', details: { price: 1 } }] }, 'seeks[0].details.price unknown_key'],
    [{ offers: [{ factor: 'land', available: { from: '2027-01-01', to: '2028' } }] }, 'offers[0].available.to unknown_key'],
    [{ offers: [{ factor: 'land', available: { from: '2027-02-30' } }] }, 'offers[0].available.from wrong_form "2027-02-30"'],
    [{ offers: [{ factor: 'land', available: { from: '2027-05-01', until: '2027-05-01' } }] }, 'offers[0].available.until period_empty'],
  ])('names the place of a fault: %j', (change, expected) => {
    expect(faults(change)).toEqual([expected]);
  });

  it('reports every fault, not only the first', () => {
    expect(faults({ id: '', title: '' })).toEqual(['id empty', 'title empty']);
  });
});
