import { describe, expect, it } from 'vitest';
import { RestError } from '../errors.ts';
import { parseQuery } from './query.ts';

/** Builds a query string from plain text parameters. */
const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const filterOf = (value: string) => parseQuery(query({ c: value })).filters[0]?.value;
const selectOf = (text: string) => parseQuery(query({ select: text })).select;
const failure = (text: string): RestError => {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof RestError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
};

const field = (name: string, more: object = {}) => ({
  kind: 'field',
  field: { name, path: [] },
  alias: undefined,
  cast: undefined,
  aggregate: undefined,
  aggregateCast: undefined,
  ...more,
});
const key = (name: string, arrow = '->') => ({ arrow, key: name, isIndex: false });

describe('select', () => {
  it.each([
    ['*', [field('*')]],
    ['', []],
    ['id,name', [field('id'), field('name')]],
    [' id , full name ', [field('id'), field('full name')]],
    ['"a,b":"c.d"', [field('c.d', { alias: 'a,b' })]],
    ['"say \\"hi\\""', [field('say "hi"')]],
    ['n:id::text', [field('id', { alias: 'n', cast: 'text' })]],
    ['日期:价格', [field('价格', { alias: '日期' })]],
    ['a-b', [field('a-b')]],
    ['data->a->>b', [field('data', { field: { name: 'data', path: [key('a'), key('b', '->>')] } })]],
    ['data->"a b"', [field('data', { field: { name: 'data', path: [key('a b')] } })]],
    ['tags->-1', [field('tags', { field: { name: 'tags', path: [{ arrow: '->', key: '-1', isIndex: true }] } })]],
    ['data->1a', [field('data', { field: { name: 'data', path: [key('1a')] } })]],
    ['count()', [field('*', { aggregate: 'count' })]],
    ['n:count()::text', [field('*', { alias: 'n', aggregate: 'count', aggregateCast: 'text' })]],
    ['price::int.sum()::text', [field('price', { cast: 'int', aggregate: 'sum', aggregateCast: 'text' })]],
    ['count', [field('count')]],
  ])('reads %j', (text, expected) => {
    expect(selectOf(text)).toEqual(expected);
  });

  it.each([
    ['author(name)', { kind: 'embed', name: 'author', select: [field('name')] }],
    ['by:author!book_author_fkey(name)', { kind: 'embed', name: 'author', alias: 'by', hint: 'book_author_fkey', select: [field('name')] }],
    ['author!inner(*)', { kind: 'embed', name: 'author', join: 'inner', select: [field('*')] }],
    ['author!fkey!left()', { kind: 'embed', name: 'author', hint: 'fkey', join: 'left', select: [] }],
    ['author!inner!fkey()', { kind: 'embed', name: 'author', hint: 'fkey', join: 'inner', select: [] }],
    ['...author(name)', { kind: 'spread', name: 'author', select: [field('name')] }],
  ])('reads the embed %j', (text, expected) => {
    expect(selectOf(text)).toEqual([{ alias: undefined, hint: undefined, join: undefined, ...expected }]);
  });

  it('nests embeds', () => {
    expect(selectOf('id,a(id,b(...c(x)),y)')).toMatchObject([
      field('id'),
      { name: 'a', select: [field('id'), { name: 'b', select: [{ kind: 'spread', name: 'c', select: [field('x')] }] }, field('y')] },
    ]);
  });

  it.each(['a(b', 'a)', 'id,,name', ',', 'a(b))', 'x::', 'data->', '"open', 'a!(b)', 'count()x', 'a.first()'])('refuses %j', (text) => {
    expect(failure(query({ select: text }))).toMatchObject({ code: 'PGRST100', status: 400 });
  });

  it('refuses more levels than the database should join', () => {
    expect(failure(query({ select: 'a('.repeat(9) + ')'.repeat(9) })).details).toContain('levels of embedding');
    expect(() => parseQuery(query({ select: 'a('.repeat(8) + ')'.repeat(8) }))).not.toThrow();
  });
});

describe('filters', () => {
  const compare = (operator: string, value: string, more: object = {}) => ({
    negated: false,
    test: { kind: 'compare', operator, quantifier: undefined, value, ...more },
  });
  it.each<[string, object]>([
    ...['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'match', 'imatch'].map(
      (op) => [`${op}.x`, compare(op, 'x')] as [string, object],
    ),
    ...['cs', 'cd', 'ov', 'sl', 'sr', 'nxr', 'nxl', 'adj'].map((op) => [`${op}.{x}`, compare(op, '{x}')] as [string, object]),
    ['eq.', compare('eq', '')],
    ['eq.a.b,(c)', compare('eq', 'a.b,(c)')],
    ['eq."quoted"', compare('eq', '"quoted"')],
    ['not.eq.1', { ...compare('eq', '1'), negated: true }],
    ['eq(any).{1,2}', compare('eq', '{1,2}', { quantifier: 'any' })],
    ['like(all).{a*,*b}', compare('like', '{a*,*b}', { quantifier: 'all' })],
    ['isdistinct.x', { negated: false, test: { kind: 'isdistinct', value: 'x' } }],
    ['is.NULL', { negated: false, test: { kind: 'is', operand: 'null' } }],
    ['not.is.not_null', { negated: true, test: { kind: 'is', operand: 'not_null' } }],
    ['in.(1,2)', { negated: false, test: { kind: 'in', values: ['1', '2'] } }],
    ['in.(  )', { negated: false, test: { kind: 'in', values: [''] } }],
    ['in.( ,3)', { negated: false, test: { kind: 'in', values: ['', '3'] } }],
    ['in.()', { negated: false, test: { kind: 'in', values: [''] } }],
    ['in.("a,b","c)",d"e)', { negated: false, test: { kind: 'in', values: ['a,b', 'c)', 'd"e'] } }],
    ['fts.cat', { negated: false, test: { kind: 'textsearch', operator: 'fts', language: undefined, value: 'cat' } }],
    ['wfts(english).cat', { negated: false, test: { kind: 'textsearch', operator: 'wfts', language: 'english', value: 'cat' } }],
  ])('reads %j', (text, expected) => {
    expect(filterOf(text)).toMatchObject(expected);
  });

  it.each(['1', 'noop.1', 'eq', 'eq1', 'is.maybe', 'in.1,2', 'in.(1,2', 'in.(1)x', 'cs(any).{1}', 'eq(some).1', 'fts(a.b).c', 'not.', ''])(
    'refuses %j',
    (text) => {
      expect(failure(query({ c: text }))).toMatchObject({ code: 'PGRST100' });
    },
  );

  it('says where it stopped and what it expected', () => {
    expect(failure('id=noop.0')).toMatchObject({
      message: '"failed to parse filter (noop.0)" (line 1, column 1)',
      details: 'unexpected "n" expecting "not" or operator (eq, gt, ...)',
    });
  });

  it('finds the place of a filter by its name', () => {
    const { filters } = parseQuery(query({ 'a.b.data->>x': 'eq.1' }));
    expect(filters).toMatchObject([{ path: ['a', 'b'], value: { field: { name: 'data', path: [key('x', '->>')] } } }]);
  });

  it('takes parameters without an operator for arguments when a function is called', () => {
    const { args, filters } = parseQuery('day=2026-01-01&id=eq.1&day=x', true);
    expect(args).toEqual([
      ['day', '2026-01-01'],
      ['day', 'x'],
    ]);
    expect(filters).toHaveLength(1);
  });
});

describe('logic trees', () => {
  it('reads nested trees with negation and quoted values', () => {
    const [tree] = parseQuery(query({ or: '(a.eq.1,not.and(b.is.null,c.in.(x,y)),d.not.like."p,q)*",e.cs.{1,2})' })).logic;
    expect(tree).toMatchObject({
      path: [],
      value: {
        kind: 'or',
        negated: false,
        terms: [
          { field: { name: 'a' }, test: { value: '1' } },
          { kind: 'and', negated: true, terms: [{ test: { kind: 'is' } }, { test: { kind: 'in', values: ['x', 'y'] } }] },
          { negated: true, test: { operator: 'like', value: 'p,q)*' } },
          { test: { operator: 'cs', value: '{1,2}' } },
        ],
      },
    });
  });

  it('reads `not` and embeds from the name', () => {
    expect(parseQuery(query({ 'a.not.or': '(x.eq.1)' })).logic).toMatchObject([{ path: ['a'], value: { kind: 'or', negated: true } }]);
  });

  it.each(['()', '(a.eq.1', 'a.eq.1', '(a.eq.1))', '(a.eq.1,)', '(xor(a.eq.1))', '(a)'])('refuses %j', (text) => {
    expect(failure(query({ or: text }))).toMatchObject({ code: 'PGRST100' });
  });

  it('refuses endless nesting', () => {
    expect(failure(query({ or: `(${'and('.repeat(500)}a.eq.1${')'.repeat(500)})` })).code).toBe('PGRST100');
  });
});

describe('order, ranges and the rest', () => {
  it('reads order terms', () => {
    const [order] = parseQuery(query({ order: 'a.desc.nullslast,b,data->>x.asc,author(name).desc' })).orders;
    expect(order?.value).toMatchObject([
      { field: { name: 'a' }, direction: 'desc', nulls: 'nullslast', relation: undefined },
      { field: { name: 'b' }, direction: undefined, nulls: undefined },
      { field: { name: 'data', path: [key('x', '->>')] }, direction: 'asc' },
      { relation: 'author', field: { name: 'name' }, direction: 'desc' },
    ]);
  });

  it.each(['a.up', 'a.asc.nulls', 'a.asc.desc', 'a,', 'b(c'])('refuses the order %j', (text) => {
    expect(failure(query({ order: text }))).toMatchObject({ code: 'PGRST100' });
  });

  it('joins limit and offset of the same level', () => {
    const { ranges } = parseQuery('limit=5&offset=10&a.limit=1&b.offset=2&c.limit=many');
    expect(ranges).toEqual([
      { path: [], value: { offset: 10, limit: 5 } },
      { path: ['a'], value: { offset: 0, limit: 1 } },
      { path: ['b'], value: { offset: 2, limit: undefined } },
    ]);
  });

  it('reads column lists once each', () => {
    const parsed = parseQuery(query({ columns: '"id",name,"id"', on_conflict: 'a, b' }));
    expect(parsed).toMatchObject({ columns: ['id', 'name'], onConflict: ['a', 'b'] });
  });

  it('decodes percent escapes and plus signs, and takes broken ones as they are', () => {
    expect(filterOf('eq.a b')).toMatchObject({ test: { value: 'a b' } });
    expect(parseQuery('c=eq.a%20b+c%2Bd').filters[0]?.value.test).toMatchObject({ value: 'a b c+d' });
    expect(parseQuery('c=eq.100%').filters[0]?.value.test).toMatchObject({ value: '100%' });
    expect(parseQuery('c=eq.%E4%BD%A0%ff').filters[0]?.value.test).toMatchObject({ value: '你\ufffd' });
  });

  it('sorts the canonical query', () => {
    expect(parseQuery('select=*&b=eq.x y&a=gt.1').canonical).toBe('a=gt.1&b=eq.x%20y&select=*');
  });
});
