import { describe, expect, it } from 'vitest';
import type { SitingQuestion } from '../../domain/siting-run.ts';
import { Budget } from '../budget.ts';
import { changedWays } from './changed-ways.ts';
import { benefitOf, scenarioFigures, scenarioProblem } from './siting-scenarios.ts';
import { siteStations } from './siting.ts';
import { greatCircle, waysOf } from './ways.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude, source: '测试' });
const question = (more: Partial<SitingQuestion> = {}): SitingQuestion => ({
  name: '测试',
  objective: 'coverage',
  measure: 'hours',
  sites: [
    { name: 'A', cost: 30, beds: 10 },
    { name: 'B', cost: 20 },
  ],
  counties: [
    { name: 'x', demand: 8 },
    { name: 'y', demand: 5 },
  ],
  ways: [
    ['x', 'A', 1],
    ['x', 'B', 5],
    ['y', 'A', 4],
    ['y', 'B', 1.5],
  ],
  reach: { full: 2, none: 6 },
  mostSites: 2,
  ...more,
});

describe('waysOf', () => {
  it('measures the earth: one degree of a meridian is 111.2 km', () => {
    expect(greatCircle(at(38, 77), at(39, 77))).toBeCloseTo(111.195, 2);
    expect(greatCircle(at(39.47, 75.99), at(39.47, 75.99))).toBe(0);
  });

  it('takes the table first, then coordinates with the stated detour, and asks for the rest', () => {
    const asked = question({
      sites: [
        { name: 'A', cost: 1, at: at(39, 77) },
        { name: 'B', cost: 1 },
      ],
      counties: [
        { name: 'x', demand: 1, at: at(38, 77) },
        { name: 'y', demand: 1 },
      ],
      ways: [
        ['y', 'A', 3],
        ['y', 'B', null],
      ],
      detour: 1.3,
      speed: 50,
    });
    expect(waysOf(asked)).toEqual({
      ways: [
        { county: 0, site: 0, way: 2.89, from: 'coordinates' },
        { county: 1, site: 0, way: 3, from: 'table' },
      ],
      missing: [{ county: 0, site: 1 }],
    });
    const without = { ...asked };
    delete without.detour;
    expect(waysOf(without).missing).toHaveLength(2);
  });
});

describe('scenarios', () => {
  it('weighs a way between full and none', () => {
    expect([0, 2, 4, 6, 9].map((way) => benefitOf(way, { full: 2, none: 6 }))).toEqual([1, 1, 0.5, 0, 0]);
  });

  const solved = (asked: SitingQuestion, k: number) => {
    const { ways } = waysOf(asked);
    const siting = siteStations(scenarioProblem(asked, ways, k), { gap: 0, seed: 0, budget: new Budget({ work: 10_000 }) });
    return { siting, figures: scenarioFigures(asked, ways, [...siting.servedBy]) };
  };

  it('one site serves what fits into its beds, two serve both', () => {
    const one = solved(question(), 1);
    expect(one.siting.worth).toBe(8); // A has ten beds: x whole, y does not fit; B would bring 8 · 0.25 + 5 = 7
    expect(one.figures).toEqual({ sites: 1, cost: 30, served: 1, demand: 8, allDemand: 13, meanWay: 1, longestWay: 1 });
    const two = solved(question(), 2);
    expect(two.siting.worth).toBe(13);
    expect(two.figures).toMatchObject({ sites: 2, cost: 50, served: 2, meanWay: 1.19, longestWay: 1.5 });
  });

  it('keeps to the budget', () => expect(solved(question({ budget: 25 }), 2).siting.worth).toBe(7));

  it('a median serves everybody', () => {
    const asked = question({
      objective: 'p_median',
      sites: [
        { name: 'A', cost: 30 },
        { name: 'B', cost: 20 },
      ],
    });
    expect(solved(asked, 1).siting.worth).toBe(-28); // A: 8 · 1 + 5 · 4, against B: 8 · 5 + 5 · 1.5
  });
});

describe('changedWays', () => {
  it('tells pair by pair who is served from elsewhere: the newly served first, then by the way saved, the left out last', () => {
    const counties = ['v', 'w', 'x', 'y', 'z'].map((name) => ({ name, demand: 2 }));
    const ways = counties.flatMap((_, county) => [0, 1].map((site) => ({ county, site, way: county + 4 * site, from: 'table' as const })));
    expect(changedWays(question({ counties }), ways, [0, 1, 0, 1, -1], [0, 0, 1, -1, 0])).toEqual([
      { county: 4, before: null, after: { site: 0, way: 4 } },
      { county: 1, before: { site: 1, way: 5 }, after: { site: 0, way: 1 } },
      { county: 2, before: { site: 0, way: 2 }, after: { site: 1, way: 6 } },
      { county: 3, before: { site: 1, way: 7 }, after: null },
    ]);
    expect(changedWays(question({ counties }), ways, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0])).toEqual([]);
  });
});
