import { describe, expect, it } from 'vitest';
import { Listing } from '../../domain/listing.ts';
import { indexRegions, type Region } from '../../domain/region.ts';
import { indexRegionNames } from '../../domain/region-name.ts';
import { readWishes } from './read-wishes.ts';

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name,
  nameEn: null,
  level,
  parent,
  side: 'west',
  validFrom: null,
  validUntil: null,
  replacedBy: null,
});
const names = indexRegionNames(
  indexRegions([
    region('620000', '甘肃省', 'province', null),
    region('622900', '临夏回族自治州', 'prefecture', '620000'),
    region('622921', '临夏县', 'county', '622900'),
  ]),
);
const listing = (id: string, name: string, kind: 'county' | 'enterprise') =>
  Listing.parse({ id, organisation: { name, kind, region: '622921' }, title: id, industries: [], offers: [], seeks: [] });
const listings = [
  listing('county-622921', '临夏县', 'county'),
  listing('D1', '甲枣业公司', 'enterprise'),
  listing('D2', '乙枣业公司', 'enterprise'),
];
const read = (text: string) => readWishes(text, listings, names, null);

describe('readWishes', () => {
  it('takes a number, an organisation, a part of its name, a place, each once', () => {
    expect(read('D2\n甲枣业公司\n\n 甲枣 ；临夏县').wishes).toEqual([
      { what: 'listing', listing: 'D2' },
      { what: 'listing', listing: 'D1' },
      { what: 'region', region: '622921' },
    ]);
    expect(read('甘肃')).toEqual({ wishes: [{ what: 'region', region: '620000' }], faults: [] });
  });

  it('names what it does not find, and what may be meant', () => {
    expect(read('枣业\n丙公司')).toEqual({
      wishes: [],
      faults: [
        { line: '枣业', candidates: ['D1', 'D2'] },
        { line: '丙公司', candidates: [] },
      ],
    });
  });
});
