import { expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { confidenceOf } from './confidence.ts';

const full = Listing.parse({
  id: 'a',
  organisation: { name: 'x', kind: 'county', region: '653127' },
  title: '红枣',
  summary: '红枣产地',
  industries: ['01'],
  offers: [{ factor: 'land', quantity: 5, unit: 'mu' }, { factor: 'labour' }],
  seeks: [{ factor: 'capital' }, { factor: 'brand' }],
});
const level = (a: Listing, b: Listing, age = 10) => confidenceOf(a, b, [0, age]).level;

it('follows the side that states less, and falls a step after a year', () => {
  const bare: Listing = { ...full, summary: '', seeks: [] };
  expect([level(full, full), level(full, bare), level(bare, full)]).toEqual(['high', 'medium', 'medium']);
  expect([level(full, { ...bare, industries: [] }), level(full, full, 366), level(full, bare, 400)]).toEqual(['low', 'medium', 'low']);
  expect(confidenceOf(full, full, [3, 9]).ageDays).toBe(9);
});
