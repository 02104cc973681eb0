import { describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { leftOver } from './left-over.ts';

const county = Listing.parse({
  id: 'c',
  organisation: { name: '丙县（示例）', kind: 'county', region: '653127' },
  title: '丙县',
  industries: [],
  offers: [
    { factor: 'land', description: '甲地块', quantity: 100, unit: 'mu' },
    { factor: 'land', description: '乙地块', quantity: 40, unit: 'mu' },
    { factor: 'labour', description: '工人', quantity: 80, unit: 'person' },
    { factor: 'water', description: '有水' },
  ],
  seeks: [],
});
const left = (...offers: [number, 'land' | 'labour' | 'water', number, 'mu' | 'm2' | 'person' | 'm3_per_year'][]) =>
  leftOver([county], {
    offers: offers.map(([at, factor, quantity, unit]) => ({ listing: 'c', at, factor, quantity, unit })),
    parties: [],
  })[0]?.offers.map(({ quantity }) => quantity);

describe('leftOver', () => {
  it('takes a promise from the offer at its place, in whatever unit', () => {
    expect(left([1, 'land', 15, 'mu'])).toEqual([100, 25, 80, undefined]);
    expect(left([2, 'labour', 80, 'person'])).toEqual([100, 40, 0, undefined]);
    expect(left([1, 'land', 20_000 / 3, 'm2'])?.[1]).toBeCloseTo(30, 6);
  });

  it('takes what its place no longer has from the others of the factor, and never more than there is', () => {
    expect(left([1, 'land', 60, 'mu'])).toEqual([80, 0, 80, undefined]);
    expect(left([2, 'land', 30, 'mu'])).toEqual([70, 40, 80, undefined]);
    expect(left([0, 'land', 500, 'mu'])).toEqual([0, 0, 80, undefined]);
  });

  it('leaves alone what states no quantity, and listings that nobody promised anything of', () => {
    expect(left([3, 'water', 5, 'm3_per_year'])).toEqual([100, 40, 80, undefined]);
    expect(leftOver([county], { offers: [], parties: [] })).toEqual([county]);
  });
});
