import { describe, expect, it } from 'vitest';
import type { SitingQuestion } from '../../domain/siting-run.ts';
import { comparableSiting } from '../../engine/run/comparable-siting.ts';
import type { ComparedRun } from '../../engine/run/compare.ts';
import { waysOf } from '../../engine/stations/ways.ts';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { differenceInWords } from './difference-view.ts';

const question = (demand: number, ways: SitingQuestion['wayRows']): SitingQuestion => ({
  ...{ name: '南疆选址', objective: 'coverage', measure: 'hours', mostSites: 1, reach: { full: 1, none: 6 } },
  sites: ['喀什驿站', '莎车驿站'].map((name) => ({ name, cost: 12 })),
  counties: [
    { name: '麦盖提县', demand },
    { name: '疏附县', demand: 5 },
    { name: '泽普县', demand: 4 },
  ],
  wayRows: ways,
});
const run = (asked: SitingQuestion, servedBy: number[], tables: string, more: Record<string, number> = {}): ComparedRun => ({
  ...comparableSiting(asked, waysOf(asked).ways, servedBy),
  parameters: { tables, ...more },
  engineVersion: 'v1',
  outputHash: tables,
});
const before = run(
  question(8, [
    [2.5, 1],
    [0.5, 3],
    [3, 1],
  ]),
  [0, 0, -1],
  'aaaaaaaaaaaa',
);
const after = (more: Record<string, number> = {}) =>
  run(
    question(12, [
      [2.5, 1],
      [0.5, 3],
      [3, 1],
    ]),
    [1, -1, 1],
    'bbbbbbbbbbbb',
    more,
  );

describe('two sitings compared, in words', () => {
  it('says who is served from where, and tells the tables’ fingerprint once', () => {
    const told = differenceInWords([before, after()], 'siting', { locale: 'zh', m: zh, most: 20 });
    expect(told.causes).toEqual(['设置不同：三张表（按指纹分辨）从“aaaaaaaaaaaa”改为“bbbbbbbbbbbb”']);
    expect(told.words).toEqual({
      counts: '新管到 1 个县，不再管到 1 个，换了驿站、路程或需求 1 个，不变 0 个。',
      entered: '新管到的县',
      left: '不再管到的县',
      changed: '换了驿站、路程或需求的县',
      what: '县',
    });
    expect(told.changed).toEqual([
      {
        key: '麦盖提县',
        what: '麦盖提县',
        before: '喀什驿站，2.5 小时，需求 8',
        after: '莎车驿站，1 小时，需求 12',
        why: '表里麦盖提县的需求从 8 改为 12；表或设置不同（见上）',
      },
    ]);
    expect(told.entered).toEqual([
      { key: '泽普县', what: '泽普县', before: '没有管到', after: '莎车驿站，1 小时，需求 4', why: '表或设置不同（见上）' },
    ]);
    expect(told.left).toEqual([
      { key: '疏附县', what: '疏附县', before: '喀什驿站，0.5 小时，需求 5', after: '没有管到', why: '表或设置不同（见上）' },
    ]);
  });

  it('in English too, with a changed limit beside the tables', () => {
    const told = differenceInWords([before, after({ mostSites: 2 })], 'siting', { locale: 'en', m: en, most: 20 });
    expect(told.causes).toHaveLength(2);
    expect(told.words.counts).toBe('Counties: 1 newly served, 1 no longer served, 1 with another station, way or demand, 0 unchanged.');
    expect(told.left[0]).toMatchObject({ before: '喀什驿站, 0.5 hours, demand 5', after: 'not served' });
    expect(told.left[0]?.why).toBe('tables or settings differ (see above)');
    expect(told.changed[0]?.why).not.toContain('aaaaaaaaaaaa');
  });
});
