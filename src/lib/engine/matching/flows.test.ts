import { describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { flows } from './flows.ts';

const listing = (offers: object[], seeks: object[]) =>
  Listing.parse({
    id: 'x',
    organisation: { name: 'x', kind: 'county', region: '653127' },
    title: 'x',
    industries: [],
    offers,
    seeks,
  });

describe('flows', () => {
  it('is the smaller of offered and sought, in the unit of who seeks', () => {
    const giver = listing([{ factor: 'land', quantity: 30, unit: 'mu' }], []);
    expect(flows(giver, listing([], [{ factor: 'land', quantity: 40_000, unit: 'm2' }]))).toEqual([
      { factor: 'land', descriptions: [], quantity: 20_000, unit: 'm2' },
    ]);
    expect(flows(giver, listing([], [{ factor: 'land', quantity: 10, unit: 'mu' }]))).toEqual([
      { factor: 'land', descriptions: [], quantity: 10, unit: 'mu' },
    ]);
  });

  it('adds up several offers of one kind', () => {
    const giver = listing(
      [
        { factor: 'labour', quantity: 100, unit: 'person' },
        { factor: 'labour', quantity: 50, unit: 'person' },
      ],
      [],
    );
    expect(flows(giver, listing([], [{ factor: 'labour', quantity: 500, unit: 'person' }]))).toEqual([
      { factor: 'labour', descriptions: [], quantity: 150, unit: 'person' },
    ]);
  });

  it('takes the stated quantity when only one side states one, and none when nobody does', () => {
    expect(flows(listing([{ factor: 'land' }], []), listing([], [{ factor: 'land', quantity: 5, unit: 'mu' }]))).toEqual([
      { factor: 'land', descriptions: [], quantity: 5, unit: 'mu' },
    ]);
    expect(flows(listing([{ factor: 'land', quantity: 7, unit: 'mu' }], []), listing([], [{ factor: 'land' }]))).toEqual([
      { factor: 'land', descriptions: [], quantity: 7, unit: 'mu' },
    ]);
    expect(flows(listing([{ factor: 'brand' }], []), listing([], [{ factor: 'brand' }]))).toEqual([
      { factor: 'brand', descriptions: [], quantity: null, unit: null },
    ]);
  });

  it('says what the giver says of it', () => {
    const giver = listing([{ factor: 'technology', description: '冻干工艺' }, { factor: 'technology' }], []);
    expect(flows(giver, listing([], [{ factor: 'technology', description: '加工' }]))).toMatchObject([{ descriptions: ['冻干工艺'] }]);
  });

  it('leaves out what is offered but not sought, and what is sought but not offered', () => {
    expect(flows(listing([{ factor: 'water' }], []), listing([], [{ factor: 'energy' }]))).toEqual([]);
  });
});
