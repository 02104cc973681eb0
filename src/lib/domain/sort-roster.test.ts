import { expect, it } from 'vitest';
import type { RosterContent, RosterEntry } from './roster-entry.ts';
import { rosterSort, sortRoster } from './sort-roster.ts';

const entry = (ref: string, content: RosterContent): RosterEntry => ({
  id: `00000000-0000-4000-8000-00000000000${ref}`,
  officeId: '00000000-0000-4000-8000-000000000000',
  officeName: '办',
  isMine: true,
  revision: 1,
  isSample: true,
  updatedAt: '2026-11-26',
  regionCode: null,
  side: 'east',
  content: { ref, ...content },
});
const order = (entries: RosterEntry[], by: string) => sortRoster('post', entries, rosterSort(by)).map(({ content }) => content['ref']);

const posts = [
  entry('1', { title: '乙', seats: 2, starts_on: '2027-05-01', specialties: [] }),
  entry('2', { title: '甲', seats: 10, starts_on: '2027-03-01', specialties: ['护理'] }),
  entry('3', { title: '丙', seats: null, starts_on: '2027-04-01', specialties: ['儿科'] }),
];

it('sorts numbers as numbers, days as days, names by their reading', () => {
  expect(order(posts, 'seats')).toEqual(['1', '2', '3']);
  expect(order(posts, 'starts_on')).toEqual(['2', '3', '1']);
  expect(order(posts, 'name')).toEqual(['3', '2', '1']);
});
it('leaves what has no value last, whichever way', () => {
  expect(order(posts, '-seats')).toEqual(['2', '1', '3']);
  expect(order(posts, 'specialties')).toEqual(['3', '2', '1']);
  expect(order(posts, '-specialties')).toEqual(['2', '3', '1']);
});
it('leaves the order alone where none is asked for', () => expect(order(posts, '')).toEqual(['1', '2', '3']));
