import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { as, emptyDatabase } from './core-engine.ts';

const WRITE = { access: 'write', commit: 'always' } as const;
const caller = as('service_role');
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

let db: PgliteDriver;
const prepare = () =>
  db.exec(`
    create table kept (id int primary key);
    grant all on kept to service_role;
    create function descend(depth int) returns int language plpgsql as $$
      begin if depth = 0 then return 0; end if; return 1 + descend(depth - 1); end $$;`);

const run = (text: string, params: string[] = []) => db.run(caller, { text, params }, WRITE);
const insert = (id: number) => run('insert into kept values ($1) returning 1 as page_total', [String(id)]);
const kept = async () => (await db.query('select id from kept order by id')).map(({ id }) => Number(id));

describe('a statement that nests too deep', () => {
  beforeAll(async () => {
    db = await emptyDatabase();
    await prepare();
  });
  afterAll(() => db.close());

  const tooDeep: Record<string, [string, string[]?]> = {
    'JSON of 100,000 levels': ['select $1::jsonb', [nested(100_000)]],
    'JSON of 400,000 levels in an object': ['select $1::jsonb', ['{"a":'.repeat(400_000) + '1' + '}'.repeat(400_000)]],
    'a function that calls itself': ['select descend(100000)'],
    'a long sum': [`select ${'1+'.repeat(50_000)}1`],
  };
  it.each(Object.entries(tooDeep))('is refused by Postgres itself: %s', async (_name, [text, params]) => {
    const complaint = vi.spyOn(console, 'error');
    await expect(run(text, params)).rejects.toMatchObject({ code: '54001', message: 'stack depth limit exceeded' });
    expect((await run('select 1 as n')).rows).toEqual([{ n: '1' }]);
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it('may nest as deep as anybody needs', async () => {
    expect((await run('select $1::jsonb is null as n', [nested(5_000)])).rows).toEqual([{ n: 'f' }]);
    expect((await run('select descend(300) as n')).rows).toEqual([{ n: '300' }]);
  });
});

describe('a statement that breaks the engine all the same', () => {
  beforeAll(async () => {
    db = await emptyDatabase({ threadStack: 4 });
    await prepare();
  });
  afterAll(() => db.close());

  // A stack that is smaller than what Postgres believes to have: an unforeseen way past its limit would look like this.
  const unlimit = () => db.exec("set max_stack_depth = '7680kB'");
  const overflow = () => run('insert into kept select -1 - descend(100000) returning 1 as page_total');

  it('gets an error; half of it is never kept, all before it is; the next request works', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    // More often than the thread may die by itself: it is the sender's fault, not the data's.
    for (let time = 1; time <= 7; time++) {
      await insert(time);
      await unlimit();
      await expect(overflow()).rejects.toMatchObject({ code: expect.stringMatching(/^(54001|57P02)$/) as unknown });
      expect(await kept()).toEqual(Array.from({ length: time }, (_, i) => i + 1));
    }
    expect(complaint).toHaveBeenCalledTimes(7);
    complaint.mockRestore();
  });

  it('takes nobody with it: those behind it wait for the new thread', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    await unlimit();
    const ids = Array.from({ length: 20 }, (_, i) => 100 + i);
    const outcomes = await Promise.allSettled([overflow(), ...ids.map(insert)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', ...ids.map(() => 'fulfilled')]);
    expect(await kept()).toEqual(expect.arrayContaining(ids));
    expect(complaint).toHaveBeenCalledTimes(1);
    complaint.mockRestore();
  });
});
