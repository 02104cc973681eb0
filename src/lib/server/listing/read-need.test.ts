import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEARCH_REFERENCE } from './search-reference.ts';
import { readNeed } from '../../engine/listing/read-need.ts';

const read = (text: string) => readNeed(text, SEARCH_REFERENCE, () => 1);

describe('readNeed', () => {
  it('finds quantities with their factor, regions and products', () => {
    const filter = read('找200亩工业用地和300名工人，在新疆建棉花加工厂。');
    expect(filter.amounts).toEqual([
      { direction: 'offers', factor: 'land', from: 200, until: null, unit: 'mu' },
      { direction: 'offers', factor: 'labour', from: 300, until: null, unit: 'person' },
    ]);
    expect(filter.places).toEqual(['650000']);
    expect(filter.q).toContain('棉花');
  });

  it('takes what we have as what the other side shall seek', () => {
    const filter = read('我们有1.5亿元资金和成熟技术，需要红枣原料');
    expect(filter.seeks).toEqual(expect.arrayContaining(['capital', 'technology']));
    expect(filter.offers).toEqual(['raw_material']);
    expect(filter.amounts).toEqual([]);
  });

  it('keeps the nearest place, and a side only where no place is named', () => {
    expect(read('在新疆麦盖提县找土地').places).toEqual(['653127']);
    expect(read('在西部找土地')).toMatchObject({ places: [], sides: ['west'] });
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(() => read(text)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
