import { describe, expect, it } from 'vitest';
import { changedFields, readTrailFilter, trailQuery } from './trail.ts';

describe('the trail', () => {
  it('shows what changed, from what to what', () => {
    expect(changedFields({ name: '甲', kind: 'county' }, { name: '乙', kind: 'county' })).toEqual([
      { field: 'name', old: '甲', new: '乙' },
    ]);
    expect(changedFields(null, { marks: [1, 2] })).toEqual([{ field: 'marks', old: '', new: '[1,2]' }]);
    expect(changedFields('draft', 'published')).toEqual([{ field: '', old: 'draft', new: 'published' }]);
    expect(changedFields(null, null)).toEqual([]);
  });

  it('takes nonsense in an address as not asked', () => {
    const filter = readTrailFilter(new URLSearchParams('from=gestern&kind=x%27;--&verb=edit&who=%20甲%20'));
    expect(filter).toEqual({ from: null, until: null, kind: null, verb: 'edit', who: '甲', subject: '' });
    expect(trailQuery(filter, { before: '7' })).toBe('verb=edit&who=%E7%94%B2&before=7');
  });
});
