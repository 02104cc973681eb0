import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { acceptImport } from '../../src/lib/server/import/accept-import.ts';
import { beginImport } from '../../src/lib/server/import/begin-import.ts';
import { getImport } from '../../src/lib/server/import/get-import.ts';
import { submitImport } from '../../src/lib/server/import/submit-import.ts';
import { undoImport } from '../../src/lib/server/import/undo-import.ts';
import { workImport } from '../../src/lib/server/import/work-import.ts';
import { signInTo, settled, type Importer } from '../support/import-client.ts';
import { readHere } from '../support/fuzz-database.ts';
import { startMain, type Program } from './embedded/core-program.ts';

/**
 * The backend is killed while it takes, hands in or undoes an import. A sheet of one batch is done whole or not at all; a larger
 * one stands between two batches, says so, and is gone on with or undone.
 */
const LISTINGS = 400;
const MANY = 1500;
const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startMain(join(folder, 'data'), []);
const signIn = (program: Program): Promise<Importer> => signInTo({ ...program, close: async () => {} }, 'county@demo.feiqiao.example');

/** How many rows of an import were taken, and how its listings stand. */
async function standing({ db }: Importer, id: string) {
  const { count } = await db
    .from('import_rows')
    .select('position', { count: 'exact', head: true })
    .eq('import_id', id)
    .eq('outcome', 'taken')
    .throwOnError();
  const states: Record<string, number> = {};
  for (const status of ['draft', 'in_review'] as const) {
    const { count } = await db
      .from('listings')
      .select('ref', { count: 'exact', head: true })
      .eq('import_id', id)
      .eq('status', status)
      .throwOnError();
    if (count) states[status] = count;
  }
  return { taken: count, ...states };
}

const ALL = { nothing: { taken: 0 }, taken: { taken: LISTINGS, draft: LISTINGS }, submitted: { taken: LISTINGS, in_review: LISTINGS } };

/** A sheet of so many listings, none of them big enough for a second reviewer. */
const sheet = (listings: number) =>
  Buffer.from(
    [
      ['标题', '方向', '要素', '数量', '单位'],
      ...Array.from({ length: listings }, (_, at) => [`第 ${at} 块地`, '提供', '土地', (at % 900) + 1, '亩']),
    ]
      .map(csvLine)
      .join(''),
  );

it('an import is never half done', async () => {
  let program = await start();
  let county = await signIn(program);
  const bring = async (file = sheet(LISTINGS)) => {
    const begun = await beginImport(county.db, county.account, { name: '断电.csv', bytes: file }, readHere);
    if (!begun.ok) throw new Error(begun.error.code);
    return (await settled(county, begun.value)).id;
  };
  /** Kills the backend so long after the verb began [ms], starts it again, and says the verb again where it was lost. */
  const killedDuring = async (verb: () => Promise<unknown>, id: string, delay: number, before: object, after: object) => {
    const said = verb().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, delay));
    const gone = once(program.process, 'exit');
    program.process.kill('SIGKILL');
    await Promise.all([gone, said]);
    program = await start();
    county = await signIn(program);
    const found = await standing(county, id);
    expect([before, after]).toContainEqual(found);
    if (JSON.stringify(found) !== JSON.stringify(after)) await verb();
    expect(await standing(county, id)).toEqual(after);
  };

  const one = await bring();
  await killedDuring(() => acceptImport(county.db, one), one, 40, ALL.nothing, ALL.taken);
  await killedDuring(() => submitImport(county.db, one), one, 70, ALL.taken, ALL.submitted);
  const two = await bring();
  await acceptImport(county.db, two);
  await killedDuring(() => undoImport(county.db, two, []), two, 30, ALL.taken, ALL.nothing);

  // Killed after its first batch: what was taken is whole, and the import says how far it is.
  const many = await bring(sheet(MANY));
  const killedBetween = async (work: 'take' | 'undo') => {
    const { data: attempt } = await county.db.rpc('begin_import_work', { import_id: many, work }).throwOnError();
    await county.db.rpc('do_import_work', { import_id: many, attempt, most: 500 }).throwOnError();
    const said = workImport(county.db, many, work).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const gone = once(program.process, 'exit');
    program.process.kill('SIGKILL');
    await Promise.all([gone, said]);
    program = await start();
    county = await signIn(program);
    return getImport(county.db, many);
  };
  const half = await killedBetween('take');
  expect(half).toMatchObject({ status: 'accepted', work: { what: 'take', total: MANY } });
  expect(half?.work?.done).toBeGreaterThanOrEqual(500);
  expect(half?.work?.done).toBeLessThan(MANY);
  expect(await standing(county, many)).toEqual({ taken: half?.work?.done, draft: half?.work?.done });
  expect(await acceptImport(county.db, many)).toEqual({ ok: true, value: MANY });
  expect(await standing(county, many)).toEqual({ taken: MANY, draft: MANY });

  const undone = await killedBetween('undo');
  expect(undone).toMatchObject({ status: 'accepted', work: { what: 'undo', total: MANY } });
  expect(await undoImport(county.db, many, [])).toEqual({ ok: true, value: { undone: MANY, kept: 0 } });
  expect(await standing(county, many)).toEqual(ALL.nothing);
  await program.stop();
}, 180_000);
