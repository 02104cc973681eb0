import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import { importRosters } from '../../src/lib/server/roster/import-rosters.ts';
import { getRosterImport } from '../../src/lib/server/roster/roster-import.ts';
import { acceptRosterImport, undoRosterImport } from '../../src/lib/server/roster/take-roster-import.ts';
import { testBackend } from '../support/backend.ts';
import { signInTo } from '../support/import-client.ts';

/**
 * `npm run bench:roster-import`: seconds that a workbook of 2,000 people in 50 units takes through the embedded backend: read
 * and checked, taken, brought again unchanged, undone. Durable, as `npm start` has it.
 */
const PEOPLE = 2000;
const UNITS = 50;
const TITLES = ['初级', '中级', '副高', '正高'] as const;
const SPECIALTIES = ['护理', '骨科', '数学', '果树栽培', '招商'] as const;

const units = [['单位名称', '所在地', '同时在外人数上限'], ...Array.from({ length: UNITS }, (_, at) => [`测量单位${at}`, '日照市', 40])];
const people = [
  ['编号', '姓名', '派出单位', '职级', '专业', '可外派时段', '期限（月）', '收集目的', '信息保存至', '备忘'],
  ...Array.from({ length: PEOPLE }, (_, at) => [
    `测-${at}`,
    `测量人员${at}`,
    `测量单位${at % UNITS}`,
    TITLES[at % TITLES.length] ?? '',
    SPECIALTIES[at % SPECIALTIES.length] ?? '',
    '2027-03 至 2028-09',
    '6、12',
    '挂职',
    '2029-12-31',
    '没有这一列',
  ]),
];

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  console.log(`${what.padEnd(32)}${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  return answer;
}

const bytes = new Uint8Array(
  await writeXlsx([
    { name: '单位', widths: [], headerRows: 1, rows: units },
    { name: '人员', widths: [], headerRows: 1, rows: people },
  ]),
);
const backend = await testBackend({ fast: false });
try {
  const { db, account } = await signInTo(backend, 'talent@demo.feiqiao.example');
  const bring = async () => {
    const brought = await importRosters(db, account, { name: '名册.xlsx', bytes }, '', '2026-11-26');
    if (!brought.ok) throw new Error(JSON.stringify(brought));
    return brought.value;
  };
  const first = await timed('read and checked', bring);
  const view = await timed('its page', () => getRosterImport(db, first, 1));
  console.log(`  ${view?.counts.takeable} rows to take, ${view?.unknown.length} unknown column`);
  await timed('taken', () => acceptRosterImport(db, first));
  const second = await timed('brought again, nothing changed', bring);
  console.log(`  ${(await getRosterImport(db, second, 1))?.counts.unchanged} unchanged`);
  await timed('undone', () => undoRosterImport(db, first));
} finally {
  await backend.close();
}
