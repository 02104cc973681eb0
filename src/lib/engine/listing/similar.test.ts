import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarListings } from './similar.ts';

/** Cuts at spaces: the segmenter is an adapter's affair. */
const segment = (text: string) => text.toLowerCase().split(/\s+/);
const listing = (id: string, title: string, summary = '') => ({ id, title, summary, offers: [], seeks: [] });
const ids = (text: string, listings: ReturnType<typeof listing>[], most = 5) =>
  similarListings(text, listings, segment, most).map(({ id }) => id);

describe('similar listings', () => {
  it('name what is about the same matter, and nothing else', () => {
    const known = [
      listing('twin', '灰枣 精深 加工', '原料 厂房'),
      listing('near', '红枣 加工 项目', '灰枣 原料'),
      listing('far', '数据 中心 机架'),
    ];
    expect(ids('灰枣 精深 加工', known)).toEqual(['twin', 'near']);
  });

  it('say nothing about nothing', () => {
    expect(ids('', [listing('a', '灰枣')])).toEqual([]);
    expect(ids('灰枣', [])).toEqual([]);
  });

  const words = fc
    .array(fc.constantFrom('灰枣', '加工', '厂房', '土地', '数据', '中心', '冷链'), { minLength: 1, maxLength: 6 })
    .map((list) => list.join(' '));
  it('a listing is most like itself, likeness lies in [0, 1], order does not matter', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 6 }), (text, titles) => {
        const known = [listing('self', text), ...titles.map((title, at) => listing(`other-${at}`, title))];
        const found = similarListings(text, known, segment, 10);
        expect(found.find(({ id }) => id === 'self')?.likeness).toBe(1);
        expect(found.every(({ likeness }) => likeness >= 0 && likeness <= 1)).toBe(true);
        expect(similarListings(text, [...known].reverse(), segment, 10)).toEqual(found);
      }),
    );
  });
});
