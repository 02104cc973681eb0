import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../domain/listing-filter.ts';
import { findForFilter } from './industry-filter.ts';

const find = (typed: string | null) => findForFilter(typed, { ...NO_FILTER, q: 'x', industries: ['17'] }, 'zh');

describe('finding an industry for the filter', () => {
  it('adds a code, a class as its group, and words that mean one industry only', () => {
    expect(find('131 谷物磨制')?.chosen).toBe('/listings?q=x&industries=17&industries=131');
    expect(find('1311')?.chosen).toContain('industries=131');
    expect(find('gwmz')?.chosen).toContain('industries=131');
  });

  it('offers a choice with its path where several are meant, and none for nonsense or nothing', () => {
    const several = find('shipin');
    expect(several?.chosen).toBeNull();
    expect(several?.choices).toContainEqual({
      label: '143 方便食品制造',
      note: '制造业 › 食品制造业',
      href: '/listings?q=x&industries=17&industries=143',
    });
    expect(find('qqxxzz')).toEqual({ typed: 'qqxxzz', choices: [], chosen: null });
    expect(find(' ')).toBeNull();
    expect(find(null)).toBeNull();
  });

  it('leaves a filter that has it already', () => {
    expect(find('17')?.chosen).toBe('/listings?q=x&industries=17');
  });
});
