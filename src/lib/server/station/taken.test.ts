import { expect, it } from 'vitest';
import { nextFree } from './taken.ts';
import type { Place } from './stations.ts';

const bed = { id: 'bed', kind: 'bed', name: '1', note: '' } as Place;
const search = { days: 3, today: '2026-12-01', until: '2027-01-10' };

it('looks from the day that was asked for, not from today', () => {
  const taken = [{ placeId: 'bed', from: '2026-12-20', until: '2026-12-24' }];
  expect(nextFree([bed], taken, { ...search, asked: '2026-12-21' })).toEqual({ from: '2026-12-24', until: '2026-12-27' });
});

it('names earlier days only where no later ones are free', () => {
  const taken = [{ placeId: 'bed', from: '2026-12-05', until: '2027-02-01' }];
  expect(nextFree([bed], taken, { ...search, asked: '2026-12-21' })).toEqual({ from: '2026-12-01', until: '2026-12-04' });
});

it('names none where none can be booked', () => {
  const taken = [{ placeId: 'bed', from: '2026-12-03', until: '2027-01-08' }];
  expect(nextFree([bed], taken, { ...search, asked: '2026-12-21' })).toBeNull();
  expect(nextFree([bed], [], { ...search, asked: '2027-03-01', until: '2026-12-02' })).toBeNull();
});
