import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './rest-library/library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library?.close());
beforeEach(async () => {
  await library.service.from('books').delete().gt('id', 100);
  await stock().delete().neq('sku', '');
  await stock().insert([
    { sku: 'a', amount: 5, note: 'old' },
    { sku: 'b', amount: 0, note: null },
  ]);
});

const stock = () => library.service.from('stock');
const stocked = async () => (await stock().select().order('sku')).data;
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  library.ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('insert', () => {
  it('says nothing unless asked, and where the row is if asked that', async () => {
    const quiet = await post('/stock', '{"sku":"c"}');
    expect([quiet.status, await quiet.text(), quiet.headers.get('location')]).toEqual([201, '', null]);
    const located = await post('/big', '{"id":9007199254740995}', { prefer: 'return=headers-only' });
    expect([located.status, located.headers.get('location')]).toEqual([201, '/big?id=eq.9007199254740995']);
    expect(located.headers.get('preference-applied')).toBe('return=headers-only');
    const keys = await post('/loans', '{"book_id":1,"reader":"a b"}', { prefer: 'return=headers-only' });
    expect(keys.headers.get('location')).toBe('/loans?book_id=eq.1&reader=eq.a%20b');
  });

  it('gives back what was written, with what belongs to it', async () => {
    const row = {
      title: 'New',
      author_id: 2,
      data: { a: [1] },
      labels: ['x', 'y,z'],
      pages: '[1,9]',
      format: 'audio',
      isbn: '111-222-333',
    };
    const { data, status } = await library.anon
      .from('books')
      .insert(row)
      .select('id, title, labels, pages, price, authors!author_id(name)')
      .single();
    expect(status).toBe(201);
    expect(data).toEqual({
      id: expect.any(Number) as number,
      title: 'New',
      labels: ['x', 'y,z'],
      pages: '[1,10)',
      price: 9.9,
      authors: { name: 'Xiao Hong' },
    });
  });

  it('takes many rows, missing keys as null or as their defaults', async () => {
    const rows = [
      { sku: 'c', amount: 3 },
      { sku: 'd', amount: 4, note: 'n' },
    ];
    expect((await stock().insert(rows).select()).data).toEqual([
      { sku: 'c', amount: 3, note: null },
      { sku: 'd', amount: 4, note: 'n' },
    ]);
    const more = [{ sku: 'e' }, { sku: 'f', amount: 4 }];
    expect((await stock().insert(more, { defaultToNull: false }).select()).data).toEqual([
      { sku: 'e', amount: 1, note: 'new' },
      { sku: 'f', amount: 4, note: 'new' },
    ]);
  });

  it('takes identity and enum defaults for missing keys', async () => {
    const { data } = await library.service
      .from('books')
      .insert(
        [
          { title: 'A', author_id: 1 },
          { title: 'B', author_id: 1, format: 'audio' },
        ],
        { defaultToNull: false },
      )
      .select('id, format');
    expect(data).toEqual([
      { id: expect.any(Number) as number, format: 'print' },
      { id: expect.any(Number) as number, format: 'audio' },
    ]);
  });

  it('of an empty object is a row of defaults; of an empty list, nothing', async () => {
    const made = await post('/authors', '[]', { prefer: 'return=representation' });
    expect([made.status, await made.json()]).toEqual([201, []]);
    expect((await post('/authors', '{}')).status).toBe(400); // its name may not be null
    expect(await (await post('/books?select=id', '{}')).json()).toMatchObject({ code: '23502' });
  });

  it('reads CSV and forms', async () => {
    expect((await post('/stock', 'sku,amount\nx,1\n"y,y",2\n', { 'content-type': 'text/csv' })).status).toBe(201);
    expect((await post('/stock', 'sku=z&amount=3', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(201);
    expect(await stocked()).toMatchObject([{ sku: 'a' }, { sku: 'b' }, { sku: 'x' }, { sku: 'y,y', amount: 2 }, { sku: 'z', amount: 3 }]);
  });

  it.each([
    ['{"sku":"a"}', 409, '23505'],
    ['{"sku":"n","amount":-1}', 400, '23514'],
    ['{"sku":"n","amount":"many"}', 400, '22P02'],
    ['{"sku":"n","wat":1}', 400, 'PGRST204'],
    ['[{"sku":"n"},{"amount":1}]', 400, 'PGRST102'],
    ['{"sku":', 400, 'PGRST102'],
    ['', 400, 'PGRST102'],
    ['{"sku\\") select 1; --":"n"}', 400, 'PGRST204'],
    ['{"sku":"\\u0000"}', 400, '22P05'],
  ])('%s is refused, and nothing is written', async (body, status, code) => {
    const response = await post('/stock', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect(await stocked()).toHaveLength(2);
  });

  it('into a table whose foreign key is missing is a conflict', async () => {
    const { error, status } = await library.service.from('books').insert({ title: 'x', author_id: 99 });
    expect([status, error?.code]).toEqual([409, '23503']);
  });

  it('is refused for what one may not write', async () => {
    expect((await post('/diaries', '{"id":9,"owner":"me"}')).status).toBe(401);
    expect((await post('/titles', '{"title":"x"}')).status).toBe(500); // a view that takes no rows: 55000, as upstream
  });
});

describe('upsert', () => {
  it('changes rows that are there and adds those that are not', async () => {
    const first = await stock()
      .upsert([
        { sku: 'a', amount: 7 },
        { sku: 'c', amount: 8 },
      ])
      .select();
    expect(first.status).toBe(201);
    const second = await stock().upsert({ sku: 'a', amount: 9 }).select().single();
    expect([second.status, second.data]).toEqual([200, { sku: 'a', amount: 9, note: 'old' }]);
    expect(await stocked()).toMatchObject([{ amount: 9 }, { amount: 0 }, { amount: 8 }]);
  });

  it('can leave alone those that are there', async () => {
    const { data } = await stock()
      .upsert(
        [
          { sku: 'a', amount: 7 },
          { sku: 'c', amount: 8 },
        ],
        { ignoreDuplicates: true },
      )
      .select('sku');
    expect(data).toEqual([{ sku: 'c' }]);
    expect(await stocked()).toMatchObject([{ amount: 5 }, { amount: 0 }, { amount: 8 }]);
  });

  it('goes by other unique columns than the primary key only if there are any', async () => {
    const { error } = await stock().upsert({ sku: 'a', note: 'x' }, { onConflict: 'note' });
    expect(error?.code).toBe('42P10');
  });
});

describe('update and delete', () => {
  it('write what the filters leave', async () => {
    const { data, count, status } = await stock().update({ note: 'x' }, { count: 'exact' }).gt('amount', 1).select('sku, note');
    expect({ data, count, status }).toEqual({ data: [{ sku: 'a', note: 'x' }], count: 1, status: 200 });
    expect((await stock().update({ note: 'y' }).or('amount.eq.0,sku.eq.zz')).status).toBe(204);
    expect(await stocked()).toMatchObject([{ note: 'x' }, { note: 'y' }]);
    expect((await stock().delete({ count: 'exact' }).eq('sku', 'b')).count).toBe(1);
    expect(await stocked()).toHaveLength(1);
  });

  it('shape what they give back by embeds and their filters', async () => {
    const { data } = await library.service
      .from('authors')
      .update({ born: '1881-09-26' })
      .eq('id', 1)
      .eq('books.format', 'audio')
      .select('born, books!author_id(id)');
    expect(data).toEqual([{ born: '1881-09-26', books: [{ id: 2 }] }]);
  });

  it('with nothing to set write nothing', async () => {
    expect((await stock().update({}).eq('sku', 'a').select()).data).toEqual([]);
  });

  it('through views', async () => {
    const { data } = await library.service.from('catalogue').update({ name: 'Renamed' }).eq('number', 1).select('name, shouted');
    expect(data).toHaveLength(1);
    expect((await library.service.from('books').select('title').eq('id', 1).single()).data).toEqual({ title: 'Renamed' });
  });
});

describe('what turns out wrong afterwards', () => {
  it('more than one row for single() is undone', async () => {
    const { error, status } = await stock().update({ note: 'z' }).gte('amount', 0).select().single();
    expect([status, error?.code]).toEqual([406, 'PGRST116']);
    expect(await stocked()).toMatchObject([{ note: 'old' }, { note: null }]);
  });

  it('more than max-affected is undone', async () => {
    const remove = (most: number) =>
      library.ask('/stock?amount=gte.0', {
        method: 'DELETE',
        headers: { apikey: library.secretKey, prefer: `handling=strict, max-affected=${most}` },
      });
    expect(await (await remove(1)).json()).toMatchObject({ code: 'PGRST124', details: 'The query affects 2 rows' });
    expect(await stocked()).toHaveLength(2);
    expect((await remove(2)).status).toBe(204);
    expect(await stocked()).toHaveLength(0);
  });

  it('is undone on request', async () => {
    const { data } = await stock().insert({ sku: 'c' }).rollback().select();
    expect(data).toMatchObject([{ sku: 'c' }]);
    expect(await stocked()).toHaveLength(2);
  });

  it('a preference that nobody knows stops a strict request', async () => {
    const response = await post('/stock', '{"sku":"c"}', { prefer: 'handling=strict, anything' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'PGRST122', details: 'Invalid preferences: anything' }]);
    expect(await stocked()).toHaveLength(2);
  });
});

describe('methods', () => {
  it.each([
    ['PUT', '/stock?sku=eq.a', 400, 'PGRST127'],
    ['PROPFIND', '/stock', 405, 'PGRST117'],
    ['DELETE', '/rpc/add', 405, 'PGRST101'],
  ])('%s %s is refused in a sentence', async (method, path, status, code) => {
    const response = await library.ask(path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });
});
