import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPromises, comparePlans, type ComparedPlacement } from './plan-compare.ts';

const place = (
  person: string,
  postId: string,
  from: string,
  until: string,
  direction: 'east_to_west' | 'west_to_east' = 'east_to_west',
): ComparedPlacement => ({
  person,
  name: person,
  home: 'h',
  postId,
  post: postId,
  host: 'x',
  startsOn: `${from}-01`,
  endsBefore: `${until}-01`,
  direction,
});

describe('comparePlans', () => {
  it('says who enters, who leaves, who moves and what moved', () => {
    const before = [
      place('a', '1', '2027-01', '2027-04'),
      place('b', '2', '2027-01', '2027-04'),
      place('c', '3', '2027-01', '2027-04', 'west_to_east'),
    ];
    const after = [place('a', '1', '2027-01', '2027-04'), place('b', '4', '2027-02', '2027-08'), place('d', '2', '2027-01', '2027-04')];
    const difference = comparePlans(before, after);
    expect(difference.same).toBe(1);
    expect(difference.leaving.map(({ person }) => person)).toEqual(['c']);
    expect(difference.entering.map(({ person }) => person)).toEqual(['d']);
    expect(difference.moved.map(({ after: to, changed }) => [to.person, changed])).toEqual([['b', ['post', 'start', 'length']]]);
    expect(difference.counts.east_to_west).toEqual({
      before: { placements: 2, people: 2, months: 6 },
      after: { placements: 3, people: 3, months: 12 },
    });
    expect(difference.counts.west_to_east.after.placements).toBe(0);
  });

  const plans = fc
    .array(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 9 }))
        .map(([person, post, from, until]) => place(person, post, `2027-0${from}`, `2027-0${until}`)),
      { maxLength: 6 },
    )
    .map((list) => list.filter((each, at) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at));

  it('accounts for every placement of both plans', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const { entering, leaving, moved, same } = comparePlans(before, after);
        expect(same + leaving.length + moved.length).toBe(before.length);
        expect(same + entering.length + moved.length).toBe(after.length);
      }),
    );
  });
  it('finds nothing between a plan and itself, and the opposite the other way round', () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        expect(comparePlans(before, before)).toMatchObject({ entering: [], leaving: [], moved: [], same: before.length });
        const [there, back] = [comparePlans(before, after), comparePlans(after, before)];
        expect(back.entering.length).toBe(there.leaving.length);
        expect(back.leaving.length).toBe(there.entering.length);
      }),
    );
  });
});

describe('brokenPromises', () => {
  const promise = place('a', '1', '2027-01', '2027-04');
  const [moved, later] = [place('a', '1', '2027-02', '2027-05'), place('a', '1', '2027-06', '2027-09')];
  it('are published placements that a run lacks', () => {
    expect(brokenPromises([promise], [promise], true)).toEqual([]);
    expect(brokenPromises([promise], [moved], true)).toEqual([promise]);
    expect(brokenPromises([promise], [], true)).toEqual([promise]);
  });
  it('are, of a plan, those in whose months it places the person otherwise', () => {
    expect(brokenPromises([promise], [], false)).toEqual([]);
    expect(brokenPromises([promise], [later], false)).toEqual([]);
    expect(brokenPromises([promise], [moved], false)).toEqual([promise]);
  });
});
