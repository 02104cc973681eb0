import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDivision, readPackage } from '../../../supabase/generate/regions.ts';
import overlay from './reference/region-overlay.json' with { type: 'json' };
import file from './reference/regions.json' with { type: 'json' };
import { ancestors, inForce, indexRegions, placeName, provinceOf, RegionFile, shortName, sideOf } from './region.ts';

const rows = RegionFile.parse(file).rows;
const regions = indexRegions(rows);

describe('regions.json', () => {
  it('has every division of the package under its name, and nothing else but what the overlay adds', () => {
    const expected = new Map(
      readPackage()
        .filter(isDivision)
        .map((row) => [row.code, row.name]),
    );
    for (const { code, name } of overlay.added) expected.set(code, name);
    expect(new Map(rows.map((row) => [row.code, row.name]))).toEqual(expected);
  });

  it('has as many regions in force as the Ministry of Civil Affairs counts', () => {
    const on = (day: string, level: string) => rows.filter((row) => row.level === level && inForce(row, day)).length;
    expect(on('2026-11-22', 'province')).toBe(34);
    expect(on('2026-11-22', 'prefecture')).toBe(333);
    expect(on('2021-12-31', 'county')).toBe(2843);
  });

  it('hangs every county on a prefecture of its own digits or on its province', () => {
    for (const row of rows) {
      const parent = row.parent === null ? null : regions.get(row.parent);
      if (row.level === 'province') expect(parent).toBeNull();
      else if (parent?.level === 'prefecture') expect(row.code.slice(0, 4)).toBe(parent.code.slice(0, 4));
      else expect(parent?.code).toBe(provinceOf(row.code));
    }
  });

  it('points from every retired code to one in force, which lies in the same province', () => {
    const retired = rows.filter((row) => row.validUntil !== null);
    expect(retired.length).toBe(overlay.retired.length);
    for (const row of retired) {
      const successor = regions.get(row.replacedBy ?? '');
      expect(successor?.validUntil).toBeNull();
      expect(provinceOf(successor?.code ?? '')).toBe(provinceOf(row.code));
    }
  });

  it('leaves development zones, headings and island groups out', () => {
    for (const code of ['320571', '130101', '429000', '632857', '460322']) expect(regions.has(code)).toBe(false);
  });
});

describe('sideOf', () => {
  it('is the side of the province, for every level', () => {
    expect(sideOf('371102', regions)).toBe('east');
    expect(sideOf('371100', regions)).toBe('east');
    expect(sideOf('653127', regions)).toBe('west');
    expect(sideOf('500240', regions)).toBe('west');
  });

  it('is null for a province on neither side', () => {
    for (const code of ['460105', '710000', '810000', '820000']) expect(sideOf(code, regions)).toBeNull();
  });

  it('falls back to the province for a code it does not know', () => {
    expect(sideOf('320571', regions)).toBe('east');
    expect(sideOf('999999', regions)).toBeNull();
  });

  it('has eighteen assisting and twelve receiving provinces', () => {
    const provinces = rows.filter((row) => row.level === 'province');
    expect(provinces.filter((row) => row.side === 'east')).toHaveLength(18);
    expect(provinces.filter((row) => row.side === 'west')).toHaveLength(12);
  });
});

describe('names', () => {
  it('names a place with all above it, the larger first in Chinese, the nearer first in English', () => {
    expect(placeName('653127', 'zh', regions)).toBe('新疆 喀什地区 麦盖提县');
    expect(placeName('110108', 'zh', regions)).toBe('北京 海淀区');
    expect(placeName('370000', 'en', regions)).toBe('Shandong');
    expect(placeName('371100', 'en', regions)).toBe('Rizhao, Shandong');
    expect(placeName('999999', 'zh', regions)).toBe('999999');
  });

  it('gives the short name people use', () => {
    const short = ['650000', '370000', '110000', '450000', '653127', '371100'].map((code) => shortName(code, regions));
    expect(short).toEqual(['新疆', '山东', '北京', '广西', '麦盖提县', '日照市']);
  });
});

describe('ancestors', () => {
  it('lists what is above, nearest first', () => {
    expect(ancestors('653127', regions)).toEqual(['653100', '650000']);
    expect(ancestors('110108', regions)).toEqual(['110000']);
    expect(ancestors('110000', regions)).toEqual([]);
    expect(ancestors('999999', regions)).toEqual([]);
  });
});

describe('indexRegions', () => {
  const row = rows[0];
  if (!row) throw new Error('unreachable: there are rows');
  it('refuses a code that occurs twice', () => expect(() => indexRegions([row, row])).toThrow('twice'));
  it('refuses a row without its parent', () =>
    expect(() => indexRegions([{ ...row, code: '999901', parent: '990000' }])).toThrow('990000'));
});

describe('the sample listings', () => {
  const listings = readFileSync(new URL('../../../supabase/samples/counties.jsonl', import.meta.url), 'utf8');
  const codes = listings
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { organisation: { region: string } }).organisation.region);

  it('name regions that exist', () => expect(codes.filter((code) => !regions.has(code))).toEqual([]));

  it('lie in places with an English name, all the way up', () => {
    const places = new Set(codes.flatMap((code) => [code, ...ancestors(code, regions)]));
    expect([...places].filter((code) => !regions.get(code)?.nameEn)).toEqual([]);
  });
});

describe('English names', () => {
  const named = rows.filter((row) => row.nameEn !== null);

  it('are there for every province and prefecture', () => {
    expect(rows.filter((row) => row.level !== 'county' && row.nameEn === null)).toEqual([]);
  });

  it('tell neighbours apart, and the prefectures of the whole country', () => {
    const within = named.map((row) => `${row.level === 'prefecture' ? 'China' : row.parent} ${row.nameEn}`);
    expect(within.filter((name, i) => within.indexOf(name) !== i)).toEqual([]);
  });

  it('are written in Latin letters', () =>
    expect(named.filter((row) => !/^[A-Z][\p{Script=Latin}' ,()]+$/u.test(row.nameEn ?? ''))).toEqual([]));
});
