import { describe, expect, it } from 'vitest';
import type { Reason } from '../engine/matching/explain.ts';
import { en } from './en.ts';
import { changeText, gateText, reasonText, type ReasonLanguage } from './reason-text.ts';
import { zh } from './zh.ts';

const names = {
  concept: (id: string) => `<${id}>`,
  industry: (code: string) => `<${code}>`,
  pairing: () => ({ east: '日照市', west: '麦盖提县', system: 'assistance' as const }),
};
const LANGUAGES: ReasonLanguage[] = [
  { locale: 'zh', m: zh, names },
  { locale: 'en', m: en, names },
];
const inBoth = (detail: Reason['detail']) =>
  LANGUAGES.map((language) => reasonText({ side: 'from', criterion: 'factors', factor: 'land', points: 0.1, detail }, language));

describe('reasons in words', () => {
  it('tells how much of what is sought is there', () => {
    const mu = (quantity: number) => ({ quantity, unit: 'mu' as const });
    expect(inBoth({ kind: 'factor', sought: mu(300), offered: mu(20_000), coverage: 1 })).toEqual([
      '寻求土地 300 亩，对方有 20,000 亩，足够',
      'Land: 300 mu sought, 20,000 mu offered, enough',
    ]);
    expect(inBoth({ kind: 'factor', sought: mu(300), offered: mu(75), coverage: 0.5 })[0]).toBe(
      '寻求土地 300 亩，对方有 75 亩，只够一部分',
    );
    expect(inBoth({ kind: 'factor', sought: mu(300), coverage: 0.5 })[0]).toBe('寻求土地 300 亩，对方提供，但没写数量');
  });

  it('tells how a concept serves, and counts the further ones', () => {
    expect(inBoth({ kind: 'concept', concept: 'chili', of: 'natural_pigment', relation: 'input' })).toEqual([
      '<natural_pigment>要用到<chili>，对方有',
      'Needed for <natural_pigment>, and they have it: <chili>',
    ]);
    expect(inBoth({ kind: 'further_concepts', concepts: ['a', 'b', 'c', 'd', 'e'] })).toEqual([
      '还有<a>、<b>、<c>等 5 项相关',
      'Also related: <a>, <b>, <c> and 2 more',
    ]);
  });

  it('names both ends of a pairing and its system', () => {
    expect(inBoth({ kind: 'pairing', pairing: 'p', strength: 1 })[0]).toBe('日照市与麦盖提县有对口支援结对关系');
  });

  it('says why a gate is closed', () => {
    const [chinese] = LANGUAGES as [ReasonLanguage];
    expect(gateText({ gate: 'essential_shortfall', side: 'from', factor: 'land', sought: 300, offered: 75, unit: 'mu' }, chinese)).toBe(
      '必需的土地不够：需要 300 亩，只有 75 亩',
    );
  });

  it('says what an owner could change', () => {
    const said = LANGUAGES.map((language) => [
      changeText({ kind: 'state_quantity', at: 0, factor: 'land', quantity: 300, unit: 'mu' }, language),
      changeText({ kind: 'add_offer', factor: 'technology', concept: 'chili' }, language),
      changeText({ kind: 'name_industry', industry: '14' }, language),
    ]);
    expect(said).toEqual([
      ['写明所提供的土地有多少（若有 300 亩 或更多）', '也提供技术：<chili>（若有）', '写上行业：<14>（若确实从事）'],
      [
        'State how much you offer (Land), if it is 300 mu or more',
        'Also offer Technology: <chili>, if you have it',
        'Name the industry “<14>”, if you are in it',
      ],
    ]);
  });
});
