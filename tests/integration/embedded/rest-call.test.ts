import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './rest-library/library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library?.close());

const call = (name: string, body: string, headers: Record<string, string> = {}) =>
  library.ask(`/rpc/${name}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('arguments', () => {
  it('come by name, and defaults fill in', async () => {
    expect((await library.anon.rpc('add', { a: 1, b: 2 })).data).toBe(3);
    expect((await library.anon.rpc('add', { a: 1 })).data).toBe(11);
    expect((await library.anon.rpc('add', { a: 1, b: 2 }, { get: true })).data).toBe(3);
    expect(await (await library.ask('/rpc/add?a=1')).text()).toBe('11');
  });

  it('may be JSON of any shape', async () => {
    expect((await library.anon.rpc('total', { items: [{ price: 1.1 }, { price: 2.2 }] })).data).toBe(3.3);
  });

  it('may be variadic', async () => {
    expect((await library.anon.rpc('join_all', { words: ['a', 'b,c'] })).data).toBe('a+b,c');
    expect(await (await library.ask('/rpc/join_all?words=a&words=%22')).json()).toBe('a+"');
  });

  it('may be the whole body', async () => {
    expect((await library.anon.rpc('keys_of', { b: 1, a: 2 })).data).toBe('a,b');
    expect(await (await call('shout', 'hé', { 'content-type': 'text/plain' })).json()).toBe('HÉ');
    expect(await (await call('byte_count', '\u0000ÿ', { 'content-type': 'application/octet-stream' })).json()).toBe(3);
  });

  it('may come as a form', async () => {
    const response = await call('add', 'a=4&b=5', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await response.json()).toBe(9);
  });

  it('are told in the error when no function takes them', async () => {
    const { error, status } = await library.anon.rpc('add', { a: 1, c: 2 });
    expect(status).toBe(404);
    expect(error).toMatchObject({
      code: 'PGRST202',
      message: 'Could not find the function public.add(a, c) in the schema cache',
      hint: 'Perhaps you meant to call the function public.add(a, b)',
    });
  });

  it('choose among functions of one name, if they can', async () => {
    expect((await library.anon.rpc('same_name', { a: 1 })).data).toBe('one');
    expect((await library.anon.rpc('same_name', { a: 1, b: 2 })).data).toBe('two');
    const { error, status } = await library.anon.rpc('unclear', { a: 1 });
    expect(status).toBe(300);
    expect(error).toMatchObject({
      code: 'PGRST203',
      message: 'Could not choose the best candidate function between: public.unclear(a => integer), public.unclear(a => text)',
    });
  });
});

describe('results', () => {
  it('of tables can be treated like tables', async () => {
    const { data, count } = await library.anon
      .rpc('books_of', { writer: 'Lu Xun' }, { count: 'exact' })
      .select('id, authors!author_id(name)')
      .gt('price', 10);
    expect(data).toEqual([{ id: 1, authors: { name: 'Lu Xun' } }]);
    expect(count).toBe(1);
    const page = await library.anon.rpc('books_of', { writer: 'Lu Xun' }).select('id').order('price').limit(1);
    expect(page.data).toEqual([{ id: 2 }]);
  });

  it('of one row are an object', async () => {
    expect((await library.anon.rpc('one_book', { book_id: 2 }).select('title')).data).toEqual({ title: 'Wild Grass' });
  });

  it('of a TABLE are rows, of SETOF scalars a list', async () => {
    expect((await library.anon.rpc('pairs', { n: 2 })).data).toEqual([
      { x: 1, y: 'y1' },
      { x: 2, y: 'y2' },
    ]);
    expect((await library.anon.rpc('pairs', { n: 5 }).select('x').eq('y', 'y4').single()).data).toEqual({ x: 4 });
    expect((await library.anon.rpc('numbers', { n: 3 })).data).toEqual([1, 2, 3]);
    expect((await library.anon.rpc('numbers', { n: 3 }).range(1, 1)).data).toEqual([2]);
  });

  it('of nothing are 204', async () => {
    expect(await library.service.rpc('touch', { wanted: 'a' })).toMatchObject({ data: null, status: 204 });
  });

  it('may be counted without being sent', async () => {
    expect(await library.anon.rpc('numbers', { n: 7 }, { head: true, count: 'exact' })).toMatchObject({ count: 7, data: null });
  });
});

describe('transactions', () => {
  it('of a GET are read-only, whatever the function does', async () => {
    const response = await library.ask('/rpc/touch?wanted=a');
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ code: '25006' });
  });

  it('are undone when they affect too much', async () => {
    const strict = { apikey: library.secretKey, prefer: 'handling=strict, max-affected=1' };
    expect(await (await call('discard', '{"below":9}', strict)).json()).toMatchObject({ code: 'PGRST124' });
    expect((await library.service.from('stock').select()).data).toHaveLength(2);
    expect(await (await call('one_book', '{"book_id":1}', strict)).json()).toMatchObject({ code: 'PGRST128' });
  });

  it('tell the function who calls, and how', async () => {
    expect((await library.anon.rpc('whoami')).data).toEqual({ role: 'anon', claim: 'anon', method: 'POST', path: '/rpc/whoami' });
    expect((await library.service.rpc('whoami', {}, { get: true })).data).toMatchObject({ role: 'service_role', method: 'GET' });
  });
});

describe('functions that speak HTTP', () => {
  it('set status and headers', async () => {
    const response = await call('teapot', '{}');
    expect([response.status, response.headers.get('x-pot'), await response.json()]).toEqual([418, 'green', 'short and stout']);
  });

  it.each([
    ['raise', 400, { code: 'P0001', message: 'no such luck', details: 'try', hint: 'again' }],
    ['pt', 402, { code: 'PT402', message: 'Payment required' }],
    ['pgrst', 423, { code: 'SHY', message: 'Not today', details: 'd', hint: 'h' }],
    ['nonsense', 500, { code: 'PGRST121', details: "Invalid JSON value for MESSAGE: 'not json'" }],
  ])('refuse by %s', async (how, status, body) => {
    const response = await call('refuse', JSON.stringify({ how }));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(body);
    if (how === 'pgrst') expect(response.headers.get('x-mood')).toBe('low');
  });

  it('that are not there are named, with the nearest that is', async () => {
    expect((await library.anon.rpc('books_off', { writer: 'x' })).error?.hint).toBe(
      'Perhaps you meant to call the function public.books_of',
    );
  });
});
