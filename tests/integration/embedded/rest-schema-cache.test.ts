import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Driver } from '../../../supabase/embedded/db/driver.ts';
import { SchemaCache } from '../../../supabase/embedded/rest/schema/schema-cache.ts';
import { createRest, type RestService } from '../../../supabase/embedded/rest/service.ts';
import { emptyDatabase } from './core-engine.ts';

let db: Driver;
beforeAll(async () => {
  db = await emptyDatabase();
});
afterAll(() => db?.close());

describe('the schema', () => {
  let rest: RestService;
  beforeAll(async () => {
    rest = createRest(db, { schemas: ['public'], maxRows: 100 });
    await rest.reloadSchema();
  });
  afterAll(() => rest.close());

  const get = async (path: string, query = '') => {
    const caller = { role: 'anon', claims: { role: 'anon' } } as const;
    const { status, body } = await rest({ method: 'GET', path, query, headers: {}, body: Buffer.alloc(0), ip: '', caller });
    return { status, body: JSON.parse(body as string) as unknown };
  };

  it('is known again right after it was changed', async () => {
    expect(await get('/pears')).toMatchObject({ status: 404, body: { code: 'PGRST205' } });
    await db.exec('create table public.pears (id int primary key); insert into public.pears values (1)');
    expect(await get('/pears')).toEqual({ status: 200, body: [{ id: 1 }] });
  });

  it('has relationships as soon as they are there', async () => {
    await db.exec('create table public.pips (pear_id int)');
    await expect.poll(() => get('/pips', 'select=pears(id)')).toMatchObject({ body: { code: 'PGRST200' } });
    await db.exec('alter table public.pips add foreign key (pear_id) references public.pears (id); insert into public.pips values (1)');
    expect(await get('/pips', 'select=pears(id)')).toEqual({ status: 200, body: [{ pears: { id: 1 } }] });
  });

  it('is asked by one statement whatever the values, limits and offsets', async () => {
    for (const [limit, offset] of [
      [3, 1],
      [4, 2],
      [6, 3],
    ])
      await get('/pears', `id=gt.${offset}&limit=${limit}&offset=${offset}`);
    expect(await db.query(`select count(*) from pg_prepared_statements where statement like 'SELECT%"pears"%OFFSET%'`)).toEqual([
      { count: '1' },
    ]);
  });

  it('may change under a statement that was prepared before', async () => {
    expect((await get('/pears')).body).toEqual([{ id: 1 }]);
    await db.exec(`alter table public.pears add name text default 'new'`);
    expect((await get('/pears')).body).toEqual([{ id: 1, name: 'new' }]);
  });
});

describe('the cache', () => {
  /** A driver that lets introspection through only when told, and counts its queries. */
  let release: () => void;
  let queries: number;
  let gate: Promise<void>;
  let cache: SchemaCache;
  const close = () => {
    gate = new Promise((resolve) => (release = resolve));
  };
  beforeEach(() => {
    queries = 0;
    close();
    const slow: Driver = {
      run: (...args) => db.run(...args),
      exec: (sql) => db.exec(sql),
      listen: (...args) => db.listen(...args),
      close: () => db.close(),
      query: async (...args) => {
        queries += 1;
        await gate;
        return db.query(...args);
      },
    };
    cache = new SchemaCache(slow, ['public']);
  });

  it('is read once for all who wait for it', async () => {
    const waiting = [1, 2, 3].map(async () => cache.current());
    const once = queries;
    release();
    const [first, ...others] = await Promise.all(waiting);
    expect(others).toEqual([first, first]);
    expect(queries).toBe(once);
  });

  it('serves the old schema while it reads the new one, and reads once more for all changes meanwhile', async () => {
    release();
    const old = await cache.current();
    const once = queries;
    close();
    const reloads = [cache.reload(), cache.reload(), cache.reload()];
    expect(cache.current()).toBe(old);
    release();
    const [fresh] = await Promise.all(reloads);
    expect(fresh).not.toBe(old);
    expect(cache.current()).toBe(fresh);
    expect(queries).toBe(3 * once);
  });

  it('can be read again after it could not be', async () => {
    const failing = new SchemaCache(
      {
        query: (...args: Parameters<Driver['query']>) => (queries++ === 0 ? Promise.reject(new Error('gone')) : db.query(...args)),
      } as Driver,
      ['public'],
    );
    await expect(failing.current()).rejects.toThrow('gone');
    expect((await failing.current()).tables.size).toBeGreaterThan(0);
  });
});
