import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseBusy } from '../../../supabase/embedded/db/driver.ts';
import { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { ANON, as, emptyDatabase, emptyProject } from './core-engine.ts';

const LIMIT = 500;
const READ = { access: 'read', commit: 'always' } as const;
const FOR_EVER = { text: 'select count(*) from generate_series(1, 1e12)', params: [] };
const QUICK = { text: 'select 1 as n', params: [] };

let db: PgliteDriver;
beforeAll(async () => {
  db = await emptyDatabase({ statementLimit: LIMIT });
});
afterAll(() => db.close());

describe('a statement that does not end', () => {
  it('is stopped with Postgres’ own error; those behind it come back later; the data is there', async () => {
    await db.exec('create table kept (id int primary key)');
    const insert = { text: 'insert into kept values (1) returning 1 as page_total', params: [] };
    await db.exec('grant all on kept to service_role');
    await db.run(as('service_role'), insert, { access: 'write', commit: 'always' });
    const channel: string[] = [];
    await db.listen('kept', (payload) => channel.push(payload));

    const started = performance.now();
    const runaway = db.run(ANON, FOR_EVER, READ);
    const behind = Array.from({ length: 10 }, () => db.run(ANON, QUICK, READ));
    const outcomes = await Promise.allSettled([runaway, ...behind]);
    const stoppedAfter = performance.now() - started;

    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { code: '57014' } });
    for (const outcome of outcomes.slice(1))
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseBusy) as unknown });
    expect(stoppedAfter).toBeGreaterThanOrEqual(LIMIT);
    expect(stoppedAfter).toBeLessThan(LIMIT + 1_000);

    // Asked during the restart: waits for it.
    expect(await db.query('select id from kept')).toEqual([{ id: '1' }]);
    await db.query("select pg_notify('kept', 'still listening')");
    await expect.poll(() => channel).toEqual(['still listening']);
  });

  it('can’t hide in sleep, nor wear the database out by coming again', async () => {
    for (let time = 0; time < 7; time++) {
      await expect(db.run(ANON, { text: 'select pg_sleep(60)', params: [] }, READ)).rejects.toMatchObject({ code: '57014' });
    }
    expect(await db.query('select id from kept')).toEqual([{ id: '1' }]);
  });

  it('is none if many short ones wait for long', async () => {
    const naps = Array.from({ length: 12 }, () => db.run(ANON, { text: 'select pg_sleep(0.1)', params: [] }, READ));
    expect(await Promise.all(naps)).toHaveLength(12);
  });
});

describe('the limit', () => {
  it('is the role’s own, also when it is changed, and eight seconds without one', async () => {
    const roles = await emptyDatabase();
    const nap = (role: 'anon' | 'authenticated') => roles.run(as(role), { text: 'select pg_sleep(1.5)', params: [] }, READ);
    try {
      await roles.exec("alter role anon set statement_timeout = '400ms'; alter role authenticated set statement_timeout = '1min'");
      await roles.listen('pgrst', () => {});
      await expect(nap('anon')).rejects.toMatchObject({ code: '57014' });
      expect((await nap('authenticated')).rows).toHaveLength(1);

      await roles.exec('alter role authenticated set statement_timeout = 400; alter role anon reset statement_timeout');
      await roles.query("select pg_notify('pgrst', 'reload config')");
      // The message arrives with the first of these, the settings are read before the second.
      for (const text of ['select 1', 'select 2']) await roles.query(text);
      expect((await nap('anon')).rows).toHaveLength(1);
      await expect(nap('authenticated')).rejects.toMatchObject({ code: '57014' });
    } finally {
      await roles.close();
    }
  });
});

describe('the queue', () => {
  it('refuses what it could only answer late', async () => {
    const requests = Array.from({ length: 400 }, () => db.run(ANON, QUICK, READ));
    const outcomes = await Promise.allSettled(requests);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    // 200 wait, four lie ready in the worker's port.
    expect(refused).toHaveLength(400 - 204);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: expect.any(DatabaseBusy) as unknown });
    expect((await db.run(ANON, QUICK, READ)).rows).toEqual([{ n: '1' }]);
  });

  it('is served to its end by a close', async () => {
    const requests = Array.from({ length: 50 }, () => db.run(ANON, QUICK, READ));
    const closed = db.close();
    expect(await Promise.all(requests)).toHaveLength(50);
    await closed;
    await expect(db.query('select 1')).rejects.toBeInstanceOf(DatabaseBusy);
  });
});

describe('a database that is lost', () => {
  it('is given up with a word, never replaced by an empty one', async () => {
    const folder = await emptyProject();
    const failed = Promise.withResolvers<Error>();
    const lost = await PgliteDriver.open({ folder: join(folder, 'db'), durable: false, statementLimit: LIMIT, onFailure: failed.resolve });
    await lost.run(ANON, QUICK, READ);
    const runaway = lost.run(ANON, { text: 'select pg_sleep(60)', params: [] }, READ);
    setTimeout(() => rmSync(folder, { recursive: true }), LIMIT / 2);
    await expect(runaway).rejects.toMatchObject({ code: '57014' });
    expect((await failed.promise).message).toContain('There is no database in');
    await expect(lost.query('select 1')).rejects.toThrow('There is no database in');
    await lost.close();
    await expect(PgliteDriver.open({ folder, durable: false })).rejects.toThrow('There is no database in');
  });
});
