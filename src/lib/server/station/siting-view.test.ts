import { describe, expect, it } from 'vitest';
import type { SitingInput } from '../run/kinds/siting.ts';
import { sitingView } from './siting-view.ts';

const at = (latitude: number, longitude: number, source: string) => ({ latitude, longitude, source });
const question = (more: Partial<SitingInput> = {}): SitingInput => ({
  ...{ name: '按坐标选址', objective: 'coverage', measure: 'km', mostSites: 1, reach: { full: 60, none: 300 }, detour: 1.3 },
  sites: [{ name: '莎车站', cost: 18, at: at(38.41, 77.24, '天地图 2026-11') }],
  counties: [
    { name: '麦盖提县', demand: 12, at: at(38.9, 77.61, '县志 2020') },
    { name: '泽普县', demand: 6 },
  ],
  wayRows: [[null], [45]],
  ...more,
});
const figures = { sites: 1, cost: 18, served: 2, demand: 18, allDemand: 18, meanWay: 70, longestWay: 82 };
const output = (objective: number, bound: number) => ({
  scenarios: [{ most: 1, status: 'feasible' as const, objective, bound, servedBy: [0, 0], figures }],
  ...{ fromTable: 1, fromCoordinates: 1 },
});
const ASKED = { most: null, against: null };

describe('sitingView', () => {
  it('says how ways from coordinates were reckoned, and where the coordinates were read', () => {
    const view = sitingView({ input: question(), output: output(16, 16) }, ASKED);
    expect(view.sources).toEqual({ table: 1, coordinates: 1, detour: 1.3, speed: null, positions: ['县志 2020', '天地图 2026-11'] });
    expect(view.chosen?.sites[0]?.counties.map(({ name, estimated }) => [name, estimated])).toEqual([
      ['麦盖提县', true],
      ['泽普县', false],
    ]);
  });
  it('names the speed where hours were wanted', () => {
    const asked = question({ measure: 'hours', speed: 60 });
    expect(sitingView({ input: asked, output: output(16, 16) }, ASKED).sources.speed).toBe(60);
  });
  it('keeps the gap that stayed open', () => {
    expect(sitingView({ input: question(), output: output(1000, 1003.4) }, ASKED).scenarios[0]?.gap).toBeCloseTo(0.0034, 10);
  });
});
