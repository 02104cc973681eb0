import { describe, expect, it } from 'vitest';
import { assertMimePattern, assertMimeType, readSizeLimit } from './bucket-settings.ts';

describe('a size limit', () => {
  it.each([
    [1000, 1000],
    ['20mb', 20_000_000],
    ['1.5KB', 1500],
    ['3B', 3],
    ['1gb', 1_000_000_000],
  ])('%s is %d bytes', (limit, bytes) => {
    expect(readSizeLimit(limit, 2e9)).toBe(bytes);
  });

  it.each(['20', '-1kb', '1 mb', 'big', '1tb', ''])('%j is not understood', (limit) => {
    expect(() => readSizeLimit(limit, 2e9)).toThrow('Invalid file size format');
  });

  it('may not exceed the installation’s', () => {
    expect(() => readSizeLimit('3gb', 2e9)).toThrow('exceeded the maximum allowed size');
  });
});

describe('a content type', () => {
  it.each([
    ['image/png', ['image/png']],
    ['Image/PNG; q=1', ['image/png']],
    ['image/png', ['text/plain', 'image/*']],
    ['text/plain;charset=UTF-8', ['text/plain']],
    ['anything/goes', ['*']],
    ['anything/goes', []],
  ])('%s is taken by %j', (type, allowed) => {
    expect(() => assertMimeType(type, allowed)).not.toThrow();
  });

  it.each([
    ['image/jpeg', ['image/png']],
    ['imagex/png', ['image/*']],
    ['text', []],
    ['text/plain\r\nx: y', []],
    ['文本/纯', []],
    ['', []],
  ])('%j is not taken by %j', (type, allowed) => {
    expect(() => assertMimeType(type, allowed)).toThrow('is not supported');
  });

  it('may be a kind where a bucket names what it takes', () => {
    for (const pattern of ['image/*', '*', 'application/vnd.ms-excel']) expect(() => assertMimePattern(pattern)).not.toThrow();
    for (const pattern of ['image', '*/*/*', '']) expect(() => assertMimePattern(pattern)).toThrow();
  });
});
