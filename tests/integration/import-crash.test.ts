import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { acceptImport } from '../../src/lib/server/import/accept-import.ts';
import { beginImport } from '../../src/lib/server/import/begin-import.ts';
import { submitImport } from '../../src/lib/server/import/submit-import.ts';
import { undoImport } from '../../src/lib/server/import/undo-import.ts';
import { signInTo, settled, type Importer } from '../support/import-client.ts';
import { readHere } from '../support/fuzz-database.ts';
import { startMain, type Program } from './embedded/core-program.ts';

/** The backend is killed while it takes, hands in or undoes an import: afterwards all of it is done, or nothing. */
const LISTINGS = 400;
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
  const { data } = await db.from('listings').select('status').eq('import_id', id).limit(LISTINGS).throwOnError();
  for (const { status } of data) states[status] = (states[status] ?? 0) + 1;
  return { taken: count, ...states };
}

const ALL = { nothing: { taken: 0 }, taken: { taken: LISTINGS, draft: LISTINGS }, submitted: { taken: LISTINGS, in_review: LISTINGS } };

it('an import is never half done', async () => {
  let program = await start();
  let county = await signIn(program);
  const rows = Array.from({ length: LISTINGS }, (_, at) => [`第 ${at} 块地`, '提供', '土地', at + 1, '亩']);
  const file = Buffer.from([['标题', '方向', '要素', '数量', '单位'], ...rows].map(csvLine).join(''));
  const bring = async () => {
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
  await program.stop();
}, 120_000);
