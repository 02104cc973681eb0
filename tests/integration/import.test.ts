import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../src/lib/domain/account.ts';
import { createServiceDb, type Db } from '../../src/lib/server/db.ts';
import { creditCodeCheck } from '../../src/lib/domain/credit-code.ts';
import { acceptImport } from '../../src/lib/server/import/accept-import.ts';
import { chooseRows } from '../../src/lib/server/import/choose-rows.ts';
import { afterTaking, getImport, importChoice, refusedRows, takenRows } from '../../src/lib/server/import/get-import.ts';
import { readImport } from '../../src/lib/server/import/read-import.ts';
import { exportAnswer, ownEntries } from '../../src/lib/server/import/export-listings.ts';
import { saveMapping } from '../../src/lib/server/import/save-mapping.ts';
import { submitImport } from '../../src/lib/server/import/submit-import.ts';
import { undoImport } from '../../src/lib/server/import/undo-import.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { fuzzDatabase } from '../support/fuzz-database.ts';
import { bringTo, settled, signInTo, type Importer } from '../support/import-client.ts';
import { messyWorkbook } from '../support/messy-sheet.ts';

/** An import from the file to the drafts and back, as the pages' verbs do it, against a real backend. */
let backend: TestBackend;
let db: Db;
let account: Account;
let county: Importer;

beforeAll(async () => {
  backend = await testBackend();
  county = await signInTo(backend, 'county@demo.feiqiao.example');
  ({ db, account } = county);
});
afterAll(() => backend?.close());

const bring = (name: string, bytes: Buffer | string) => bringTo(county, name, bytes);
const listings = async () => (await db.from('listings').select('ref').eq('organisation_id', account.organisation.id)).data?.length ?? 0;

describe('a messy sheet', () => {
  it('is asked about once, checked, taken in part, handed in, and undone', async () => {
    const before = await listings();
    const asked = await bring('汇总.xlsx', await messyWorkbook());
    expect(asked.status).toBe('mapping');
    expect(asked.mapping?.columns.map((meaning) => meaning?.column ?? null)).toEqual([
      null,
      'title',
      'region',
      'factor',
      'quantity',
      'from',
      'description',
      'confidential',
    ]);
    if (!asked.mapping || !asked.layout) throw new Error('nothing proposed');
    expect((await saveMapping(db, asked.id, asked.layout.headerHash, asked.mapping)).ok).toBe(true);
    await readImport(db, account, asked.id, { mapping: asked.mapping });

    const checked = await settled(county, asked.id);
    expect(checked.status).toBe('checked');
    expect(checked.counts).toMatchObject({ new: 3, changed: 0, unchanged: 0, refused: 1, faults: 1 });
    expect(checked.skipped.map(({ row, why }) => [row, why])).toEqual([
      [9, 'total'],
      [10, 'note'],
    ]);
    const [refused] = await refusedRows(db, checked.id);
    expect(refused?.faults).toEqual([
      { row: 7, column: 'E', header: '供给情况 / 面积（亩）', code: 'not_a_number', got: '若干', expected: '' },
    ]);
    expect(refused?.cells?.[0]?.[0]).toBe(7);
    expect(checked.layout?.words[4]).toBe('供给情况 / 面积（亩）');
    expect(await listings()).toBe(before);

    const { rows } = await importChoice(db, checked.id, '冷库', 1);
    expect(rows.map(({ title, isChosen }) => [title, isChosen])).toEqual([['红枣冷库', true]]);
    await chooseRows(db, checked.id, { take: [], leave: rows.map(({ position }) => position), words: '', go: 'find' });
    expect(await acceptImport(db, checked.id)).toEqual({ ok: true, value: 2 });
    expect(await listings()).toBe(before + 2);
    expect((await takenRows(db, checked.id, 1)).map(({ title, listing }) => [title, listing?.status])).toEqual([
      ['城东工业园熟地', 'draft'],
      ['枣业车间', 'draft'],
    ]);
    expect(await afterTaking(db, checked.id)).toMatchObject({ submittable: 2, untouched: 2 });

    // Corrected: the header is known now, and the same four rows bring four new drafts.
    const again = await bring('改好.xlsx', await messyWorkbook('300'));
    expect(again.status).toBe('checked');
    expect(again.counts).toMatchObject({ new: 4, refused: 0 });
    expect(await acceptImport(db, again.id)).toEqual({ ok: true, value: 4 });
    expect(await undoImport(db, again.id, [])).toEqual({ ok: true, value: { undone: 4, kept: 0 } });
    expect(await listings()).toBe(before + 2);

    expect(await submitImport(db, checked.id)).toEqual({ ok: true, value: 2 });
    expect(await afterTaking(db, checked.id)).toMatchObject({ submittable: 0, in_review: 2 });
    expect(await undoImport(db, checked.id, [])).toEqual({ ok: true, value: { undone: 0, kept: 2 } });
    expect(await listings()).toBe(before + 2);
  });
});

describe('what goes out comes back', () => {
  it.each(['xlsx', 'csv', 'jsonl'] as const)('as %s, unchanged', async (format) => {
    const { id, name, regionCode } = account.organisation;
    // Leave out what is under review: it can't be changed, and says so.
    const entries = (await ownEntries(db, { id, name, kind: 'county', region: regionCode ?? '' })).filter(({ ref }) =>
      ref.startsWith('county-'),
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const language of ['zh', 'en'] as const) {
      const file = await exportAnswer(entries, format, language);
      const view = await bring(`导出.${format}`, Buffer.from(await file.arrayBuffer()));
      expect([view.status, view.counts]).toEqual([
        'checked',
        expect.objectContaining({ unchanged: entries.length, new: 0, changed: 0, refused: 0 }),
      ]);
    }
  });

  it('with the credit code, by which own rows are known whatever the organisation is called there', async () => {
    const { id, name, regionCode } = account.organisation;
    const body = '11653127010000123';
    const code = body + creditCodeCheck(body);
    await createServiceDb(backend.url, backend.secretKey).from('organisations').update({ credit_code: code }).eq('id', id).throwOnError();
    const [entry] = (await ownEntries(db, { id, name, kind: 'county', region: regionCode ?? '' })).filter(({ ref }) =>
      ref.startsWith('county-'),
    );
    if (!entry) throw new Error('no listing');
    const renamed = { ...entry, organisation: { ...entry.organisation, name: '原来的名称' } };
    const text = await (await exportAnswer([renamed], 'csv', 'zh')).text();
    expect(text).toContain(code);
    expect((await bring('改名前.csv', text)).counts).toMatchObject({ unchanged: 1, refused: 0 });
  });

  it('and a changed line changes just that', async () => {
    const { id, name, regionCode } = account.organisation;
    const entry = (await ownEntries(db, { id, name, kind: 'county', region: regionCode ?? '' })).find(({ ref }) =>
      ref.startsWith('county-'),
    );
    if (!entry) throw new Error('no listing');
    const changed = { ...entry, values: { ...entry.values, title: '改过的标题' } };
    const file = await exportAnswer([changed], 'csv', 'zh');
    const view = await bring('改.csv', Buffer.from(await file.arrayBuffer()));
    expect(view.counts).toMatchObject({ changed: 1 });
    expect(await acceptImport(db, view.id)).toEqual({ ok: true, value: 1 });
    const { data } = await db.from('listing_drafts').select('typed, listings!inner(ref, title)').eq('listings.ref', entry.ref);
    expect(data?.[0]).toMatchObject({ typed: { title: '改过的标题' }, listings: { title: entry.values.title } });
    const busy = await bring('改.csv', Buffer.from(await (await exportAnswer([entry], 'csv', 'zh')).arrayBuffer()));
    expect((await refusedRows(db, busy.id))[0]?.faults[0]?.code).toBe('being_changed');
    expect(await undoImport(db, view.id, [])).toEqual({ ok: true, value: { undone: 1, kept: 0 } });
  });
});

describe('what is not one’s own', () => {
  it('is refused with what to do', async () => {
    const view = await bring(
      '别人.csv',
      '编号,单位名称,标题,方向,要素,说明\nD066,,甲,提供,土地,x\n,示例别的公司,乙,提供,土地,x\n,麦盖提县农业农村局,丙,提供,土地,x\n',
    );
    expect((await refusedRows(db, view.id)).map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['ref_of_another'],
      ['organisation_not_yours'],
    ]);
    expect(view.counts).toMatchObject({ new: 1, refused: 2 });
  });

  it('a coordinator needs a consent on record', async () => {
    const coordinator = await signInTo(backend, 'coordinator@demo.feiqiao.example');
    const view = await bringTo(
      coordinator,
      '代发.csv',
      '单位名称,标题,方向,要素,说明\n没有登记的单位,甲,提供,土地,x\n麦盖提县,乙,提供,土地,x\n',
    );
    const codes = (await refusedRows(coordinator.db, view.id)).flatMap(({ faults }) => faults.map(({ code }) => code));
    expect(codes[0]).toBe('organisation_unknown');
    expect(['consent_missing', 'organisation_elsewhere']).toContain(codes[1]);
    expect(await getImport(db, view.id)).toBeNull();
  });
});

describe('damaged, odd and hostile files', () => {
  it('leave no half an import, also past a server that dies', async () => {
    const { failures, outcomes } = await fuzzDatabase(county, createServiceDb(backend.url, backend.secretKey), 0, 40);
    expect(failures).toEqual([]);
    expect(outcomes['taken']).toBeGreaterThan(3);
  });

  it('refuse a listing that is larger than a call to the backend may be (file 1492)', async () => {
    const { failures } = await fuzzDatabase(county, createServiceDb(backend.url, backend.secretKey), 1492, 1);
    expect(failures).toEqual([]);
  });
});

describe('a reading that was cut off', () => {
  it('leaves nothing taken, and the next one begins from nothing', async () => {
    const begun = await db.rpc('begin_import', { file_name: '断.csv', file_bytes: 3, file_hash: 'a'.repeat(64) });
    const id = begun.data ?? '';
    const bytes = Buffer.from('标题,方向,要素,说明\n甲,提供,土地,x\n');
    await db.storage.from('imports').upload(`${account.organisation.id}/${id}`, bytes);
    const { data: attempt } = await db.rpc('begin_import_reading', { import_id: id });
    // The process died here. A page finds it being read, and asks for another attempt, from the kept file.
    expect((await getImport(db, id))?.status).toBe('reading');
    await readImport(db, account, id);
    expect((await settled(county, id)).counts).toMatchObject({ new: 1 });
    const late = await db.rpc('stage_import_rows', { import_id: id, attempt: attempt ?? 0, rows: [] });
    expect(late.error?.message).toBe('wrong_state');
  });
});
