import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceFor, mergeBeside, type Judged } from './advice.ts';
import { attributedCount, attributedRevenue, type CountedReturn } from './attribution.ts';
import { monthlyUse, placeMonths, shareUsed, type CountedStay } from './occupancy.ts';
import { judge } from './judge.ts';
import { expectedUse } from './outlook.ts';
import { costOf, unitCosts } from './worth.ts';

const stay = (startsOn: string, endsBefore: string, used = true): CountedStay => ({ kind: 'desk', startsOn, endsBefore, used });

describe('monthlyUse', () => {
  it('cuts stays at the months and at the time of being open', () => {
    const rows = monthlyUse(
      'desk',
      2,
      { openedOn: '2026-01-11', closedOn: null },
      [stay('2026-01-01', '2026-02-03'), stay('2026-02-10', '2026-02-12', false)],
      ['2026-01-01', '2026-03-01'],
    );
    expect(rows).toEqual([
      { month: '2026-01', openDays: 21, days: 31, available: 42, used: 21, taken: 21 },
      { month: '2026-02', openDays: 28, days: 28, available: 56, used: 2, taken: 4 },
    ]);
    expect(placeMonths(rows)).toBeCloseTo(21 / 31 + 2 / 28);
    expect(shareUsed(rows)).toBeCloseTo(23 / 98);
    expect(shareUsed([])).toBeNull();
  });

  it('never uses more than there is when nobody is booked twice', () => {
    const starts = fc.array(fc.record({ gap: fc.nat(20), days: fc.integer({ min: 1, max: 40 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(starts, (list) => {
        let day = Date.parse('2026-01-01');
        const stays = list.map(({ gap, days }) => {
          const from = day + gap * 86_400_000;
          day = from + days * 86_400_000;
          return stay(new Date(from).toISOString().slice(0, 10), new Date(day).toISOString().slice(0, 10));
        });
        for (const { used, available } of monthlyUse('desk', 1, { openedOn: '2026-01-01', closedOn: null }, stays, [
          '2026-01-01',
          '2027-01-01',
        ]))
          expect(used).toBeLessThanOrEqual(available);
      }),
    );
  });
});

describe('worth', () => {
  it('sets the whole net cost against each result', () => {
    const cost = costOf({ rentFen: 36_500_000, runningFen: 7_300_000, subsidyFen: 7_300_000 }, ['2026-01-01', '2026-04-11']);
    expect(cost).toBe(10_000_000); // 36.5 万元 a year for 100 days
    expect(unitCosts(cost, { deskMonths: 4, guests: 3, landed: 0 })).toEqual({
      perDeskMonth: 2_500_000,
      perGuest: 3_333_333,
      perLanded: null,
    });
  });

  it('estimates nothing that was not stated', () => {
    expect(costOf({ rentFen: null, runningFen: 1, subsidyFen: null }, ['2026-01-01', '2026-02-01'])).toBeNull();
    expect(unitCosts(null, { deskMonths: 1, guests: 1, landed: 1 })).toEqual({ perDeskMonth: null, perGuest: null, perLanded: null });
  });
});

describe('expectedUse', () => {
  const month = (name: string, used: number, taken = used) => ({ month: name, openDays: 30, days: 30, available: 60, used, taken });
  it('carries the mean of three months on, and never below what is booked', () => {
    const past = [month('2026-07', 60), month('2026-08', 6), month('2026-09', 12), month('2026-10', 18)];
    expect(expectedUse(past, [month('2026-11', 0, 3), month('2026-12', 0, 45)])).toEqual([
      { month: '2026-11', booked: 0.05, expected: 0.2 },
      { month: '2026-12', booked: 0.75, expected: 0.75 },
    ]);
  });
  it('says nothing with less behind it', () => expect(expectedUse([month('2026-10', 1)], [month('2026-11', 0)])).toEqual([]));
});

describe('adviceFor', () => {
  const judged = (id: string, more: Partial<Judged> = {}): Judged => ({
    id,
    kind: 'station',
    province: '650000',
    months: 6,
    places: 10,
    use: 0.4,
    peak: 4,
    unmet: 0,
    yearlyFen: 30_000_000,
    returns: 0,
    ...more,
  });
  it('waits for six months', () => expect(adviceFor(judged('a', { months: 5 }), [])).toEqual({ advice: 'too_young', months: 5 }));
  it('merges the smaller of two half-used ones of a province into the larger', () => {
    const [small, large] = [judged('a'), judged('b', { places: 12 })];
    expect(adviceFor(small, [small, large])).toEqual({ advice: 'merge', with: 'b', use: 0.4, peak: 4, free: 8, savedFen: 30_000_000 });
    expect(adviceFor(large, [small, large])).toEqual({ advice: 'keep', use: 0.4, returns: 0 });
  });
  it('merges into the most used of those that fit, never into one that stands empty itself', () => {
    const [little, more, empty] = [judged('a', { use: 0.21 }), judged('b', { use: 0.35, peak: 5 }), judged('c', { use: 0.1, places: 30 })];
    expect(adviceFor(empty, [little, more, empty])).toMatchObject({ advice: 'merge', with: 'b' });
    expect(adviceFor(little, [little, more, empty])).toMatchObject({ advice: 'merge', with: 'b' });
    expect(adviceFor(more, [little, more, empty])).toMatchObject({ advice: 'keep' });
    expect(adviceFor(judged('d', { use: 0.05 }), [judged('d', { use: 0.05 }), empty])).toMatchObject({ advice: 'close' });
  });
  it('tells of others that are to merge into the same one, and of one that is itself to go elsewhere', () => {
    const all = [judged('a', { use: 0.3 }), judged('b', { use: 0.31 }), judged('c', { use: 0.45, places: 12, peak: 5 })];
    const beside = (of: readonly Judged[], id: string) => mergeBeside(id, new Map(of.map((each) => [each.id, adviceFor(each, of)])));
    expect(beside(all, 'a')).toEqual({ others: 1, peak: 8, isUnsettled: false });
    expect(beside(all, 'c')).toBeNull();
    const chain = [
      judged('a', { use: 0.3, peak: 8 }),
      judged('b', { use: 0.4, places: 12 }),
      judged('c', { use: 0.45, places: 10, peak: 5 }),
    ];
    expect(beside(chain, 'a')).toEqual({ others: 0, peak: 8, isUnsettled: true });
  });
  it('does not merge where the busiest day would not fit, nor across provinces or kinds', () => {
    for (const more of [{ peak: 9 }, { province: '620000' }, { kind: 'enclave' as const }, { use: 0.6 }, { months: 3 }])
      expect(adviceFor(judged('a'), [judged('a'), judged('b', { places: 12, ...more })])).toMatchObject({ advice: 'keep' });
  });
  it('moves an empty one to where people wait in vain for more than is used here', () => {
    const empty = judged('a', { use: 0.1, peak: 9 });
    expect(adviceFor(empty, [empty, judged('b', { province: '620000', use: 0.95, unmet: 400 })])).toEqual({
      advice: 'move',
      with: 'b',
      use: 0.1,
      unmet: 400,
      usedDays: 183,
    });
  });
  it('closes an empty one that brought nothing home, and keeps one that did', () => {
    expect(adviceFor(judged('a', { use: 0.1 }), [])).toEqual({ advice: 'close', use: 0.1, returns: 0, savedFen: 30_000_000 });
    expect(adviceFor(judged('a', { use: 0.1, returns: 2 }), [])).toEqual({ advice: 'keep', use: 0.1, returns: 2 });
  });
});

describe('attribution', () => {
  it('counts once: both sides add up to the whole, whatever the shares', () => {
    const returns = fc.array(
      fc.record({
        kind: fc.constantFrom('project_landed' as const, 'revenue' as const),
        amountFen: fc.option(fc.integer({ min: 1, max: 1e12 })),
        homeShare: fc.integer({ min: 0, max: 10_000 }),
      }),
    );
    fc.assert(
      fc.property(returns, (list: CountedReturn[]) => {
        const count = attributedCount(list, 'project_landed');
        expect(count.home + count.other).toBe(count.whole);
        const revenue = attributedRevenue(list);
        expect(revenue.home + revenue.other).toBe(revenue.whole);
        expect(revenue.home).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('divides one project in half', () => {
    expect(attributedCount([{ kind: 'project_landed', amountFen: null, homeShare: 5000 }], 'project_landed')).toEqual({
      whole: 10_000,
      home: 5000,
      other: 5000,
    });
  });
});

describe('judge', () => {
  it('looks at the last six full months', () => {
    const known = {
      id: 'a',
      kind: 'station' as const,
      province: '650000',
      desks: 1,
      beds: 1,
      openedOn: '2026-01-01',
      closedOn: null,
      stays: [
        stay('2026-06-01', '2026-07-01'),
        { ...stay('2026-06-11', '2026-06-21'), kind: 'bed' as const },
        stay('2026-08-01', '2026-09-01', false),
        stay('2026-11-01', '2026-11-20'),
      ],
      vain: [{ startsOn: '2026-10-30', endsBefore: '2026-11-05' }],
      yearlyFen: 5,
      returns: 0,
    };
    // May to October: 184 days, two places; 30 + 10 place-days used, two places on the busiest day; two days of vain waiting before November.
    expect(judge(known, '2026-11-26')).toEqual({
      id: 'a',
      kind: 'station',
      province: '650000',
      months: 6,
      places: 2,
      use: 40 / 368,
      peak: 2,
      unmet: 2,
      yearlyFen: 5,
      returns: 0,
    });
    expect(judge({ ...known, openedOn: '2026-07-10' }, '2026-11-26').months).toBe(3);
  });
});
