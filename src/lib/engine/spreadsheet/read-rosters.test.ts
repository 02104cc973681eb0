import { describe, expect, it } from 'vitest';
import type { RosterKindCode } from '../../domain/enums.ts';
import type { RosterReading } from '../../domain/read-roster-form.ts';
import { RANKS } from '../../domain/roster-field.ts';
import { rosterHeaders } from '../../domain/roster-header.ts';
import { ROSTER_KINDS } from '../../domain/roster-field.ts';
import { checkRosters } from './check-rosters.ts';
import { readRosters, type RosterSheet } from './read-rosters.ts';

const reading: RosterReading = {
  today: '2026-11-26',
  choice: (_, word) =>
    ({ 副高: 'technical.3', 请进来: 'invited', 东部到西部: 'east_to_west' })[word] ?? (RANKS.includes(word) ? word : undefined),
  region: (text) => (text === '麦盖提县' ? { ok: true, code: '653127' } : { ok: false, candidates: [] }),
  scheme: () => undefined,
};
const names: Record<RosterKindCode, string[]> = {
  unit: ['单位'],
  team: ['团队'],
  person: ['人员'],
  post: ['岗位'],
  training: ['培训'],
  visit: ['考察'],
};
const headers = rosterHeaders(ROSTER_KINDS, () => []);
const sheet = (name: string, ...lines: string[]): RosterSheet => ({
  name,
  rows: lines.map((line, at) => ({ number: at + 1, cells: line.split('|') })),
});
const read = (...sheets: RosterSheet[]) => readRosters(sheets, headers, (kind) => names[kind], reading);
const none = { unit: [], team: [], person: [], post: [], training: [], visit: [] };

const UNITS = sheet('单位', '单位名称|所在地区|可派人数', '县医院|麦盖提县|２');
const PEOPLE = sheet(
  '人员',
  '2027年外派人员名册',
  '人员编号|姓名|工作单位|级别|专业|可派时间|期限|目的|保存期',
  'p1|甲|县医院|副高|护理、急诊|2027-03 至 2027-09|3-6|挂职|2029-12-31',
  'p2|乙|没有的单位|副高||2027-03 至 2027-09|六个月|挂职|2029-12-31',
  'p1|丙|县医院|处长||下半年|6|挂职|2029-12-31',
  '合计|3',
);

describe('readRosters', () => {
  const purpose = rosterHeaders(ROSTER_KINDS, (kind) => (kind === 'person' ? [['purpose', '目的']] : []));
  const found = readRosters([UNITS, PEOPLE], purpose, (kind) => names[kind], reading);

  it('finds headers below titles and names what it passes over', () => {
    expect(found.rows.map(({ kind, row }) => `${kind} ${row}`)).toEqual(['unit 2', 'person 3', 'person 4', 'person 5']);
    expect(found.skipped).toEqual([{ sheet: '人员', row: 6, why: 'total', text: '合计 3' }]);
  });

  it('names every fault by row and column', () => {
    expect(found.rows[0]).toMatchObject({ content: { release_cap: 2, region_code: '653127' }, faults: [] });
    expect(found.rows[2]?.faults).toEqual([
      { field: 'months', code: 'not_months', got: '六个月', expected: '', column: 'G', header: '期限' },
    ]);
    expect(found.rows[3]?.faults.map(({ code, column, expected }) => [code, column, expected])).toEqual([
      ['choice_unknown', 'D', ''],
      ['not_periods', 'F', ''],
      ['ref_twice', null, '3'],
    ]);
  });

  it('knows a sheet of another name by its columns, and one that is of no register', () => {
    const { rows, skipped } = read(
      sheet('Sheet1', '岗位名称|用人单位|岗位职责|人数', '主任|县医院|带教|1'),
      sheet('说明', '怎样填写', '先填单位'),
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['post']);
    expect(skipped.map(({ sheet: name, why }) => `${name} ${why}`)).toEqual(['说明 no_register']);
  });

  it('refuses what spreadsheet programs could not calculate', () => {
    const { rows } = read(sheet('单位', '单位名称|所在地区', '#REF!|麦盖提县'));
    expect(rows[0]?.faults).toMatchObject([{ code: 'cell_error', column: 'A' }]);
  });
});

describe('checkRosters', () => {
  it('says what each row would do', () => {
    const purpose = rosterHeaders(ROSTER_KINDS, (kind) => (kind === 'person' ? [['purpose', '目的']] : []));
    const { rows } = readRosters([UNITS, PEOPLE], purpose, (kind) => names[kind], reading);
    const staged = checkRosters(rows.slice(0, 2), none, 'x');
    expect(staged.map(({ action, ref, label }) => `${action} ${ref} ${label}`)).toEqual(['new 县医院 县医院', 'new p1 甲']);
    expect(staged[1]?.content).toMatchObject({ exchange: 'x', unit: '县医院' });
    expect(checkRosters(rows.slice(1, 2), none, null)[0]).toMatchObject({
      action: 'refused',
      faults: [{ code: 'unit_unknown', got: '县医院' }],
    });

    // Of a row with other faults too: who corrects it does so once.
    const wrong = readRosters([UNITS, PEOPLE], purpose, (kind) => names[kind], reading).rows.slice(2, 3);
    expect(checkRosters(wrong, none, null)[0]?.faults.map(({ code, got }) => `${code} ${got}`)).toEqual([
      'not_months 六个月',
      'unit_unknown 没有的单位',
    ]);

    const entry = {
      id: '00000000-0000-4000-8000-000000000000',
      officeId: '00000000-0000-4000-8000-000000000001',
      officeName: '办',
      isMine: true,
      revision: 1,
      isSample: false,
      updatedAt: '',
      regionCode: null,
      side: null,
    };
    const unit = { ...entry, content: staged[0]!.content! };
    const again = (content = staged[1]!.content!) =>
      checkRosters(rows.slice(0, 2), { ...none, unit: [unit], person: [{ ...entry, content }] }, 'x');
    expect(again().map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);
    expect(again({ ...staged[1]!.content!, level: 2 })[1]?.action).toBe('changed');
    // The sheet has no column for it: it stays.
    expect(again({ ...staged[1]!.content!, hardship_months: 3 })[1]).toMatchObject({
      action: 'unchanged',
      content: { hardship_months: 3 },
    });
  });
});

describe('columns that nobody understood', () => {
  const OWN = sheet('人员', '人员编号|姓名|工作单位|本事|空列|备忘', 'p1|甲|县医院|护理||私下说的');
  it('are named by their place, unless they are empty', () => {
    expect(read(OWN).unknown).toEqual([
      { kind: 'person', sheet: '人员', column: 'D', header: '本事', word: '本事' },
      { kind: 'person', sheet: '人员', column: 'F', header: '备忘', word: '备忘' },
    ]);
  });
  it('are read as the office said, and what it leaves out is not named again', () => {
    const said = { 本事: 'specialties', 备忘: null } as Record<string, string | null>;
    const { rows, unknown } = readRosters(
      [OWN],
      headers,
      (kind) => names[kind],
      reading,
      (kind, word) => (kind === 'person' ? said[word] : undefined),
    );
    expect(unknown).toEqual([]);
    expect(rows[0]?.typed['specialties']).toBe('护理');
  });
});
