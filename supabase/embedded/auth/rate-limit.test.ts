import { describe, expect, test } from 'vitest';
import { takeOrRefuse, TokenBuckets } from './rate-limit.ts';

function bucketsWithClock(capacity: number, seconds: number) {
  let now = 0;
  return { buckets: new TokenBuckets(capacity, seconds, () => now), pass: (ms: number) => (now += ms) };
}

describe('token buckets', () => {
  test('let the capacity through and refuse the next', () => {
    const { buckets } = bucketsWithClock(3, 300);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([true, true, true, false]);
  });

  test('refill steadily, never above the capacity', () => {
    const { buckets, pass } = bucketsWithClock(3, 300);
    for (let i = 0; i < 3; i++) buckets.take('a');
    pass(99_999);
    expect(buckets.take('a')).toBe(false);
    pass(1);
    expect(buckets.take('a')).toBe(true);
    pass(10_000_000);
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([true, true, true, false]);
  });

  test('count each key on its own', () => {
    const { buckets } = bucketsWithClock(1, 60);
    expect(buckets.take('a')).toBe(true);
    expect(buckets.take('b')).toBe(true);
    expect(buckets.take('a')).toBe(false);
  });

  test('tell how long to wait', () => {
    const { buckets, pass } = bucketsWithClock(1, 60);
    expect(buckets.wait('a')).toBe(0);
    buckets.take('a');
    pass(10_000);
    expect(buckets.wait('a')).toBe(50);
  });

  test('a capacity of 0 is no limit', () => {
    const { buckets } = bucketsWithClock(0, 60);
    expect(Array.from({ length: 1000 }, () => buckets.take('a'))).not.toContain(false);
    expect(buckets.wait('a')).toBe(0);
  });

  test('many keys do not grow the memory, and forget the longest unused first', () => {
    const { buckets } = bucketsWithClock(1, 60);
    buckets.take('old');
    for (let i = 0; i < 10_000; i++) buckets.take(`key ${i}`);
    expect(buckets.take('key 9999')).toBe(false);
    expect(buckets.take('old')).toBe(true);
  });

  test('a refusal is a 429 with its code', () => {
    const { buckets } = bucketsWithClock(1, 60);
    takeOrRefuse(buckets, 'a');
    expect(() => takeOrRefuse(buckets, 'a')).toThrow(expect.objectContaining({ status: 429, code: 'over_request_rate_limit' }));
  });
});
