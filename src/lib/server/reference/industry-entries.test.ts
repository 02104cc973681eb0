import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allIndustryEntries, findIndustryEntries } from './industry-entries.ts';

const codes = (typed: string) => findIndustryEntries(typed).map(({ code }) => code);

describe('industries as people look for them', () => {
  it.each([
    ['13', '13'],
    ['C13', '13'],
    ['1311', '131'],
    ['c', 'C'],
    ['纺织', '17'],
    ['农副食品加工', '13'],
    ['食品 加工', '13'],
    ['fangzhi', '17'],
    ['fang zhi ye', '17'],
    ['fǎngzhī', '17'],
    ['nfspjg', '13'],
    ['textile', '17'],
    ['food manuf', '14'],
    ['１３', '13'],
  ])('%s is first %s', (typed, code) => {
    expect(codes(typed)[0]).toBe(code);
  });

  it('finds a part of a name by its sound and by its initials', () => {
    expect(codes('mozhi')).toContain('131');
    expect(codes('gwmz')).toContain('131');
    expect(findIndustryEntries('131')[0]?.path).toEqual(['C', '13', '131']);
  });

  it('shows the sections where nothing is typed, and nothing for nonsense', () => {
    expect(codes('')).toHaveLength(20);
    expect(codes('qqxxzz')).toEqual([]);
  });

  it('finds every industry first by its code, and among the first by its name in either language and its sound', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allIndustryEntries()), ({ code, name, nameEn, sound }) => {
        expect(codes(code)[0]).toBe(code);
        for (const typed of [name, nameEn, sound, sound.replaceAll(' ', '')]) expect(codes(typed)).toContain(code);
      }),
      { numRuns: 100 },
    );
  });
});
