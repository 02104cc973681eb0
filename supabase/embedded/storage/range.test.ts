import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnmodified, readRange } from './range.ts';

describe('a range', () => {
  it.each([
    ['bytes=0-4', { first: 0, last: 4 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=8-99', { first: 8, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // What HTTP lets a server ignore: the whole file is an answer to it.
    ['bytes=4-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=1-2', undefined],
    ['bytes=-', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });

  it('of an empty file is never satisfiable', () => {
    for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) expect(readRange(header, 0)).toBe('unsatisfiable');
  });

  it('lies within the file, whatever is asked for', () => {
    const number = fc.oneof(fc.constant(''), fc.nat(30).map(String), fc.constant('99999999999999999999999'));
    fc.assert(
      fc.property(number, number, fc.nat(20), (from, to, size) => {
        const range = readRange(`bytes=${from}-${to}`, size);
        if (range === undefined || range === 'unsatisfiable') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.first).toBeLessThanOrEqual(range.last);
        expect(range.last).toBeLessThan(size);
      }),
    );
  });
});

describe('a condition', () => {
  const modified = new Date('2026-03-01T12:00:00.700Z');
  const unmodified = (headers: Record<string, string>) => isUnmodified(headers, '"abc"', modified);

  it('by tag: strong, weak, one of several, any', () => {
    for (const known of ['"abc"', 'W/"abc"', '"x", "abc"', '*']) expect(unmodified({ 'if-none-match': known })).toBe(true);
    expect(unmodified({ 'if-none-match': '"abcd"' })).toBe(false);
  });

  it('by time, to the second, and only without a tag', () => {
    const at = { 'if-modified-since': 'Sun, 01 Mar 2026 12:00:00 GMT' };
    expect(unmodified(at)).toBe(true);
    expect(unmodified({ 'if-modified-since': 'Sun, 01 Mar 2026 11:59:59 GMT' })).toBe(false);
    expect(unmodified({ 'if-modified-since': 'yesterday' })).toBe(false);
    expect(unmodified({ ...at, 'if-none-match': '"other"' })).toBe(false);
  });
});
