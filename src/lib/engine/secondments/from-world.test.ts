import { describe, expect, it } from 'vitest';
import type { SecondmentWorld } from '../../domain/secondment-world.ts';
import { horizonOfWorld, plannedLevel, problemOfWorld, wholeMonths } from './from-world.ts';
import { readProblem } from './read-problem.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const world: SecondmentWorld = {
  exchanges: [
    { id: id(1), name: '甲', startsOn: '2027-01-01', endsBefore: '2028-01-01', maxDifference: 6, eastOffice: id(2), westOffice: id(3) },
  ],
  units: [
    { id: id(4), name: '东', office: id(2), side: 'east', releaseCap: 1, covers: [] },
    { id: id(5), name: '西', office: id(3), side: 'west', releaseCap: null, covers: [] },
  ],
  people: [
    {
      id: id(6),
      exchange: id(1),
      ref: 'p',
      name: 'p',
      unit: id(4),
      ladder: 'technical',
      level: 2,
      title: '',
      specialties: ['护理'],
      languages: [],
      monthsMin: 3,
      monthsMax: 6,
      monthsAllowed: [3, 6],
      maxAltitude: 2500,
      jointWith: null,
      lastEndedOn: null,
      hardshipMonths: 0,
      wantsToLearn: '',
      preferences: '',
      available: [
        { from: '2027-02-15', until: '2027-06-30' },
        { from: '2027-09-10', until: '2027-09-20' },
      ],
    },
  ],
  posts: [
    {
      id: id(7),
      exchange: id(1),
      ref: 'q',
      title: 'q',
      unit: id(5),
      duties: 'x',
      ladder: 'technical',
      levelMin: 1,
      levelMax: 4,
      specialties: ['护理'],
      from: '2027-01-01',
      until: '2028-01-01',
      monthsMin: 3,
      monthsMax: 12,
      monthsAllowed: null,
      seats: 1,
      priority: 3,
      altitude: 1200,
      isHardship: false,
      handoverMonths: 0,
      team: id(8),
      isLead: true,
    },
  ],
  teams: [{ id: id(8), name: '组', minFilled: 1 }],
  wishes: [{ person: id(6), post: id(7), wish: 'refuses' }],
  leftOut: 0,
};

describe('problemOfWorld', () => {
  it('is a problem that the planner reads without a fault', () => {
    const read = readProblem(problemOfWorld(world));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    expect(read.problem).toMatchObject({ months: 12, maxDifference: 6, forbidden: [{ person: 0, post: 0 }] });
    expect(read.problem.people[0]).toMatchObject({ maxAltitude: 2500, available: [{ from: 2, until: 5 }] });
    expect(read.problem.organisations).toEqual([
      { side: 'east', releaseCap: 1 },
      { side: 'west', releaseCap: Infinity },
    ]);
    expect(read.problem.teams).toEqual([{ posts: [0], minFilled: 1 }]);
  });

  it('counts on the beds that bookings leave at the station where secondees live', () => {
    const problem = problemOfWorld({
      ...world,
      stations: [{ id: id(60), name: 's', beds: 2 }],
      postStations: [{ post: world.posts[0]!.id, station: id(60) }],
    });
    expect(problem.stations).toEqual([{ id: id(60), beds: 2 }]);
    expect(problem.posts[0]).toMatchObject({ station: id(60) });
    expect(problemOfWorld(world).posts[0]).not.toHaveProperty('station');
  });

  it('takes whole months inside the days only', () => {
    expect(wholeMonths('2027-02-15', '2027-06-30')).toEqual({ from: '2027-03', until: '2027-06' });
    expect(wholeMonths('2027-02-01', '2027-03-01')).toEqual({ from: '2027-02', until: '2027-03' });
    expect(wholeMonths('2027-02-02', '2027-03-31')).toBeNull();
  });

  it('keeps the ladders apart', () => {
    expect(plannedLevel('technical', 1)).toBeGreaterThan(plannedLevel('cadre', 7));
  });

  it('plans all months of the exchanges where none are named', () => {
    expect(horizonOfWorld(world)).toEqual({ from: '2027-01', until: '2028-01' });
  });
});
