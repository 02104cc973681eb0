import { describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { compareListings } from './compare.ts';

const listing = (id: string, more: object) =>
  Listing.parse({
    id,
    organisation: { name: id, kind: 'county', region: '653127' },
    title: id,
    industries: [],
    offers: [],
    seeks: [],
    ...more,
  });

describe('compareListings', () => {
  it('puts quantities of a row in the first one’s unit and marks what differs', () => {
    const rows = compareListings([
      listing('a', { offers: [{ factor: 'land', quantity: 200, unit: 'mu' }] }),
      listing('b', { offers: [{ factor: 'land', quantity: 100_000, unit: 'm2', description: '地块' }, { factor: 'water' }] }),
    ]);
    expect(rows.map(({ direction, factor, differs }) => [direction, factor, differs])).toEqual([
      ['offers', 'land', true],
      ['offers', 'water', true],
    ]);
    expect(rows[0]?.cells[1]).toEqual({ totals: [{ quantity: 150, unit: 'mu' }], descriptions: ['地块'], essential: false });
    expect(rows[1]?.cells[0]).toBeNull();
  });

  it('the same amount in two units does not differ; parcels add up', () => {
    const [row] = compareListings([
      listing('a', { seeks: [{ factor: 'land', quantity: 15, unit: 'mu', essential: true }] }),
      listing('b', {
        seeks: [
          { factor: 'land', quantity: 4_000, unit: 'm2' },
          { factor: 'land', quantity: 6_000, unit: 'm2' },
        ],
      }),
    ]);
    expect(row?.differs).toBe(false);
    expect(row?.cells[0]?.essential).toBe(true);
  });

  it('has no rows where nothing is stated', () => {
    expect(compareListings([listing('a', {}), listing('b', {})])).toEqual([]);
  });
});
