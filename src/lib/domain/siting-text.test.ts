import { describe, expect, it } from 'vitest';
import { readSiting, type TypedSiting } from './siting-text.ts';

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
      ways: [
        ['麦盖提县', '喀什驿站', 2.5],
        ['麦盖提县', '莎车驿站', 1],
        ['疏附县', '莎车驿站', null],
      ],
      detour: 1.3,
      mostSites: 2,
    });
  });

  it('reads a square with the sites on top, commas too; empty boxes stay open', () => {
    const { question } = readSiting(typed({ ways: '县,喀什驿站,莎车驿站\n麦盖提县,2.5,1\n疏附县,0.5,' }));
    expect(question?.ways).toEqual([
      ['麦盖提县', '喀什驿站', 2.5],
      ['麦盖提县', '莎车驿站', 1],
      ['疏附县', '喀什驿站', 0.5],
    ]);
  });

  it('reads what was missing in a square from the lines below it', () => {
    const { question } = readSiting(typed({ ways: '县\t喀什驿站\t莎车驿站\n麦盖提县\t2.5\t1\n疏附县\t0.5\t\n疏附县\t莎车驿站\t4' }));
    expect(question?.ways.at(-1)).toEqual(['疏附县', '莎车驿站', 4]);
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
