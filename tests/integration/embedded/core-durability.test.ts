import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../../supabase/embedded/backend.ts';
import { exchangeWith, openEngine } from '../../../supabase/embedded/db/engine.ts';
import { DurableNodeFS } from '../../../supabase/embedded/db/node-fs.ts';
import { Session } from '../../../supabase/embedded/db/session.ts';
import { copyTemplate, ensureTemplate } from '../../../supabase/embedded/template.ts';
import { ANON, as } from './core-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
let template: string;
beforeAll(async () => {
  template = await ensureTemplate({ cache: TEMPLATES, migrations: [], seedFiles: [] });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function open(durable: boolean) {
  const data = join(folder, durable ? 'durable' : 'fast');
  copyTemplate(template, data);
  const pg = await openEngine(data, durable);
  const session = new Session(exchangeWith(pg));
  await session.open();
  await session.exec('create table public.t (id int generated always as identity)');
  return { pg, session };
}

describe('an acknowledged commit', () => {
  it('has waited for the disk, once; a read or a refused write has not', async () => {
    const { pg, session } = await open(true);
    const disk = pg.fs as DurableNodeFS;
    const insert = { text: "insert into public.t default values returning '1' as page_total", params: [] };
    const owner = as('service_role');
    await session.run(owner, insert, { access: 'write', commit: 'always' });

    let before = disk.syncs;
    for (let n = 0; n < 50; n++) await session.run(owner, insert, { access: 'write', commit: 'always' });
    // A segment of the log may be begun on the way.
    expect(disk.syncs - before).toBeGreaterThanOrEqual(50);
    expect(disk.syncs - before).toBeLessThanOrEqual(54);

    before = disk.syncs;
    for (let n = 0; n < 50; n++) await session.run(ANON, { text: 'select 1', params: [] }, { access: 'read', commit: 'always' });
    await session.run(owner, insert, { access: 'write', commit: 'never' });
    expect(disk.syncs - before).toBe(0);
    await pg.close();
  });

  it('waits for nothing when asked to be fast', async () => {
    const { pg, session } = await open(false);
    expect(pg.fs).not.toBeInstanceOf(DurableNodeFS);
    expect(await session.query("select current_setting('fsync') as fsync", [])).toEqual([{ fsync: 'off' }]);
    await pg.close();
  });
});
