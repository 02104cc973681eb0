import { expect, it } from 'vitest';
import { stationDifferences, toldDifferences } from './station-change.ts';

it('tells what became what, and nothing of what stayed', () => {
  expect(stationDifferences({ address: '甲路', beds: 6, desks: 2, labs: 0 }, { address: '乙路', beds: 4, desks: 2, labs: 0 })).toEqual([
    { what: 'address', from: '甲路', to: '乙路' },
    { what: 'beds', from: '6', to: '4' },
  ]);
  expect(toldDifferences({ beds_from: 6, beds_to: 4, why: 'x' })).toEqual([{ what: 'beds', from: '6', to: '4' }]);
  expect(stationDifferences(null, undefined)).toEqual([]);
});
