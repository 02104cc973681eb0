import { describe, expect, it } from 'vitest';
import type { PlacementView } from '../../domain/plan-view.ts';
import { placementsPage, placementsQuery } from './placements-page.ts';

const placements = Array.from({ length: 230 }, (_, n): PlacementView => ({
  person: `示例人员${n + 1}`,
  home: n % 2 ? '东部示例医院' : '西部示例学校',
  post: '护理跟岗',
  host: '示例单位',
  startsOn: '2027-03-01',
  endsBefore: '2027-09-01',
  months: 6,
  direction: n % 2 ? 'east_to_west' : 'west_to_east',
}));
const asked = (query: string) => placementsPage(placements, placementsQuery(new URLSearchParams(query)));

describe('a page of what a run places', () => {
  it('shows a hundred, and counts all', () => {
    expect(asked('')).toMatchObject({ total: 230, page: 1, pages: 3 });
    expect(asked('page=3').shown.map(({ person }) => person)).toEqual(Array.from({ length: 30 }, (_, n) => `示例人员${n + 201}`));
  });

  it('keeps what holds all words and goes the way asked for', () => {
    expect(asked('direction=east_to_west').total).toBe(115);
    expect(asked('q=学校 人员11').shown.map(({ person }) => person)).toEqual([
      '示例人员11',
      '示例人员111',
      '示例人员113',
      '示例人员115',
      '示例人员117',
      '示例人员119',
    ]);
    expect(asked('q=学校&direction=east_to_west').total).toBe(0);
  });

  it('takes nonsense as not said', () => {
    expect(asked('direction=up&page=-3')).toMatchObject({ total: 230, page: 1 });
  });
});
