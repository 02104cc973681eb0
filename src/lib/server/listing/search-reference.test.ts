import { describe, expect, it } from 'vitest';
import { FactorKind } from '../../domain/factor.ts';
import { NO_FILTER } from '../../domain/listing-filter.ts';
import { browse, findAll } from '../../engine/listing/browse.ts';
import { indexListings } from '../../engine/listing/listing-index.ts';
import { listing as en } from '../../i18n/en/listing.ts';
import { listing as zh } from '../../i18n/zh/listing.ts';
import { sampleListings } from '../../../../tests/support/listing-generator.ts';
import { INDUSTRIES, REGIONS } from '../reference/reference.ts';
import { SEARCH_REFERENCE } from './search-reference.ts';

const TODAY = '2026-11-25';
const index = indexListings(
  sampleListings().map((listing) => ({ listing, isSample: true, isVerified: false, publishedOn: TODAY, updatedAt: TODAY })),
  SEARCH_REFERENCE,
  TODAY,
);
const ids = (q: string) => findAll(index, { ...NO_FILTER, q }, TODAY).map(({ listing }) => listing.id);

describe('searching the sample listings', () => {
  it.each(['maigaiti', 'mgt', 'mgtx', 'maigaitixian', 'Mài gài tí', 'Makit County', 'Makit', '麦盖提'])(
    'finds 麦盖提县 first by %s',
    (q) => {
      expect(ids(q)[0]).toBe('county-653127');
    },
  );

  it('finds by sound what the characters find', () => {
    expect(new Set(ids('hongzao'))).toEqual(new Set(ids('红枣')));
    expect(ids('hongzaojiagong')).toEqual(expect.arrayContaining(ids('红枣 加工')));
    expect(ids('chongqing')).toEqual(expect.arrayContaining(ids('重庆')));
    expect(ids('zhongqing')).toEqual(expect.arrayContaining(ids('重庆'))); // the other reading of 重
    expect(ids('lvse')).toEqual(ids('lvse'));
    expect(ids('lüse')).toEqual(ids('lvse'));
  });

  it('finds what is called so, however the segmenter cut it', () => {
    const sample = sampleListings()[0];
    if (!sample) throw new Error('no sample');
    // 红枣/冷/链园: 冷链 is no word here.
    const cut = { ...sample, id: 'cut', title: '红枣冷链园' };
    const more = indexListings(
      [...sampleListings(), cut].map((listing) => ({ listing, isSample: true, isVerified: false, publishedOn: TODAY, updatedAt: TODAY })),
      SEARCH_REFERENCE,
      TODAY,
    );
    for (const q of ['hongzaolenglian', 'hongzaolenglianyuan', 'lenglianyuan', 'lenglian', '红枣冷链', '冷链', '冷链园'])
      expect(
        findAll(more, { ...NO_FILTER, q }, TODAY).map(({ listing }) => listing.id),
        q,
      ).toContain('cut');
  });

  it('finds by English names of regions, industries and factors what the Chinese ones find', () => {
    const places = [...REGIONS.values()].filter(({ nameEn, level }) => nameEn !== null && level === 'province');
    const pairs = [
      ...places.map(({ nameEn, name }) => [nameEn ?? '', name] as const),
      ...[...INDUSTRIES.values()].filter(({ level }) => level !== 'group').map(({ nameEn, name }) => [nameEn ?? '', name] as const),
      ...FactorKind.options.map((factor) => [en.factor[factor], zh.factor[factor]] as const),
    ];
    for (const [english, chinese] of pairs) expect(ids(english), `${english} = ${chinese}`).toEqual(expect.arrayContaining(ids(chinese)));
    expect(ids('cotton')).toEqual(expect.arrayContaining(ids('棉花')));
  });

  it('forgives a typing mistake in Latin letters and says so', () => {
    const { total, corrected } = browse(index, { ...NO_FILTER, q: 'loigstics' }, TODAY);
    expect(total).toBeGreaterThan(0);
    expect(corrected[0]).toMatchObject({ typed: 'loigstics' });
    expect(ids('maigaitti')).toContain('county-653127');
    expect(ids('qqqqzzzz')).toEqual([]);
  });

  it('takes quoted words as one', () => {
    const quoted = ids('"灰枣"');
    expect(quoted.length).toBeGreaterThan(0);
    for (const id of quoted) expect(JSON.stringify(sampleListings().find((each) => each.id === id))).toContain('灰枣');
  });

  it('never throws, whatever is typed', () => {
    for (const q of ['"', '""', '\\', "' or 1=1", '%', '()', 'a'.repeat(200), '的', 'ü', '\u0301', '١٢٣', '😀', 'xi’an', '1..2', '-'])
      expect(() => ids(q)).not.toThrow();
  });
});
