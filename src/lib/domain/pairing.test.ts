import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPairings, newestDate, Pairing, PairingFile, pairingsBetween, strengthOf } from './pairing.ts';
import pairingFile from './reference/pairings.json' with { type: 'json' };
import regionFile from './reference/regions.json' with { type: 'json' };
import { ancestors, indexRegions, RegionFile } from './region.ts';

const regions = indexRegions(RegionFile.parse(regionFile).rows);
const rows = PairingFile.parse(pairingFile).rows;
const pairings = indexPairings(rows);
const between = (east: string, west: string, asOf: string) => pairingsBetween(east, west, asOf, pairings, regions).map((m) => m.pairing.id);

describe('pairings.json', () => {
  it('ties an assisting region to a receiving one, at the level of the receiving one', () => {
    for (const row of rows) {
      expect(regions.has(row.east), row.id).toBe(true);
      expect(regions.get(row.west)?.side, row.id).toBe('west');
      expect(row.level, row.id).toBe(regions.get(row.west)?.level);
    }
  });

  it('is assisted by assisting regions, but for two receivers of 东西部协作 that assist Xizang', () => {
    const receivers = rows.filter((row) => regions.get(row.east)?.side !== 'east').map((row) => row.id);
    expect(receivers).toEqual(['a-500000-540300-2001', 'a-610000-542500-1994']);
  });

  it('names system, units and start in each id, once', () => {
    for (const row of rows) expect(row.id).toBe(`${row.system.charAt(0)}-${row.east}-${row.west}-${row.validFrom.slice(0, 4)}`);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it('never overlaps itself in time', () => {
    const byTie = Map.groupBy(rows, (row) => `${row.system} ${row.east} ${row.west}`);
    for (const tie of byTie.values()) {
      const sorted = tie.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      sorted.slice(1).forEach((row, i) => expect((sorted[i]?.validUntil ?? '9999') <= row.validFrom, row.id).toBe(true));
    }
  });

  it('is never sure of what has no source', () => {
    for (const row of rows) {
      expect(row.sourceUrl === null, row.id).toBe(row.source === 'unsourced, from memory');
      if (row.sourceUrl === null) expect(row.confidence, row.id).not.toBe('high');
    }
  });

  it('has the eleven province pairs of 东西部协作 that stand since 2021', () => {
    const standing = rows.filter((r) => r.system === 'collaboration' && r.level === 'province' && r.validUntil === null);
    expect(standing.map((r) => `${r.east.slice(0, 2)}-${r.west.slice(0, 2)}`).sort()).toEqual([
      '11-15',
      '12-62',
      '31-53',
      '32-61',
      '32-63',
      '33-51',
      '35-64',
      '37-50',
      '37-62',
      '44-45',
      '44-52',
    ]);
  });

  it('has Xinjiang and Xizang in 对口支援 alone, assisted by nineteen and by seventeen', () => {
    const into = (province: string) => rows.filter((r) => r.validUntil === null && r.west.startsWith(province));
    for (const province of ['65', '54']) expect(into(province).every((r) => r.system === 'assistance')).toBe(true);
    // 深圳 counts beside 广东: the only city among the nineteen
    const helpers = (province: string) => new Set(into(province).map((r) => (r.east === '440300' ? '深圳' : r.east.slice(0, 2))));
    expect(helpers('65').size).toBe(19);
    expect(helpers('54').size).toBe(17);
  });

  it('does not carry the pairs on that ended with the adjustment of 2021', () => {
    for (const [east, west] of [
      ['210200', '520200'],
      ['310000', '520300'],
      ['330100', '522600'],
      ['330200', '522300'],
    ] as const) {
      expect(between(east, west, '2021-04-07')).not.toEqual([]);
      expect(between(east, west, '2021-04-08')).toEqual([]);
    }
  });
});

describe('pairingsBetween', () => {
  it('finds the city, then the province, for a district of the city', () => {
    expect(between('371102', '653127', '2026-01-01')).toEqual(['a-371100-653127-2010', 'a-370000-653127-2010']);
  });

  it('does not reach down: a firm known to be in 山东 is not a firm of 日照', () => {
    expect(between('370000', '653127', '2026-01-01')).toEqual(['a-370000-653127-2010']);
  });

  it('keeps the systems and the partners of one province apart', () => {
    expect(between('370000', '620000', '2026-01-01')).toEqual(['c-370000-620000-2021']);
    expect(between('120000', '620822', '2026-01-01')).toEqual(['c-120000-620000-1996']);
    expect(between('120112', '620822', '2026-01-01')).toEqual(['c-120112-620822-2021', 'c-120000-620000-1996']);
  });

  it('reads the day: half-open, before the first day nothing', () => {
    expect(between('310000', '653125', '2010-03-29')).toEqual([]);
    expect(between('310000', '653125', '2010-03-30')).toEqual(['a-310000-653125-2010']);
    expect(between('330100', '522600', '2021-04-07')).toEqual(['c-330100-522600-2013']);
  });

  it('finds nothing between the unpaired, the unknown, and in the wrong direction', () => {
    expect(between('320000', '653127', '2026-01-01')).toEqual([]);
    expect(between('999999', '653127', '2026-01-01')).toEqual([]);
    expect(between('653127', '371100', '2026-01-01')).toEqual([]);
  });

  it('is what a plain search through all rows finds, strongest first', () => {
    const east = fc.constantFrom(...new Set(rows.map((r) => r.east)));
    const west = fc.constantFrom(...[...regions.values()].filter((r) => r.side === 'west').map((r) => r.code));
    const day = fc.integer({ min: 1995, max: 2027 }).map((year) => `${year}-06-15`);
    fc.assert(
      fc.property(east, west, day, (e, w, asOf) => {
        const covers = (code: string, unit: string) => code === unit || ancestors(code, regions).includes(unit);
        const plain = rows.filter((r) => covers(e, r.east) && covers(w, r.west) && r.validFrom <= asOf && (r.validUntil ?? '9999') > asOf);
        const found = pairingsBetween(e, w, asOf, pairings, regions);
        expect(found.map((m) => m.pairing.id).sort()).toEqual(plain.map((r) => r.id).sort());
        found.slice(1).forEach((m, i) => expect(found[i]?.strength).toBeGreaterThanOrEqual(m.strength));
      }),
    );
  });
});

describe('strengthOf', () => {
  const strength = (id: string) => {
    const row = rows.find((r) => r.id === id);
    if (!row) throw new Error(`no pairing ${id}`);
    return strengthOf(row, regions);
  };
  it('grows with what is named: provinces, an assigned place, a city, a county', () => {
    const ids = ['c-320000-610000-1996', 'a-370000-653127-2010', 'c-320100-611000-2016', 'a-371100-653127-2010'];
    const strengths = ids.map(strength);
    expect(strengths).toEqual([...new Set(strengths)].sort((a, b) => a - b));
  });
});

describe('Pairing', () => {
  it('refuses an empty period', () => {
    const row = rows[0];
    expect(Pairing.safeParse({ ...row, validUntil: row?.validFrom }).error?.issues[0]?.message).toBe('period_empty');
  });
});

it('takes the newest day of the rows as now', () => expect(newestDate(rows)).toBe('2021-04-08'));
