import { describe, expect, it } from 'vitest';
import { RestError } from '../errors.ts';
import { csvToObjects } from './csv.ts';
import { negotiate } from './media-type.ts';
import { callPayload, rowsPayload } from './payload.ts';
import { parsePreferences, preferenceApplied } from './preferences.ts';
import { contentRange, rangeStatus, requestedRange } from './range.ts';

describe('preferences', () => {
  it('take the first of each and keep the unknown', () => {
    const header = 'return=minimal, return=representation,count=exact , wat, max-affected=3, timezone=Asia/Urumqi, handling=strict';
    expect(parsePreferences(header, true)).toMatchObject({
      return: 'minimal',
      count: 'exact',
      maxAffected: 3,
      timezone: 'Asia/Urumqi',
      handling: 'strict',
      unknown: ['wat'],
    });
  });

  it('let a client roll back only where that is allowed', () => {
    expect(parsePreferences('tx=rollback', false).tx).toBeUndefined();
    expect(parsePreferences('tx=rollback', true).tx).toBe('rollback');
  });

  it('are confirmed in a fixed order, the limit only when strict', () => {
    expect(preferenceApplied({ count: 'exact', return: 'minimal', maxAffected: 1 })).toBe('return=minimal, count=exact');
    expect(preferenceApplied({ handling: 'strict', maxAffected: 1 })).toBe('handling=strict, max-affected=1');
    expect(preferenceApplied({})).toBeUndefined();
  });
});

describe('ranges', () => {
  it.each([
    [undefined, undefined, { offset: 0, limit: undefined }],
    [{ offset: 5, limit: 10 }, undefined, { offset: 5, limit: 10 }],
    [undefined, '0-9', { offset: 0, limit: 10 }],
    [undefined, '20-', { offset: 20, limit: undefined }],
    [{ offset: 0, limit: 5 }, '2-9', { offset: 2, limit: 3 }],
    [{ offset: 0, limit: 0 }, '5-9', { offset: 0, limit: 0 }],
    [undefined, 'bytes=0-9', { offset: 0, limit: undefined }],
  ])('of %j and the header %j', (fromQuery, header, expected) => {
    expect(requestedRange(fromQuery, header)).toEqual(expected);
  });

  it('that are impossible are refused', () => {
    expect(() => requestedRange({ offset: 0, limit: -1 }, undefined)).toThrow(RestError);
    expect(() => requestedRange(undefined, '9-2')).toThrow(RestError);
  });

  it('are told with what was counted', () => {
    expect(contentRange(0, 9, undefined)).toBe('0-9/*');
    expect(contentRange(0, 9, 50)).toBe('0-9/50');
    expect(contentRange(0, -1, 0)).toBe('*/0');
    expect([rangeStatus(0, 5, 5), rangeStatus(0, 5, 6), rangeStatus(9, 0, 6), rangeStatus(0, 5, undefined)]).toEqual([200, 206, 416, 200]);
  });
});

describe('media types', () => {
  const kindOf = (accept: string | undefined, explain = false) => negotiate(accept, explain).body.kind;
  it.each([
    [undefined, 'array'],
    ['*/*', 'array'],
    ['text/html, application/json;q=0.9', 'array'],
    ['text/csv;q=0.5, application/json;q=0.4', 'csv'],
    ['application/json;q=0.4, text/csv;q=0.5', 'csv'],
    ['application/vnd.pgrst.object+json', 'object'],
    ['Application/Vnd.Pgrst.Object+Json;nulls=stripped', 'object'],
    ['application/vnd.pgrst.array+json', 'array'],
  ])('%j gives %s', (accept, kind) => {
    expect(kindOf(accept)).toBe(kind);
  });

  it('explains only where that is enabled', () => {
    const plan = 'application/vnd.pgrst.plan+json; for="application/json"; options=analyze|verbose|drop table';
    expect(negotiate(plan, true).body).toMatchObject({ kind: 'explain', output: 'json', options: ['analyze', 'verbose'] });
    expect(() => negotiate(plan, false)).toThrow(RestError);
  });

  it('refuses what it can not make', () => {
    expect(() => negotiate('image/png', false)).toThrow('None of these media types are available: image/png');
  });
});

describe('bodies', () => {
  const json = (text: string, columns?: string[]) => rowsPayload(Buffer.from(text), 'application/json', columns);

  it('go on as they came, with the keys as columns', () => {
    const text = ' {"id": 9007199254740993, "n": 1.10} ';
    expect(json(text)).toEqual({ json: text, columns: ['id', 'n'], isObject: true });
    expect(json('[{"a":1,"b":2},{"b":3,"a":4}]')).toMatchObject({ columns: ['a', 'b'], isObject: false });
  });

  it('are not parsed when the columns are named', () => {
    expect(json('[{"a":1},{"b":2}]', ['a', 'b'])).toMatchObject({ columns: ['a', 'b'], isObject: false });
  });

  it.each(['', 'nonsense', '[{"a":1},{"b":2}]', '[1]', '[{"a":1},{"a":1,"b":2}]', '[null]'])('%j is refused', (text) => {
    expect(() => json(text)).toThrow(RestError);
  });

  it('may be nested as deep as any sane body is, and no deeper', () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}"]]]"${']'.repeat(depth)}}`;
    expect(json(nested(900)).columns).toEqual(['a']);
    for (const columns of [undefined, ['a']]) expect(() => json(nested(1_000), columns)).toThrow('nested more than 1000 levels deep');
    expect(json(JSON.stringify({ a: '['.repeat(5_000) })).columns).toEqual(['a']);
    const form = Buffer.from(`items=${'['.repeat(5_000)}`);
    expect(() => callPayload(form, 'application/x-www-form-urlencoded', undefined)).toThrow(RestError);
  });

  it('may be CSV, where NULL is null', () => {
    expect(csvToObjects('a,b\n1,"x ""y"", z"\nNULL,\n')).toEqual([
      { a: '1', b: 'x "y", z' },
      { a: null, b: '' },
    ]);
    expect(() => csvToObjects('a,b\n1\n')).toThrow('All lines must have same number of fields');
  });

  it('of a call may be a form, or one argument as a whole', () => {
    expect(callPayload(Buffer.from('a=1&b=x+y'), 'application/x-www-form-urlencoded', undefined)).toMatchObject({
      args: [
        ['a', '1'],
        ['b', 'x y'],
      ],
    });
    expect(callPayload(Buffer.from([0, 255]), 'application/octet-stream', undefined)).toMatchObject({ type: 'bytea', text: '\\x00ff' });
    expect(callPayload(Buffer.alloc(0), undefined, undefined)).toMatchObject({ payload: { json: '{}', columns: [] } });
  });
});
