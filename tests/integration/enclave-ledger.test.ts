import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { openPackage } from '../../src/lib/adapters/spreadsheet/open-package.ts';
import { openFile } from '../../src/lib/adapters/spreadsheet/read-table.ts';
import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import { sheetOf } from '../../src/lib/engine/enclaves/term-sheet.ts';
import { factsOf } from '../../src/lib/i18n/enclave-facts.ts';
import { loadMessages } from '../../src/lib/i18n/index.ts';
import { unwrap, type Db } from '../../src/lib/server/db.ts';
import { enclaveLaw } from '../../src/lib/server/enclave/enclave-law.ts';
import { riskParts } from '../../src/lib/server/enclave/risk-parts.ts';
import { reviewPaper, termsPaper, whyPaper } from '../../src/lib/server/enclave/enclave-paper.ts';
import { findLawEffects } from '../../src/lib/server/enclave/find-law-effects.ts';
import { listEnclaves, readTerms } from '../../src/lib/server/enclave/get-enclave.ts';
import { lawEffects } from '../../src/lib/server/enclave/law-effects.ts';
import { ledgerSheets } from '../../src/lib/server/settlement/export-ledger.ts';
import { readLedger } from '../../src/lib/server/settlement/ledger.ts';
import { saysWhatIsOwed } from '../../src/lib/server/settlement/statement.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';

/** The demo's enclave through the server's verbs: the ledger, papers, and what a later change of law means for it. */
let backend: TestBackend;
let county: Db;
let office: Db;
let service: Db;

const memberOf = async (email: string): Promise<Db> => {
  const db = createClient(backend.url, backend.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } }) as Db;
  const { error } = await db.auth.signInWithPassword({ email: `${email}@demo.feiqiao.example`, password: DEMO_PASSWORD });
  expect(error).toBeNull();
  return db;
};
beforeAll(async () => {
  backend = await testBackend();
  county = await memberOf('county');
  office = await memberOf('coordinator2');
  service = createClient(backend.url, backend.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
});
afterAll(() => backend?.close());

const demo = async (db: Db) => (await listEnclaves(db, 10)).find(({ isSample }) => isSample)!;

describe('the ledger of the demo', () => {
  it('says of both settled years what the rule gives, and of the open one what is on its way', async () => {
    const enclave = await demo(county);
    const ledger = (await readLedger(county, enclave))!;
    expect(ledger.map(({ calendarYear, status, balances }) => [calendarYear, status, balances[0]?.owed, balances[0]?.open])).toEqual([
      [2024, 'confirmed', 20_000_000, 0],
      [2025, 'confirmed', 30_000_000, 0],
      [2026, 'open', 39_150_000, 39_150_000],
    ]);
    expect(ledger[0]?.owed?.decidedBy).toBe('floor');
    for (const year of ledger.slice(0, 2)) {
      expect(year.statement).toMatchObject({ stale: false });
      expect(saysWhatIsOwed(enclave.id, year)).toBe(true);
    }
  });

  it('becomes a workbook for the finance bureau: yuan with two decimals, period, payer and receiver in every row, sums', async () => {
    const m = await loadMessages('zh');
    const enclave = await demo(county);
    const bytes = await writeXlsx(ledgerSheets(enclave, (await readLedger(county, enclave))!, m, 'zh'));
    const file = await openFile(bytes);
    if (file.format === 'jsonl') throw new Error('no workbook');
    expect(file.tables.map(({ name }) => name)).toEqual(['各年结算', '应付明细', '实际数', '记账与到账', '争议', '说明']);
    const rows: string[][] = [];
    for await (const { cells } of file.tables[0]!.rows()) rows.push(cells.slice(0, 10));
    const year = (t: number, owed: string, credited: string, open: string) => {
      const [calendar, names] = [2023 + t, ['麦盖提县（示例）', '日照市（示例）']];
      return [`${t}`, `${calendar}`, `${calendar}年1月1日至12月31日`, ...names, owed, owed, credited, open, `${calendar + 1}-04-30`];
    };
    expect(rows).toEqual([
      ['第几年', '所属年度', '所属期', '付款方', '收款方', '应付（元）', '已记账（元）', '已到账（元）', '未到账（元）', '最迟付款日'],
      year(1, '200000', '200000', '0'),
      year(2, '300000', '300000', '0'),
      year(3, '391500', '0', '391500'),
      ['合计', '', '', '', '', '891500', '891500', '500000', '391500'],
    ]);
    // Base × rate is what is owed, or the row says what else decided.
    const owed: string[][] = [];
    for await (const { cells } of file.tables[1]!.rows()) owed.push(cells.slice(5));
    expect(owed.slice(0, 3)).toEqual([
      ['可分的税收（元）', '分成比例（%）', '按比例算出（元）', '应付怎么定的', '应付（元）'],
      ['450000', '30', '135000', '不足保底，按保底', '200000'],
      ['1000000', '30', '300000', '按比例', '300000'],
    ]);
    const pack = await openPackage(bytes);
    expect(await pack.text('xl/worksheets/sheet1.xml')).toContain('<c r="F4" s="3"><v>391500</v></c>');
    expect(await pack.text('xl/styles.xml')).toContain('numFmtId="4"');
  });

  it('becomes Word papers that open, with the version’s hash and Chinese fonts', async () => {
    const m = await loadMessages('zh');
    const enclave = await demo(county);
    const text = (await readTerms(county, enclave.id, [1])).get(1)!;
    const { reference } = await enclaveLaw(county, enclave.id);
    const { deal, written } = text.document;
    const sheet = sheetOf({ deal, written, rest: { without: { flyOut: 0, flyIn: 0 }, power: 0.5, rate: null } }, reference);
    const head = { name: enclave.name, beneath: ['第 1 版'], footer: enclave.versions[0]!.hash.slice(0, 16) };
    const words = { m, locale: 'zh' } as const;
    const names = { flyOut: '日照市（示例）', flyIn: '麦盖提县（示例）' };
    const papers = await Promise.all([
      termsPaper(head, factsOf(text.document, m, 'zh'), sheet, riskParts(deal, reference, names, words), ['日照市'], words),
      whyPaper(head, sheet, names, words),
      reviewPaper(head, sheet.findings, words),
    ]);
    const said = ['第 1—3 年 30%、第 4—10 年 50%', '例如第 3 年（2026 年）', '公平竞争自查'];
    for (const [at, paper] of papers.entries()) {
      const document = await (await openPackage(Buffer.from(await paper.arrayBuffer()))).text('word/document.xml');
      expect(document).toContain(said[at]);
      expect(document).toContain('w:eastAsia="仿宋"');
      // Everybody who pays or is paid, the firm too.
      if (at === 0) for (const who of ['100,000 种情形', names.flyOut, names.flyIn, '园区企业']) expect(document).toContain(who);
    }
  });
});

describe('a change of law after the agreement', () => {
  it('is reckoned once, remembered, and told to both parties and their offices', async () => {
    expect(await findLawEffects(service)).toBe(0);
    unwrap(
      'add_own_parameter',
      await office.rpc('add_own_parameter', {
        code: 'tax.cit.rate',
        valid_from: '2031-01-01',
        valid_until: null as unknown as string,
        value: 0.2,
        unit: '1',
        source: '试行（测试）',
        source_url: '',
        confidence: 'low',
      }),
    );
    expect(await findLawEffects(service)).toBe(1);
    expect(await findLawEffects(service)).toBe(0);
    const enclave = await demo(county);
    const [effect] = await lawEffects(county, enclave.id);
    // From 2031 the county keeps 20 % of 200 instead of 250 万元 and shares half: 5 万元 less a year.
    expect(effect?.effects?.years.map(({ year, before, after }) => [year, (after - before) / 1e6]).filter(([, by]) => by !== 0)).toEqual([
      [2031, -5],
      [2032, -5],
      [2033, -5],
    ]);
    for (const db of [county, office]) {
      const notices = unwrap('notifications', await db.from('notifications').select('data, href').eq('kind', 'enclave_law_changed'));
      expect(notices).toHaveLength(1);
      expect(notices[0]?.href).toBe(`/enclaves/${enclave.id}#law`);
    }
  });
});
