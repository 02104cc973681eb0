import { expect, it } from 'vitest';
import type { RosterContent, RosterEntry } from './roster-entry.ts';
import { rosterOverview } from './roster-overview.ts';

const entry = (side: 'east' | 'west' | null, content: RosterContent): RosterEntry => ({
  id: '00000000-0000-4000-8000-000000000000',
  officeId: '00000000-0000-4000-8000-000000000001',
  officeName: '办',
  isMine: true,
  revision: 1,
  isSample: false,
  updatedAt: '',
  regionCode: null,
  side,
  content,
});

it('counts each way and names what a plan would stumble over', () => {
  const overview = rosterOverview({
    unit: [entry('east', { name: '医院', release_cap: null })],
    team: [entry(null, { name: '组' })],
    person: [entry('east', { specialties: ['护理'], health: 'fit', exchange: 'x' }), entry('west', { specialties: ['招商'] })],
    post: [
      entry('west', { seats: 2, specialties: ['护理', '急诊'], team: '组' }),
      entry('west', { seats: 1, specialties: ['急诊'] }),
      entry('east', { seats: 1, specialties: ['招商'] }),
    ],
    training: [entry(null, { direction: 'west_to_east', classes: 2, planned: 80, held: 70 })],
    visit: [entry(null, { direction: 'east_to_west', planned: 5, held: null })],
  });
  expect(overview.eastToWest).toEqual({ people: 1, posts: 2, seats: 3, teamPosts: 1, classes: 0, attendances: 0, held: 0, visits: 5 });
  expect(overview.westToEast).toEqual({ people: 1, posts: 1, seats: 1, teamPosts: 0, classes: 2, attendances: 80, held: 70, visits: 0 });
  expect(overview.missing).toEqual([
    { code: 'specialty', specialty: '急诊', posts: 2, side: 'west' },
    { code: 'lead', team: '组' },
    { code: 'health', people: 1 },
    { code: 'exchange', people: 1 },
    { code: 'unit', unit: '医院' },
  ]);
});
