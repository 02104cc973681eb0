import { describe, expect, it } from 'vitest';
import { FiscalParameter, FiscalParameterFile, countsOn, overlapOf } from './fiscal-parameter.ts';
import file from './reference/parameters.json' with { type: 'json' };

const { rows } = FiscalParameterFile.parse(file);
const on = (code: string, day: string) => rows.find((row) => row.code === code && countsOn(row, day))?.value;

describe('parameters.json', () => {
  it('has one value a code and day', () => expect(overlapOf(rows)).toBeNull());

  it('is sure of nothing without a text', () => {
    expect(rows.filter(({ sourceUrl, confidence }) => sourceUrl === null && confidence === 'high')).toEqual([]);
  });

  it('shares of one tax sum to the whole', () => {
    for (const tax of ['vat', 'cit', 'pit'])
      expect((on(`tax.${tax}.central_share`, '2026-11-25') ?? 0) + (on(`tax.${tax}.local_share`, '2026-11-25') ?? 0)).toBeCloseTo(1, 12);
  });

  it('ends the western rate and the Xinjiang rule with 2030', () => {
    expect(on('zone.west_encouraged.cit_rate', '2030-12-31')).toBe(0.15);
    expect(on('zone.west_encouraged.cit_rate', '2031-01-01')).toBeUndefined();
    expect(on('zone.xinjiang_difficult.exempt_years', '2031-01-01')).toBeUndefined();
    // Half of the statutory 25 %, never half of 15 %.
    expect(on('zone.xinjiang_difficult.half_rate', '2026-11-25')).toBe((on('tax.cit.rate', '2026-11-25') ?? 0) / 2);
  });

  it('doubts what it says of the later years of Kashgar and Horgos', () => {
    const confidence = (code: string) => rows.find((row) => row.code === code)?.confidence;
    expect(confidence('zone.kashgar_horgos.exempt_years')).toBe('medium');
    expect(confidence('zone.kashgar_horgos.local_exempt_years')).toBe('low');
  });
});

describe('a parameter', () => {
  const row = { code: 'a.b', validFrom: '2026-01-01', value: 0.5, unit: '1', source: 's', confidence: 'low' };
  it('has a period and, as a share, at most the whole', () => {
    expect(FiscalParameter.safeParse(row).success).toBe(true);
    expect(FiscalParameter.safeParse({ ...row, validUntil: '2026-01-01' }).success).toBe(false);
    expect(FiscalParameter.safeParse({ ...row, value: 50 }).success).toBe(false);
    expect(FiscalParameter.safeParse({ ...row, value: 50, unit: 'CNY' }).success).toBe(true);
  });

  it('overlaps another of its code only when some day has both', () => {
    const period = (validFrom: string, validUntil: string | null, code = 'a.b') => ({ code, validFrom, validUntil });
    expect(overlapOf([period('2025-01-01', '2026-01-01'), period('2026-01-01', null)])).toBeNull();
    expect(overlapOf([period('2026-01-01', null), period('2025-01-01', '2026-01-02')])).toEqual([0, 1]);
    expect(overlapOf([period('2026-01-01', null), period('2025-01-01', null, 'c.d')])).toBeNull();
  });
});
