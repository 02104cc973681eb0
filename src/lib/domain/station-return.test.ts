import { describe, expect, it } from 'vitest';
import { faultsOfProject, peopleOf, readReturn, type TypedReturn } from './station-return.ts';

const TODAY = '2026-11-27';
const typed = (more: Partial<TypedReturn> = {}): TypedReturn => ({
  ...{
    project: 'p',
    kind: 'revenue',
    subject: '示例车间',
    amount: '1,086.5',
    happenedOn: '2026-11-01',
    evidence: '示例报表',
    file: '',
    share: '',
  },
  ...more,
});

describe('readReturn', () => {
  it('reads money in 万元 and a share that is half where nobody says otherwise', () => {
    expect(readReturn(typed(), TODAY).noted).toMatchObject({ kind: 'revenue', amountFen: 1_086_500_000, homeShare: 5000 });
    expect(readReturn(typed({ kind: 'patent_used', amount: '', share: '62.5' }), TODAY).noted).toMatchObject({
      amountFen: null,
      homeShare: 6250,
    });
  });
  it('reads digits in full width, and a share with its sign', () => {
    expect(readReturn(typed({ amount: '８６．５', share: '６０％' }), TODAY).noted).toMatchObject({
      amountFen: 86_500_000,
      homeShare: 6000,
    });
    expect([peopleOf('１２'), peopleOf(' ')]).toEqual([12, null]);
  });
  it('names every field that is wrong', () => {
    const wrong = { project: '', kind: 'else', subject: ' ', happenedOn: '2026-11-28', evidence: '', share: '120' };
    expect(readReturn(typed(wrong), TODAY).faults).toEqual({
      ...{ project: 'missing', kind: 'missing', subject: 'missing', happenedOn: 'in_future', evidence: 'evidence', share: 'share' },
    });
    for (const amount of ['', '0', '-3', 'x']) expect(readReturn(typed({ amount }), TODAY).faults).toEqual({ amount: 'amount' });
    expect(readReturn(typed({ happenedOn: '' }), TODAY).faults).toEqual({ happenedOn: 'missing' });
  });
  it('takes an uploaded paper as evidence', () => {
    expect(readReturn(typed({ evidence: '', file: 'f' }), TODAY).faults).toBeNull();
  });
});

describe('faultsOfProject', () => {
  it('asks for a name and a day, and for whole people', () => {
    expect(faultsOfProject({ name: '', tie: '', people: '两人', startedOn: '' }, TODAY)).toEqual({
      ...{ name: 'missing', people: 'number', startedOn: 'missing' },
    });
    expect(faultsOfProject({ name: '快检', tie: '', people: '', startedOn: '2027-01-01' }, TODAY)).toEqual({});
  });
});
