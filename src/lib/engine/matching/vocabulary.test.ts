import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import chainFile from '../../domain/reference/value-chains.json' with { type: 'json' };
import { indexConcepts, ValueChainFile, type Concept } from '../../domain/value-chain.ts';
import { compileVocabulary, conceptsIn, raiseToHypernyms, type Reach } from './vocabulary.ts';
import { EXPANSION, SOUGHT_EXPANSION } from './weights.ts';

const concept = (id: string, zh: string, more: Partial<Concept> = {}): Concept => ({
  id,
  zh,
  en: id,
  words: [],
  is: [],
  needs: {},
  industries: [],
  ...more,
});
const file = (concepts: Concept[], ignore: string[] = []): ValueChainFile => ({
  title: 't',
  source: 's',
  edition: '2026-01-01',
  confidence: 'low',
  note: '',
  ignore,
  concepts,
});
const small = compileVocabulary(
  file(
    [
      concept('produce', '农产品'),
      concept('fruit', '水果', { is: ['produce'] }),
      concept('jujube', '红枣', { is: ['fruit'], words: ['灰枣', '枣'] }),
      concept('snack', '休闲食品', { needs: { fruit: 0.8 } }),
      concept('copper', '铜'),
    ],
    ['铜仁', '枣庄'],
  ),
);
const ids = (numbers: Iterable<number>) => [...numbers].map((n) => small.concepts[n]?.id).sort();

describe('conceptsIn', () => {
  it('finds a concept by its name and by its other words, inside longer text', () => {
    expect(ids(conceptsIn('若羌灰枣与水果', small))).toEqual(['fruit', 'jujube']);
  });

  it('passes over a word inside a longer one that means something else', () => {
    expect(ids(conceptsIn('铜仁、枣庄', small))).toEqual([]);
    expect(ids(conceptsIn('铜仁的铜', small))).toEqual(['copper']);
  });

  it('passes over a single character inside a longer word of ours', () => {
    const words = compileVocabulary(file([concept('spindle', '锭'), concept('ingot', '铝锭')]));
    const named = (text: string) => [...conceptsIn(text, words)].map((n) => words.concepts[n]?.id);
    expect(named('铝锭')).toEqual(['ingot']);
    expect(named('铝锭和百万锭')).toEqual(['ingot', 'spindle']);
  });
});

describe('hypernyms', () => {
  const number = (id: string) => small.numberOf.get(id) as number;
  const raised = (given: Record<string, number>): Float64Array => {
    const weights = new Float64Array(small.concepts.length);
    for (const [id, weight] of Object.entries(given)) weights[number(id)] = weight;
    raiseToHypernyms(weights, small);
    return weights;
  };

  it('carry a weight upwards, damped at each step, and never down', () => {
    const fromJujube = raised({ jujube: 1 });
    expect(fromJujube[number('fruit')]).toBeCloseTo(EXPANSION.kindOf, 9);
    expect(fromJujube[number('produce')]).toBeCloseTo(EXPANSION.kindOf ** 2, 9);
    expect(raised({ produce: 1 }).filter((weight) => weight > 0)).toHaveLength(1);
  });

  it('never lower a weight and stay in [0, 1]', () => {
    const weights = fc.dictionary(fc.constantFrom(...small.numberOf.keys()), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(weights, (given) => {
        raised(given).forEach((weight, n) => {
          expect(weight).toBeGreaterThanOrEqual((given[small.concepts[n]?.id ?? ''] ?? 0) - 1e-15); // 1 − (1 − w) rounds
          expect(weight).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('what a concept asks of a partner', () => {
  const asked = (reach: 'pursued' | 'sought', id: string): Record<string, number> => {
    const { to, shares } = small[reach][small.numberOf.get(id) as number] as Reach;
    return Object.fromEntries([...to].map((n, at) => [small.concepts[n]?.id ?? '', shares[at] as number]));
  };

  it('is, for who is in that business, the thing itself, its inputs and, less, its uses', () => {
    expect(asked('pursued', 'snack')).toEqual({ snack: 1, fruit: 0.8 });
    expect(asked('pursued', 'fruit')).toEqual({ fruit: 1, produce: EXPANSION.hypernym, snack: EXPANSION.customer * 0.8 });
  });

  it('is, for who looks for it, the thing and hardly more: no rival who looks for the same', () => {
    expect(asked('sought', 'fruit')).toEqual({ fruit: 1, produce: SOUGHT_EXPANSION.hypernym });
    expect(asked('sought', 'snack')).toEqual({ snack: 1, fruit: SOUGHT_EXPANSION.input * 0.8 });
  });
});

describe('value-chains.json', () => {
  const read = ValueChainFile.parse(chainFile);

  it('has no hole: ids once, every reference known, no circle', () => {
    expect(() => indexConcepts(read.concepts)).not.toThrow();
  });

  it('lists no word of a concept twice', () => {
    for (const { zh, words } of read.concepts) expect(new Set([zh, ...words]).size, zh).toBe(words.length + 1);
  });

  it.each([
    ['a hole', [concept('a', '甲', { is: ['b'] })], 'a names unknown b'],
    ['an id twice', [concept('a', '甲'), concept('a', '乙')], 'an id occurs twice'],
    ['a circle', [concept('a', '甲', { is: ['b'] }), concept('b', '乙', { is: ['a'] })], 'a is a kind of itself'],
  ])('would be refused with %s', (_what, concepts, message) => {
    expect(() => indexConcepts(concepts)).toThrow(message);
  });
});
