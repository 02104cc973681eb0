import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from './rights/calls.ts';
import { EVERY_ACTOR, type Actor } from './rights/actors.ts';
import { READS } from './rights/reads.ts';
import { buildScene, fill, type Scene } from './rights/scene.ts';
import { sqlDatabase } from './sql-database.ts';

/**
 * Who may do what to whose: role × table × verb × relation, allowed and refused. The catalogue says what there is; a table
 * or function that the matrix does not name fails.
 */
let db: PGlite;
let close: (() => Promise<void>) | undefined;
let scene: Scene;

beforeAll(async () => {
  ({ db, close } = await sqlDatabase());
  await db.exec('begin');
  scene = await buildScene(db);
});
afterAll(() => close?.());

/** Runs one statement as somebody and takes everything back. @returns its rows, or the error's code and message */
async function attempt(actor: Actor, sql: string): Promise<{ rows: unknown[] } | { code: string; message: string }> {
  await db.exec('savepoint attempt');
  try {
    await db.exec(scene.as(actor));
    return { rows: (await db.query(fill(sql, scene.ids))).rows };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  } finally {
    await db.exec('rollback to attempt; release attempt');
  }
}

const names = async (sql: string) => (await db.query<{ name: string }>(sql)).rows.map(({ name }) => name);

it('names every table and every function of the API', async () => {
  const tables = await names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') order by 1`,
  );
  expect(Object.keys(READS).sort()).toEqual(tables.sort());
  const functions = await names(
    `select distinct proname::text as name from pg_proc p join pg_type t on t.oid = p.prorettype
     where pronamespace = 'public'::regnamespace and t.typname <> 'trigger' and has_function_privilege('authenticated', p.oid, 'execute')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
  );
  expect(Object.keys(CALLS).sort()).toEqual(functions.sort());
});

describe.each(Object.entries(READS))('%s', (table, reads) => {
  it.each(reads)('$what: read by those who may, unseen by the others', async ({ where, readers }) => {
    const seen: Actor[] = [];
    for (const actor of EVERY_ACTOR) {
      const answer = await attempt(actor, `select 1 from public.${table} where ${where}`);
      if ('code' in answer) expect([actor, answer.code]).toEqual(['nobody', '42501']);
      else if (answer.rows.length > 0) seen.push(actor);
    }
    expect(seen.sort()).toEqual([...readers].sort());
  });

  it.each([
    ['insert', `insert into public.${table} ({column}) values (null)`],
    ['update', `update public.${table} set {column} = null`],
    ['delete', `delete from public.${table}`],
    ['truncate', `truncate public.${table} cascade`],
  ])('%s is refused to everybody', async (_, sql) => {
    const column = (
      await names(
        `select attname as name from pg_attribute where attrelid = 'public.${table}'::regclass and attnum > 0 and attgenerated = '' and attidentity = '' limit 1`,
      )
    )[0];
    const refusals: unknown[] = [];
    for (const actor of EVERY_ACTOR) refusals.push(await attempt(actor, sql.replaceAll('{column}', column ?? '')));
    expect(refusals.map((answer) => ('code' in (answer as object) ? (answer as { code: string }).code : 'allowed'))).toEqual(
      EVERY_ACTOR.map(() => '42501'),
    );
  });
});

describe.each(Object.entries(CALLS))('%s()', (name, calls) => {
  it.each(calls)('$what', async ({ arguments: given, allowed, empty = [], refusals }) => {
    const outcomes: Record<string, string> = {};
    for (const actor of EVERY_ACTOR) outcomes[actor] = outcome(await attempt(actor, `select to_jsonb(public.${name}(${given})) as answer`));
    const expected = EVERY_ACTOR.map((actor) => {
      if (actor === 'nobody') return [actor, '42501'];
      if (allowed.includes(actor)) return [actor, 'allowed'];
      return [actor, empty.includes(actor) ? 'nothing' : (refusals?.[actor] ?? refusals?.others ?? 'not_allowed')];
    });
    expect(outcomes).toEqual(Object.fromEntries(expected));
  });
});

function outcome(answer: Awaited<ReturnType<typeof attempt>>): string {
  if ('code' in answer) return answer.code === 'P0001' ? answer.message : answer.code;
  const value = (answer.rows[0] as { answer: unknown } | undefined)?.answer;
  const isEmpty =
    value === null || value === undefined || (Array.isArray(value) && value.length === 0) || (value as { total?: number }).total === 0;
  return isEmpty ? 'nothing' : 'allowed';
}
