import { describe, expect, it } from 'vitest';
import { readRosterForm, type RosterReading } from './read-roster-form.ts';
import { rosterTyped } from './roster-entry.ts';
import { RANKS } from './roster-field.ts';
import { dayOf, readCovers, readMonths, readPeriods, wordsOf } from './roster-text.ts';

const reading: RosterReading = {
  today: '2026-11-26',
  choice: (_, word) => (RANKS.includes(word) || ['fit', 'east_to_west'].includes(word) ? word : undefined),
  region: (text) => (text === '麦盖提县' ? { ok: true, code: '653127' } : { ok: false, candidates: [] }),
  scheme: (text) => (text === '援疆' ? { code: 'x', months: { months_min: 18, months_max: 18, months_allowed: null } } : undefined),
};
const person = {
  display_name: '示例人员',
  unit: '县医院',
  rank: 'technical.3',
  specialties: '护理、急诊，护理',
  available: '2027-03 至 2027年9月；2028/1/1 到 20280630',
  months: '６、12',
  purpose: '挂职',
  keep_until: '2029-12-31',
};
const post = {
  title: '主任',
  unit: '县医院',
  duties: '带教',
  rank_min: 'technical.2',
  rank_max: 'technical.4',
  starts_on: '2027-03',
  ends_before: '2028-08',
  months: '6-12',
};

describe('readRosterForm', () => {
  it('reads a person as people type one, and gives back the same text', () => {
    const read = readRosterForm('person', person, reading);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.content).toMatchObject({
      ladder: 'technical',
      level: 3,
      specialties: ['护理', '急诊'],
      months_min: 6,
      months_max: 12,
      months_allowed: [6, 12],
      available: [
        { from: '2027-03-01', until: '2027-10-01' },
        { from: '2028-01-01', until: '2028-07-01' },
      ],
    });
    const again = readRosterForm('person', rosterTyped('person', read.content), reading);
    expect(again).toEqual(read);
  });

  it('refuses a retention that is over: the entry would be deleted at once', () => {
    for (const keep_until of ['2020-01-01', '2026-11-26'])
      expect(readRosterForm('person', { ...person, keep_until }, reading)).toEqual({
        ok: false,
        faults: [{ field: 'keep_until', code: 'kept_no_longer', got: keep_until, expected: '' }],
      });
    expect(readRosterForm('person', { ...person, keep_until: '2026-11-27' }, reading).ok).toBe(true);
  });

  it('reads a post, its last day included, and its months from the rule pack where it says none', () => {
    const read = readRosterForm('post', { ...post, months: '', scheme: '援疆' }, reading);
    expect(read).toMatchObject({
      ok: true,
      content: { ends_before: '2028-09-01', months_min: 18, ladder: 'technical', level_min: 2, level_max: 4, scheme: 'x' },
    });
  });

  it('names every fault with its field', () => {
    const faults = (kind: 'person' | 'post', typed: Record<string, string>) => {
      const read = readRosterForm(kind, typed, reading);
      return read.ok ? [] : read.faults.map(({ field, code }) => `${field} ${code}`);
    };
    expect(
      faults('person', {
        ...person,
        display_name: '',
        months: '半年',
        available: '2027-03 至 2027-02',
        keep_until: '长期',
        max_altitude_m: '很高',
      }),
    ).toEqual([
      'display_name missing',
      'available period_empty',
      'months not_months',
      'max_altitude_m not_a_number',
      'keep_until not_a_date',
    ]);
    expect(faults('post', { ...post, rank_max: 'cadre.3', ends_before: '2027-01', is_lead: 'yes' })).toEqual([
      'rank_max ladders_differ',
      'ends_before period_empty',
      'team missing',
    ]);
    expect(faults('person', { ...person, available: '2027-03 至 2027-09；2027-09 至 2028-01', rank: '处长' })).toEqual([
      'rank choice_unknown',
      'available periods_overlap',
    ]);
  });
});

describe('texts of registers', () => {
  it('reads months', () => {
    expect(readMonths('1.5年')).toEqual({ months_min: 18, months_max: 18, months_allowed: null });
    expect(readMonths('3至12个月')).toEqual({ months_min: 3, months_max: 12, months_allowed: null });
    expect(readMonths('3月、6月或12月')).toEqual({ months_min: 3, months_max: 12, months_allowed: [3, 6, 12] });
    for (const text of ['', '0', '12-3', '半年', '200', '1.3年']) expect(readMonths(text)).toBeNull();
  });
  it('reads days, also those that a spreadsheet counts', () => {
    expect(dayOf('46447', false)).toBe('2027-03-01');
    expect(dayOf('２０２７年３月', true)).toBe('2027-04-01');
    expect(dayOf('2027-03-05 00:00:00', false)).toBe('2027-03-05');
    expect(dayOf('下个月', false)).toBeNull();
  });
  it('reads lists', () => {
    expect(wordsOf(' 护理 / 急诊；护理')).toEqual(['护理', '急诊']);
    expect(readCovers('护理 2；心内科：1人')).toEqual([
      { specialty: '护理', at_least: 2 },
      { specialty: '心内科', at_least: 1 },
    ]);
    for (const text of ['护理', '护理 0', '护理 1；护理 2']) expect(readCovers(text)).toBeNull();
    expect(readPeriods('2027-03')).toBe('not_periods');
  });
});
