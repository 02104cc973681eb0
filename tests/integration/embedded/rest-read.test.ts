import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './rest-library/library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library?.close());

const books = (columns = 'id') => library.anon.from('books').select(columns).order('id');
/** The ids of the books that a filter leaves. */
const ids = async (found: PromiseLike<{ data: unknown; error: unknown }>) => {
  const { data, error } = await found;
  expect(error).toBeNull();
  return (data as { id: number }[]).map(({ id }) => id);
};

describe('filters', () => {
  it.each([
    ['price', 'eq', '8.00', [2]],
    ['price', 'neq', '8', [1, 3]],
    ['price', 'gt', '9.1', [1]],
    ['price', 'gte', '9.1', [1, 3]],
    ['price', 'lt', '9.1', [2]],
    ['price', 'lte', '9.1', [2, 3]],
    ['title', 'like', '*al*', [1, 3]],
    ['title', 'ilike', '%GRASS', [2]],
    ['title', 'match', '^[CW]', [1, 2]],
    ['title', 'imatch', '^w', [2]],
    ['title', 'like(any)', '{Call*,Wild*}', [1, 2]],
    ['title', 'like(all)', '{*o*,*A*}', [1]],
    ['id', 'in', '(1,3)', [1, 3]],
    ['id', 'in', '()', []],
    ['title', 'in', '("Wild Grass","a,b")', [2]],
    ['translator_id', 'is', 'null', [1, 3]],
    ['translator_id', 'is', 'not_null', [2]],
    ['translator_id', 'isdistinct', '2', [1, 3]],
    ['labels', 'cs', '{poems}', [2]],
    ['labels', 'cd', '{short,classic,long}', [1, 3]],
    ['labels', 'ov', '{classic,poems}', [1, 2]],
    ['data', 'cs', '{"year":1927}', [2]],
    ['pages', 'cs', '[90,100)', [1, 3]],
    ['pages', 'sr', '[0,1)', [1, 2, 3]],
    ['pages', 'nxr', '[0,90)', [2]],
    ['pages', 'nxl', '[1,2)', [1, 2, 3]],
    ['pages', 'adj', '[200,201)', [1]],
    ['pages', 'sl', '[80,90)', [2]],
    ['summary', 'fts', 'cat | river', [1, 3]],
    ['summary', 'plfts', 'dog grass', [2]],
    ['title', 'wfts(english)', 'tales -grass', [3]],
    ['data->year', 'eq', '1923', [1]],
    ['data->>year', 'gt', '1923', [2]],
    ['data->place->>city', 'eq', 'Beijing', [1]],
    ['data->tags->>-1', 'eq', 'b', [1]],
    ['format', 'eq', 'audio', [2]],
    ['printed_at', 'lt', '2026-01-02T03:04:05+00:01', []],
  ])('%s %s %s', async (column, operator, value, expected) => {
    expect(await ids(books().filter(column, operator, value))).toEqual(expected);
    const rest = [1, 2, 3].filter((id) => !expected.includes(id));
    const negated = await ids(books().filter(column, `not.${operator}`, value));
    // What is null is neither in a set nor out of it.
    expect(rest).toEqual(expect.arrayContaining(negated));
    expect(negated).not.toEqual(expect.arrayContaining([...expected, -1]));
  });

  it('combine in trees', async () => {
    expect(await ids(books().or('id.eq.1,and(price.lt.9,format.eq.audio)'))).toEqual([1, 2]);
    expect(await ids(books().or('not.and(id.gte.2,id.lte.3)'))).toEqual([1]);
    expect(await ids(books().not('id', 'in', '(1,2)'))).toEqual([3]);
    expect(await ids(books().or('title.in.("Wild Grass","x)"),labels.cs.{short,classic}'))).toEqual([1, 2]);
  });

  it('take a value for what it is, whatever is in it', async () => {
    const hostile = `'); drop table books; -- " \\ %27`;
    expect(await ids(books().eq('title', hostile))).toEqual([]);
    expect(await ids(books())).toEqual([1, 2, 3]);
  });

  it.each([
    ['no_such=eq.1', '42703'],
    ['id=eq.x', '22P02'],
    ['title=is.true', '42804'],
    ['id=wat.1', 'PGRST100'],
    ['select=id::nonsense', '42704'],
    ['select=id::int%20)%20from%20vault--', 'PGRST100'],
    ['authors.name=eq.x', 'PGRST108'],
    ['limit=-1', 'PGRST103'],
  ])('%s is refused with %s', async (query, code) => {
    const response = await library.ask(`/books?${query}`);
    expect(response.status).toBe(code === 'PGRST103' ? 416 : 400);
    expect(await response.json()).toMatchObject({ code });
  });
});

describe('columns', () => {
  it('may be renamed, cast, and dug out of JSON', async () => {
    const { data } = await books('n:id::text, price::int, year:data->year, data->place->>city, data->tags->0').eq('id', 1).single();
    expect(data).toEqual({ n: '1', price: 13, year: 1923, city: 'Beijing', tags: 'a' });
  });

  it('keep numbers exact', async () => {
    const response = await library.ask('/big');
    expect(await response.text()).toBe('[{"id":9007199254740993,"exact":1.10}]');
  });

  it('may have any name', async () => {
    const { data } = await library.anon.from('genres').select('code, "display name"').eq('display name', 'Prose, poems');
    expect(data).toEqual([{ code: 'p', 'display name': 'Prose, poems' }]);
  });

  it('may be computed', async () => {
    const { data } = await library.anon.from('authors').select('name, initials').eq('initials', 'L.');
    expect(data).toEqual([{ name: 'Lu Xun', initials: 'L.' }]);
  });

  it('may be aggregated, grouped by the others', async () => {
    const { data } = await library.anon.from('books').select('author_id, n:count(), price.sum(), most:price.max()::int').order('author_id');
    expect(data).toEqual([
      { author_id: 1, n: 2, sum: 20.5, most: 13 },
      { author_id: 2, n: 1, sum: 9.1, most: 9 },
    ]);
  });
});

describe('pages', () => {
  it('are ordered, with nulls where they are wanted', async () => {
    expect(await ids(library.anon.from('books').select('id').order('translator_id', { nullsFirst: true }).order('price'))).toEqual([
      3, 1, 2,
    ]);
    expect(await ids(library.anon.from('books').select('id').order('data->>year', { ascending: false, nullsFirst: false }))).toEqual([
      2, 1, 3,
    ]);
  });

  it('say which rows they are, and of how many', async () => {
    const { data, count, status } = await library.anon.from('books').select('id', { count: 'exact' }).order('id').range(1, 1);
    expect({ data, count, status }).toEqual({ data: [{ id: 2 }], count: 3, status: 206 });
    const response = await library.ask('/books?select=id&limit=2&offset=1');
    expect([response.status, response.headers.get('content-range')]).toEqual([200, '1-2/*']);
  });

  it.each(['exact', 'planned', 'estimated'] as const)('are counted %s without their rows', async (count) => {
    const answer = await library.anon.from('books').select('*', { count, head: true });
    expect(answer.error).toBeNull();
    expect(answer.data).toBeNull();
    if (count === 'planned') expect(answer.count).toBeGreaterThan(0);
    else expect(answer.count).toBe(3);
  });

  it('understand the Range header', async () => {
    const response = await library.ask('/books?select=id&order=id', { headers: { range: '1-5', prefer: 'count=exact' } });
    expect(response.headers.get('content-range')).toBe('1-2/3');
    expect(await response.json()).toEqual([{ id: 2 }, { id: 3 }]);
  });

  it('beyond the end are 416', async () => {
    const response = await library.ask('/books?offset=9', { headers: { prefer: 'count=exact' } });
    expect(response.status).toBe(416);
    expect(await response.json()).toMatchObject({ code: 'PGRST103', details: 'An offset of 9 was requested, but there are only 3 rows.' });
  });
});

describe('one row', () => {
  it('is an object', async () => {
    expect((await books('title').eq('id', 2).single()).data).toEqual({ title: 'Wild Grass' });
    expect((await books('title').eq('id', 99).maybeSingle()).data).toBeNull();
  });

  it('is not found among none or several', async () => {
    const { error, status } = await books().single();
    expect(status).toBe(406);
    expect(error).toMatchObject({ code: 'PGRST116', details: 'The result contains 3 rows' });
    expect((await books().eq('id', 99).single()).error).toMatchObject({ details: 'The result contains 0 rows' });
  });
});

describe('other formats', () => {
  it('CSV', async () => {
    const { data } = await library.anon.from('genres').select('code,"display name"').order('code').csv();
    expect(data).toBe('code,display name\np,"Prose, poems"\ns,Stories\nx,');
  });

  it('without nulls', async () => {
    expect((await library.anon.from('genres').select().eq('code', 'x').stripNulls()).data).toEqual([{ code: 'x' }]);
  });

  it('the plan, where it is enabled', async () => {
    const { data } = await books().explain({ format: 'text' });
    expect(data).toContain('Aggregate');
  });

  it('none that we do not have', async () => {
    const response = await library.ask('/books', { headers: { accept: 'image/png' } });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ code: 'PGRST107' });
    expect(await (await library.ask('/books', { headers: { accept: 'application/geo+json' } })).json()).toMatchObject({ code: 'PGRST127' });
  });
});

describe('who may read', () => {
  it('is decided by policies, which see the request', async () => {
    const asReader = (reader: string) => library.ask('/diaries?select=entry', { headers: { 'x-reader': reader } }).then((r) => r.json());
    expect(await asReader('ann')).toEqual([{ entry: 'mine' }]);
    expect(await asReader('nobody')).toEqual([]);
    expect((await library.service.from('diaries').select('id')).data).toHaveLength(2);
  });

  it('and by grants', async () => {
    const { error, status } = await library.anon.from('vault').select();
    expect([status, error?.code]).toEqual([401, '42501']);
    expect((await library.service.from('vault').select()).data).toEqual([]);
  });
});

describe('paths', () => {
  it('lead to the schema that a profile names', async () => {
    expect((await library.anon.schema('annex').from('notes').select()).data).toEqual([]);
    expect((await library.anon.schema('annex').rpc('greet')).data).toBe('from the annex');
    const refused = await library.ask('/books', { headers: { 'accept-profile': 'auth' } });
    expect(refused.status).toBe(406);
    expect(await refused.json()).toMatchObject({ code: 'PGRST106', message: 'Invalid schema: auth' });
  });

  it.each([
    ['/bok', 'PGRST205', 404],
    ['/', 'PGRST126', 404],
    ['/books/1', 'PGRST125', 404],
  ])('%s is %s', async (path, code, status) => {
    const response = await library.ask(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('that are misspelt get a hint', async () => {
    expect((await library.anon.from('boks').select()).error?.hint).toBe("Perhaps you meant the table 'public.books'");
  });
});
