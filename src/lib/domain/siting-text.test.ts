import { describe, expect, it } from 'vitest';
import { MOST_ASKED, readSiting, withAsked, type TypedSiting } from './siting-text.ts';

const typed = (more: Partial<TypedSiting> = {}): TypedSiting => ({
  name: '南疆选址',
  objective: 'coverage',
  measure: 'hours',
  sites: '喀什驿站\t30\t20\t39.47\t75.99\t天地图 2026-11\n莎车驿站\t18',
  counties: '麦盖提县\t12\n疏附县\t5\t39.38\t75.86\t天地图 2026-11',
  ways: '麦盖提县\t喀什驿站\t2.5\n麦盖提县\t莎车驿站\t1\n疏附县\t莎车驿站\t-',
  detour: '1.3',
  speed: '60',
  full: '2',
  none: '6',
  budget: '',
  mostSites: '2',
  ...more,
});

describe('readSiting', () => {
  it('reads pasted tables', () => {
    const { question, faults } = readSiting(typed());
    expect(faults).toEqual([]);
    expect(question).toMatchObject({
      sites: [
        { name: '喀什驿站', cost: 30, beds: 20, at: { latitude: 39.47, longitude: 75.99, source: '天地图 2026-11' } },
        { name: '莎车驿站', cost: 18 },
      ],
      counties: [
        { name: '麦盖提县', demand: 12 },
        { name: '疏附县', demand: 5 },
      ],
      wayRows: [
        [2.5, 1],
        [null, 'none'],
      ],
      detour: 1.3,
      mostSites: 2,
    });
  });

  it('reads digits in full width', () => {
    expect(readSiting(typed({ mostSites: '２', counties: '麦盖提县\t１２\n疏附县\t５' })).question).toMatchObject({
      counties: [{ demand: 12 }, { demand: 5 }],
      mostSites: 2,
    });
  });

  it('reads a square with the sites on top, commas too; empty boxes stay open', () => {
    const { question } = readSiting(typed({ ways: '县,喀什驿站,莎车驿站\n麦盖提县,2.5,1\n疏附县,0.5,' }));
    expect(question?.wayRows).toEqual([
      [2.5, 1],
      [0.5, null],
    ]);
  });

  it('reads what was missing in a square from the lines below it', () => {
    const { question } = readSiting(typed({ ways: '县\t喀什驿站\t莎车驿站\n麦盖提县\t2.5\t1\n疏附县\t0.5\t\n疏附县\t莎车驿站\t4' }));
    expect(question?.wayRows?.[1]).toEqual([0.5, 4]);
  });

  it('passes over the heads of tables, and names a column or a row of a square that nobody knows once', () => {
    const read = readSiting(
      typed({
        sites: '名称\t每年花费（万元）\t床位\n喀什驿站\t30\n莎车驿站\t18\n泽普驿站\t9',
        counties: 'Name\tDemand\n麦盖提县\t12',
        ways: '县\t喀什驿站\t莎车驿\t泽普驿站\n麦盖提县\t2.5\t1\t3\n疏勒县\t1\t1\t1',
      }),
    );
    expect(read.faults.map(({ field, line, code, got }) => `${field} ${line} ${code} ${got}`)).toEqual([
      'ways 1 unknown_name 莎车驿',
      'ways 3 unknown_name 疏勒县',
    ]);
  });

  it('takes a hundred places and a thousand counties, and no more', () => {
    const names = (what: string, n: number) => Array.from({ length: n }, (_, at) => `${what}${at}`);
    const square = (sites: number, counties: number) =>
      typed({
        sites: names('站', sites)
          .map((name) => `${name}\t1`)
          .join('\n'),
        counties: names('县', counties)
          .map((name) => `${name}\t1`)
          .join('\n'),
        ways: [['', ...names('站', sites)], ...names('县', counties).map((name) => [name, ...names('', sites)])]
          .map((cells) => cells.join('\t'))
          .join('\n'),
      });
    const { question, faults } = readSiting(square(100, 1000));
    expect(faults).toEqual([]);
    expect([question?.wayRows?.length, question?.wayRows?.[999]?.[99]]).toEqual([1000, 99]);
    expect(readSiting(square(101, 3)).faults.map(({ field, code, got }) => [field, code, got])).toEqual([['sites', 'too_many', '101']]);
  });

  it('asks for missing ways below what was typed', () => {
    expect(withAsked('a\tb\t1\n', [{ county: 'x', site: 'A' }])).toBe('a\tb\t1\nx\tA\t?');
    expect(
      withAsked(
        '',
        Array.from({ length: 999 }, () => ({ county: 'x', site: 'A' })),
      ).split('\n'),
    ).toHaveLength(MOST_ASKED);
  });

  it('says what is wrong in which line', () => {
    const { question, faults } = readSiting(
      typed({
        sites: '喀什驿站\t三十\n喀什驿站\t1\t\t39.47',
        counties: '麦盖提县',
        ways: '泽普县\t喀什驿站\t?',
        full: '6',
        none: '6',
        mostSites: '99',
      }),
    );
    expect(question).toBeNull();
    expect(faults.map(({ field, line, code }) => `${field} ${line} ${code}`)).toEqual([
      'sites 2 twice',
      'sites 1 not_a_number',
      'sites 2 position_incomplete',
      'counties 1 missing',
      'ways 1 unknown_name',
      'ways 1 not_a_number',
      'none null ends_early',
      'mostSites null out_of_range',
    ]);
  });
});
