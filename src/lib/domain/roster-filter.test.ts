import { describe, expect, it } from 'vitest';
import type { RosterEntry } from './roster-entry.ts';
import { matchesRoster, specialtiesOf, type RosterFilter } from './roster-filter.ts';

const NONE: RosterFilter = { words: '', side: '', exchange: '', specialty: '', ladder: '', month: '', keep: '' };
const entry = (side: 'east' | 'west', specialties: string[]) =>
  ({ side, content: { specialties, title: specialties.join() } }) as unknown as RosterEntry;
const entries = [entry('east', ['护理', '急诊']), entry('east', ['护理']), entry('west', ['急诊']), entry('west', ['儿科'])];
const of = (filter: Partial<RosterFilter>) => specialtiesOf(entries, { ...NONE, ...filter }, '2026-11-26');

describe('specialtiesOf', () => {
  it('counts what choosing each would leave, most frequent first', () => {
    expect(of({})).toEqual([
      { specialty: '急诊', count: 2 },
      { specialty: '护理', count: 2 },
      { specialty: '儿科', count: 1 },
    ]);
    for (const { specialty, count } of of({ side: 'east' }))
      expect(entries.filter((each) => matchesRoster(each, { ...NONE, side: 'east', specialty }, '2026-11-26'))).toHaveLength(count);
  });
  it('is narrowed by the other facets and not by itself, and keeps what is chosen in sight', () => {
    expect(of({ side: 'east', specialty: '护理' })).toEqual(of({ side: 'east' }));
    expect(of({ side: 'east' })).toContainEqual({ specialty: '儿科', count: 0 });
  });
});
