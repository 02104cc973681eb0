import { describe, expect, it } from 'vitest';
import type { EnclaveDocument } from '../domain/enclave-document.ts';
import { ENCLAVE_EXAMPLE } from '../domain/enclave-form.ts';
import { readTermSheet } from '../engine/enclaves/read-term-sheet.ts';
import { loadEnclaves } from '../server/enclave/load-enclaves.ts';
import { en } from './en.ts';
import { factDifferences, factsOf } from './enclave-facts.ts';
import { zh } from './zh.ts';

const { reference } = loadEnclaves();
const ID = '0b7c6a3e-6f0e-4c7e-9d9d-3d4b0f9f3a11';
const version = (change: Record<string, string>): EnclaveDocument => {
  const read = readTermSheet({ ...ENCLAVE_EXAMPLE, ...change }, reference);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const parties = [
    { role: 'fly_out' as const, name: '甲市', organisation: ID },
    { role: 'fly_in' as const, name: '乙县', organisation: ID },
  ];
  return { schema: 'feiqiao.enclave-terms.1', kind: 'forward', name: '园区', parties, deal: read.deal, written: read.written };
};
const facts = (change: Record<string, string>) => factsOf(version(change), zh, 'zh');

describe('a version in words', () => {
  it('says what is agreed, and what is not said', () => {
    const text = Object.fromEntries(facts({}).map(({ label, text: words }) => [label, words]));
    expect(text).toMatchObject({
      合作期: '10 年（2027—2036 年）',
      飞出地所得比例: '第 1—3 年 30%、第 4—10 年 50%',
      保底: '没有写',
      起算: '取得第一笔收入',
    });
  });

  it('differs in exactly what was changed, added and taken away', () => {
    const item = { item1Kind: 'rent', item1From: 'fly_out', item1To: 'fly_in', item1Amount: '12', item1First: '1', item1Last: '10' };
    expect(factDifferences(facts({}), facts({ rate2: '45', floor: '20', clauses: '设联席会议' }))).toEqual([
      { label: '飞出地所得比例', was: '第 1—3 年 30%、第 4—10 年 50%', now: '第 1—3 年 30%、第 4—10 年 45%' },
      { label: '保底', was: '没有写', now: '每年 20 万元' },
      { label: '其他约定 1', was: null, now: '设联席会议' },
    ]);
    expect(factDifferences(facts(item), facts({}))).toEqual([
      { label: '其他往来', was: '租金：飞出地付给飞入地，第 1—10 年每年 12 万元', now: null },
    ]);
    expect(factDifferences(facts({}), facts({}))).toEqual([]);
  });

  it('is complete in English', () => {
    const words = factsOf(version({ investOut: '', investIn: '' }), en, 'en').filter(
      ({ key }) => !key.startsWith('party') && key !== 'name',
    );
    expect(words.filter(({ label, text }) => /\p{Script=Han}/u.test(label + text))).toEqual([]);
  });
});
