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

  it('reads English as well: units, factors, places with capitals, products', () => {
    const filter = read(
      'We look for 200 mu of industrial land, 5,000 square metres of workshop and 300 workers in Xinjiang to process cotton.',
    );
    expect(filter.amounts).toEqual([
      { direction: 'offers', factor: 'land', from: 200, until: null, unit: 'mu' },
      { direction: 'offers', factor: 'plant', from: 5000, until: null, unit: 'm2' },
      { direction: 'offers', factor: 'labour', from: 300, until: null, unit: 'person' },
    ]);
    expect(filter.places).toEqual(['650000']);
    expect(filter.q).toContain('cotton');
    expect(read('land near Makit County, Xinjiang').places).toEqual(['653127']);
    expect(read('land in the western provinces')).toMatchObject({ places: [], sides: ['west'], offers: ['land'] });
  });

  it('takes an industry that is named as one', () => {
    expect(read('we are in the textile industry and look for land').industries).toEqual(['17']);
    expect(read('我们属于家具制造业，找厂房').industries).toEqual(['21']);
    expect(read('we need textiles').industries).toEqual([]);
  });

  it('parts what we have from what we need in one English sentence', () => {
    const filter = read('We have RMB 150 million and mature technology and need jujube raw materials, 20,000 tonnes a year');
    expect(filter.seeks).toEqual(expect.arrayContaining(['capital', 'technology']));
    expect(filter.offers).toEqual(['raw_material']);
    expect(filter.amounts).toEqual([{ direction: 'offers', factor: 'raw_material', from: 20_000, until: null, unit: 't_per_year' }]);
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
