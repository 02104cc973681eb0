import { describe, expect, it } from 'vitest';
import file from './reference/industries.json' with { type: 'json' };
import { divisionOf, groupOf, indexIndustries, IndustryCode, IndustryFile, industryName, sectionOf } from './industry.ts';

const rows = IndustryFile.parse(file).rows;
const industries = indexIndustries(rows);
const count = (level: string) => rows.filter((row) => row.level === level).length;

describe('industries.json', () => {
  it('has the 20 sections, 97 divisions and 473 groups of GB/T 4754-2017', () => {
    expect([count('section'), count('division'), count('group')]).toEqual([20, 97, 473]);
    const divisions = rows.filter((row) => row.level === 'division').map((row) => row.code);
    expect(divisions).toEqual(Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0')));
  });

  it('hangs each group on its division and each division on a section', () => {
    for (const row of rows) {
      if (row.level === 'section') expect(row.parent).toBeNull();
      if (row.level === 'division') expect(row.parent).toMatch(/^[A-T]$/);
      if (row.level === 'group') expect(row.parent).toBe(row.code.slice(0, 2));
    }
  });

  it('gives every division at least one group', () => {
    const withGroups = new Set(rows.filter((row) => row.level === 'group').map((row) => row.parent));
    expect(withGroups.size).toBe(97);
  });

  it('has a name of its own in both languages for every row', () => {
    expect(rows.filter((row) => !/^[A-Z][A-Za-z' ,-]+$/.test(row.nameEn ?? ''))).toEqual([]);
    for (const level of ['section', 'division', 'group']) {
      const names = rows.filter((row) => row.level === level).map((row) => row.nameEn);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(rows.filter((row) => row.name !== row.name.trim())).toEqual([]);
  });
});

describe('IndustryCode', () => {
  it.each(['A', '01', '013', '0131'])('accepts %s', (code) => expect(IndustryCode.safeParse(code).success).toBe(true));
  it.each(['', 'U', 'a', '1', 'A01', '01311'])('refuses %j', (code) => expect(IndustryCode.safeParse(code).success).toBe(false));
});

describe('what a code belongs to', () => {
  it('knows section, division and group of each kind of code', () => {
    expect(['C', '13', '131', '1311'].map((code) => sectionOf(code, industries))).toEqual(['C', 'C', 'C', 'C']);
    expect(['C', '13', '131', '1311'].map(divisionOf)).toEqual([null, '13', '13', '13']);
    expect(['C', '13', '131', '1311'].map(groupOf)).toEqual([null, null, '131', '131']);
  });

  it('has no section for a division that does not exist', () => expect(sectionOf('98', industries)).toBeNull());
});

describe('industryName', () => {
  it('names a code in both languages', () => {
    expect(industryName('13', 'zh', industries)).toBe('农副食品加工业');
    expect(industryName('13', 'en', industries)).toBe('Processing of food from agricultural products');
    expect(industryName('A', 'zh', industries)).toBe('农、林、牧、渔业');
  });

  it('names a class by its group, an unknown group by its division, an unknown division by itself', () => {
    expect(industryName('1311', 'zh', industries)).toBe('谷物磨制');
    expect(industryName('1381', 'zh', industries)).toBe('农副食品加工业');
    expect(industryName('98', 'zh', industries)).toBe('98');
  });
});

it('refuses rows with a repeated code or a missing parent', () => {
  const [row] = rows;
  if (!row) throw new Error('unreachable: there are rows');
  expect(() => indexIndustries([row, row])).toThrow('twice');
  expect(() => indexIndustries([{ ...row, code: '981', parent: '98' }])).toThrow('98');
});
