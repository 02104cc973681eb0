import { describe, expect, it } from 'vitest';
import { romanise } from './romanise.ts';

describe('romanise', () => {
  it('reads a character as its word has it, and names its other readings after', () => {
    expect(romanise('重庆')[0]).toEqual(['chong', 'qing']);
    expect(romanise('重庆')).toContainEqual(['zhong', 'qing']);
    expect(romanise('长寿')[0]).toEqual(['chang', 'shou']);
    expect(romanise('麦盖提')[0]).toEqual(['mai', 'gai', 'ti']);
  });

  it('writes ü as v, folds case, and has nothing to say about other scripts', () => {
    expect(romanise('绿色')[0]).toEqual(['lv', 'se']);
    expect(romanise('PVC')).toEqual([]);
    expect(romanise('')).toEqual([]);
  });
});
