import { describe, expect, it } from 'vitest';
import { segment } from './segment.ts';

describe('segment', () => {
  it('cuts Chinese at words, and long words also into their parts', () => {
    expect(segment('葡萄酒加工')).toEqual(['葡萄', '葡萄酒', '加工']);
  });

  it('keeps letters and figures, folds width and case, drops signs', () => {
    expect(segment('ＡＢ级 原料，20万吨！')).toEqual(expect.arrayContaining(['ab', '原料', '20', '万吨']));
    expect(segment('，。 ！')).toEqual([]);
  });
});
