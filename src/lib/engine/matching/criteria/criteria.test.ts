import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../../adapters/matching-reference.ts';
import { Listing } from '../../../domain/listing.ts';
import { profileOf } from '../profile.ts';
import type { Criterion, Evidence } from './criterion.ts';
import { distance } from './distance.ts';
import { factors } from './factors.ts';
import { pairing } from './pairing.ts';
import { site } from './site.ts';
import { valueChain } from './value-chain.ts';
import { words } from './words.ts';

const reference = loadMatchingReference();
const listing = (change: object) =>
  Listing.parse({
    id: 'x',
    organisation: { name: 'x', kind: 'county', region: '110000' }, // in the east, of which no conditions are assumed
    title: '。',
    industries: [],
    offers: [],
    seeks: [],
    ...change,
  });
const evidence = ({ evidence: partsOf }: Criterion, mine: object, theirs: object, asOf = '2023-12-31'): Evidence[] =>
  partsOf(profileOf(listing(mine), reference), profileOf(listing(theirs), reference), { reference, asOf });
const value = (parts: readonly Evidence[]) => parts.reduce((sum, { part }) => sum + part, 0);
const region = (code: string) => ({ organisation: { name: 'x', kind: 'county', region: code } });

describe('value chain', () => {
  const relations = (mine: string, theirs: string) =>
    evidence(valueChain, { title: mine }, { title: theirs }).flatMap(({ detail }) =>
      detail.kind === 'concept' ? [`${detail.relation} ${detail.concept} of ${detail.of}`] : [],
    );

  it('says how the other side serves: the thing itself, an input, a use', () => {
    expect(relations('辣椒', '辣椒')).toContain('same chili of chili');
    expect(relations('天然色素', '辣椒')).toContain('input chili of natural_pigment');
    expect(relations('棉花', '纺纱')).toContain('use spinning of cotton');
  });

  it('sees nothing where the chains do not meet', () => {
    expect(relations('丝绸', '锂矿')).toEqual([]);
  });

  it('gives more to the place that has more of what is needed', () => {
    const pigments = { title: '天然色素' };
    const both = value(evidence(valueChain, pigments, { title: '辣椒、万寿菊' }));
    expect(both).toBeGreaterThan(value(evidence(valueChain, pigments, { title: '辣椒' })));
  });
});

describe('words', () => {
  it('counts the words both sides use, rare ones more, and names them', () => {
    const [shared] = evidence(words, { title: '绣球 加工' }, { title: '绣球 加工' });
    expect(shared?.part).toBeCloseTo(1, 9);
    expect(shared?.detail).toEqual({ kind: 'words', words: ['绣球', '加工'] });
    expect(evidence(words, { title: '绣球' }, { title: '铝土' })).toEqual([]);
  });
});

describe('pairing', () => {
  it('is the same from both sides, and only on the days it was in force', () => {
    const [rizhao, makit] = [region('371100'), region('653127')];
    expect(value(evidence(pairing, rizhao, makit))).toBeGreaterThan(0.5);
    expect(value(evidence(pairing, makit, rizhao))).toBe(value(evidence(pairing, rizhao, makit)));
    expect(evidence(pairing, rizhao, makit, '1990-12-31')).toEqual([]);
    expect(evidence(pairing, rizhao, region('522636'))).toEqual([]);
  });
});

describe('distance', () => {
  it('falls with distance, the same from both sides', () => {
    const [guangzhou, nanning, urumqi] = ['440100', '450100', '650100'].map(region) as [object, object, object];
    expect(value(evidence(distance, guangzhou, nanning))).toBeGreaterThan(value(evidence(distance, guangzhou, urumqi)));
    expect(value(evidence(distance, urumqi, guangzhou))).toBe(value(evidence(distance, guangzhou, urumqi)));
    expect(evidence(distance, guangzhou, nanning)[0]?.detail).toEqual({ kind: 'distance', km: 510 });
  });
});

describe('site', () => {
  const farm = { title: '数据中心' };
  const told = (summary: string) => evidence(site, farm, { title: '某县', summary });

  it('speaks of stated figures alone, and one more never lowers it', () => {
    expect(told('气候冷凉，电价低')).toEqual([]);
    const cold = value(told('年均气温4℃'));
    expect(cold).toBeCloseTo(0.5, 9);
    expect(value(told('年均气温4℃，电价0.3元/度'))).toBeCloseTo(0.75, 9);
    expect(value(told('年均气温4℃，电价0.9元/度'))).toBeCloseTo(cold, 9);
  });

  it('names what asks for it, what is stated and what would be ideal', () => {
    const [first] = told('年均气温15℃');
    expect(first?.detail).toEqual({ kind: 'site', of: 'data_centre', quantity: 'temperature', stated: 15, ideal: [null, 10], suits: 0.5 });
  });
});

describe('factors', () => {
  it('tells a kind once when no figures are given, and each figure by itself', () => {
    const seeks = [
      { factor: 'technology', description: '保鲜' },
      { factor: 'technology', description: '育种' },
      { factor: 'land', description: '', quantity: 10, unit: 'mu' },
      { factor: 'land', description: '', quantity: 20, unit: 'mu' },
    ];
    const told = evidence(factors, { seeks }, { offers: [{ factor: 'technology' }, { factor: 'land', quantity: 20, unit: 'mu' }] });
    expect(told.map(({ factor }) => factor)).toEqual(['technology', 'land', 'land']);
    expect(value(told)).toBeCloseTo(1, 9);
  });
});
