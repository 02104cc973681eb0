import { describe, expect, it } from 'vitest';
import type { PlanWorld } from '../../../domain/plan-world.ts';
import { drawnPlan } from './drawn-plan.ts';
import { readWorld } from './read-world.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const lengths = { monthsMin: 3, monthsMax: 12, monthsAllowed: null };
const person = (n: number, unit: number, more: Partial<PlanWorld['people'][number]> = {}): PlanWorld['people'][number] => ({
  id: id(n),
  exchange: id(1),
  ref: `p${n}`,
  name: `示例${n}`,
  unit: id(unit),
  ladder: 'technical',
  level: 2,
  title: '',
  specialties: ['护理'],
  languages: [],
  ...lengths,
  maxAltitude: null,
  jointWith: null,
  lastEndedOn: null,
  hardshipMonths: 0,
  wantsToLearn: '',
  preferences: '',
  available: [{ from: '2027-01-01', until: '2028-01-01' }],
  ...more,
});

const WORLD: PlanWorld = {
  exchanges: [
    { id: id(1), name: '甲', startsOn: '2027-01-01', endsBefore: '2028-01-01', maxDifference: 6, eastOffice: id(2), westOffice: id(3) },
  ],
  units: [
    { id: id(4), name: '东', office: id(2), side: 'east', releaseCap: 1, covers: [{ specialty: '护理', atLeast: 1 }], region: '370000' },
    { id: id(5), name: '西', office: id(3), side: 'west', releaseCap: null, covers: [], region: '650000' },
  ],
  people: [
    person(6, 4, { jointWith: id(7), lastEndedOn: '2026-12-15' }),
    person(7, 4, { jointWith: id(6), hardshipMonths: 12 }),
    person(8, 5),
  ],
  posts: [
    {
      id: id(9),
      exchange: id(1),
      ref: 'q',
      title: '护士长',
      unit: id(5),
      duties: '带教',
      ladder: 'technical',
      levelMin: 1,
      levelMax: 4,
      specialties: ['护理'],
      from: '2027-01-01',
      until: '2028-01-01',
      ...lengths,
      seats: 1,
      priority: 2,
      altitude: 1200,
      isHardship: true,
      handoverMonths: 1,
      team: null,
      isLead: false,
    },
  ],
  teams: [],
  wishes: [{ person: id(6), post: id(9), wish: 'prefers' }],
  published: [{ id: id(20), person: id(7), post: id(9), from: '2027-03-01', until: '2027-06-01' }],
  leftOut: 0,
};
const RULES = { maxDifference: 6, rest: 2, mostPerPerson: 1, from: null };

describe('readWorld', () => {
  it('turns registers into rules: cover by whom a unit has registered, handover as a second seat, pairs once, rest from the month after', () => {
    const { app, labels } = readWorld(WORLD, { ...RULES, mayChange: false });
    expect(app.rules.cover).toEqual([{ organisation: 0, skill: 0, staff: 2, keep: 1 }]);
    expect(app.rules.handovers).toEqual([{ before: 0, after: 0, months: 1, exact: true }]);
    expect(app.problem.posts[0]!.seats).toBe(2);
    expect(app.rules.pairs).toEqual([{ people: [0, 1], how: 'together' }]);
    expect(app.rules.back).toEqual([0, null, null]);
    expect(app.wishes.hardship).toEqual([true]);
    expect(app.wishes.served).toEqual([0, 12, 0]);
    expect(app.wishes.preferred[0]).toEqual(new Map([[0, 1]]));
    expect(labels.posts).toEqual(['护士长']);
  });

  it('pins what is published, unless it may change: then it is only a promise with a price', () => {
    const promise = { person: 1, post: 0, start: 2, months: 3 };
    expect(readWorld(WORLD, { ...RULES, mayChange: false }).app.problem.pinned).toEqual([promise]);
    const { app } = readWorld(WORLD, { ...RULES, mayChange: true });
    expect([app.problem.pinned, app.wishes.published]).toEqual([[], [promise]]);
  });

  it('what has begun by the first month that is planned stays, even where promises may change', () => {
    const { app } = readWorld(WORLD, { ...RULES, mayChange: true, from: '2027-04' });
    expect([app.rules.notBefore, app.problem.pinned]).toEqual([3, [{ person: 1, post: 0, start: 2, months: 3 }]]);
  });
});

describe('drawnPlan', () => {
  const row = (n: number, status: 'draft' | 'published' | 'completed', replaces: string | null, startsOn: string, endsBefore: string) => ({
    id: id(n),
    number: n,
    status,
    person: { id: id(7), name: '示例7', office: id(2) },
    post: { id: id(9), title: '护士长' },
    home: { id: id(4), name: '东', organisation: null, office: id(2) },
    host: { id: id(5), name: '西', organisation: null, office: id(3) },
    startsOn,
    endsBefore,
    replaces,
    reason: '',
    signatures: [],
  });

  it('shows a change in the place of what it is to replace, and what other plans published beside it', () => {
    const published = row(20, 'published', null, '2027-03-01', '2027-06-01');
    const change = row(21, 'draft', id(20), '2027-04-01', '2027-07-01');
    expect(drawnPlan(WORLD, RULES, [published, change]).onBoard.map(({ assignment }) => assignment.start)).toEqual([3]);
    expect(drawnPlan(WORLD, RULES, []).elsewhere).toEqual([{ person: 1, post: 0, start: 2, months: 3 }]);
  });

  it('what is over stands where it was and holds up nothing', () => {
    const { onBoard, done } = drawnPlan(WORLD, RULES, [row(22, 'completed', null, '2027-01-01', '2027-03-01')]);
    expect([onBoard, done.map(({ assignment }) => assignment)]).toEqual([[], [{ person: 1, post: 0, start: 0, months: 2 }]]);
  });
});
