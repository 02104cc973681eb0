import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayLiteral } from './filter.ts';
import { ident, joined, param, sql, wholeNumber } from './fragment.ts';

describe('fragments', () => {
  it('keep values out of the text, and number the same one once', () => {
    const name = param(`Robert'); drop table students; --`);
    const statement = sql`select ${name}, ${param('2')}, ${name} from ${ident('t')}`.statement();
    expect(statement).toEqual({
      text: 'select $1, $2, $1 from "t"',
      params: [`Robert'); drop table students; --`, '2'],
    });
  });

  it('quote any name so that it stays one name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const { text } = ident(name).statement();
        expect(text).toMatch(/^"(?:[^"\0]|"")*"$/s);
      }),
    );
  });

  it('have no NUL in values either: Postgres takes none', () => {
    expect(param('a\0b').statement().params).toEqual(['ab']);
  });

  it('write numbers out only if they are whole', () => {
    expect(sql`limit ${wholeNumber(50)}`.statement()).toEqual({ text: 'limit 50', params: [] });
    for (const value of [1.5, Number.NaN, Infinity, 2 ** 53]) expect(() => wholeNumber(value)).toThrow(RangeError);
  });

  it('join to nothing when there is nothing', () => {
    expect(sql`a${joined([], ', ')}b`.statement().text).toBe('ab');
  });
});

it.each([
  [['1', '2'], '{"1","2"}'],
  [[''], '{}'],
  [['', 'a'], '{"","a"}'],
  [['a"b\\c', 'x,y'], '{"a\\"b\\\\c","x,y"}'],
])('writes %j as an array', (values, expected) => {
  expect(arrayLiteral(values)).toBe(expected);
});
