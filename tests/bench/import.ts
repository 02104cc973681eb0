import { parseArgs } from 'node:util';
import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import { acceptImport } from '../../src/lib/server/import/accept-import.ts';
import { getImport } from '../../src/lib/server/import/get-import.ts';
import { readImport } from '../../src/lib/server/import/read-import.ts';
import { saveMapping } from '../../src/lib/server/import/save-mapping.ts';
import { readInProcess } from '../../src/lib/server/import/read-in-process.ts';
import { reviewImport } from '../../src/lib/server/review/decide-import.ts';
import { reviewQueue } from '../../src/lib/server/review/review.ts';
import { submitImport } from '../../src/lib/server/import/submit-import.ts';
import { undoImport } from '../../src/lib/server/import/undo-import.ts';
import { testBackend } from '../support/backend.ts';
import { bringTo, settled, signInTo } from '../support/import-client.ts';

/**
 * `npm run bench:import`: seconds and peak memory of the process that reads 20,000 rows (5,000 listings of four factors),
 * as XLSX and as CSV, from the start of the process to the last listing handed over. With `-- --database` the whole way
 * against an embedded backend of its own: read and staged, taken, handed in; changed by a second file; undone. With `-- --single`
 * every row is a listing of its own.
 */
const { values } = parseArgs({ options: { database: { type: 'boolean' }, single: { type: 'boolean' } } });
const ROWS = 20_000;
const FACTORS_EACH = values.single ? 1 : 4;
const HEADER = [
  '编号',
  '单位名称',
  '标题',
  '概况',
  '行业',
  '方向',
  '要素',
  '说明',
  '数量',
  '单位',
  '必需',
  '可用起',
  '可用止',
  '保密内容',
  '区划',
  '备注',
];
const FACTORS = [
  ['提供', '工业用地', '亩'],
  ['提供', '劳动力', '人'],
  ['寻求', '资金', '万元'],
  ['寻求', '技术', ''],
];

function row(at: number): (string | number | null)[] {
  const listing = Math.floor(at / FACTORS_EACH);
  const [direction = '', factor = '', unit = ''] = FACTORS[at % 4] ?? [];
  const own = at % FACTORS_EACH === 0;
  return [
    null,
    own ? '麦盖提县' : null,
    own ? `第${listing}个项目：工业园地块与用工，寻求加工企业` : null,
    own ? `项目 ${listing} 的概况，园区内供水供电供热齐备，距铁路货站十八公里。` : null,
    own ? '01 农业；13 农副食品加工业' : null,
    direction,
    factor,
    `第 ${at} 行的说明：七通一平，可分割，价格面议`,
    unit === '' ? null : `${(at % 900) + 1}`,
    unit,
    at % 4 === 2 ? '是' : null,
    '2027年3月',
    '2029-12-31',
    own ? '联系人：示例' : null,
    own ? '653127' : null,
    '以实测为准',
  ];
}

async function measure(name: string, file: Uint8Array): Promise<void> {
  const began = performance.now();
  let [listings, peak, faults, cpu] = [0, 0, 0, 0];
  await readInProcess({ bytes: file, near: '653127', kind: 'county', mapping: null }, async (message) => {
    if (message.type === 'listings') {
      listings += message.listings.length;
      faults += message.listings.reduce((sum, each) => sum + each.faults.length, 0);
    }
    if (message.type === 'done') [peak, cpu] = [message.peakMegabytes, message.cpuSeconds];
    if (message.type === 'refused') throw new Error(message.code);
    return message.type === 'columns' ? message.proposed : null;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${name.padEnd(6)}${(file.length / 1e6).toFixed(1)} MB  ${ROWS} rows, ${listings} listings, ${faults} faults  ${seconds} s (${cpu.toFixed(1)} s of processor)  peak ${peak} MB`,
  );
}

const rows = [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(at))];
const bytes = await writeXlsx([{ name: '供需', widths: [], headerRows: 1, rows }]);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  console.log(`${what.padEnd(42)}${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${JSON.stringify(answer)}`);
  return answer;
}

/** The way of one file through the database; durable, as `npm start` has it. */
async function throughDatabase(): Promise<void> {
  const backend = await testBackend({ fast: false });
  try {
    const county = await signInTo(backend, 'county@demo.feiqiao.example');
    const { db, account } = county;
    const counts = async (id: string) => (await getImport(db, id))?.counts;
    const read = async (name: string, file: Uint8Array) => {
      const view = await bringTo(county, name, file);
      if (view.status !== 'mapping' || !view.layout || !view.mapping) return view.id;
      await saveMapping(db, view.id, view.layout.headerHash, view.mapping);
      await readImport(db, account, view.id, { mapping: view.mapping });
      return (await settled(county, view.id)).id;
    };
    const columns = await read('表头.xlsx', await writeXlsx([{ name: '供需', widths: [], headerRows: 1, rows: rows.slice(0, 5) }]));
    console.log('columns known', columns !== '');

    const first = await timed('read and staged', () => read('一.xlsx', bytes));
    await timed('counted', () => counts(first));
    await timed('taken', () => acceptImport(db, first));
    await timed('handed in', () => submitImport(db, first));
    const office = await signInTo(backend, 'coordinator2@demo.feiqiao.example');
    const queue = await timed('queue of the office', async () => (await reviewQueue(office.db)).imports);
    await timed('a page of the import under review', async () => (await reviewQueue(office.db, first)).rows.length);
    const decision = { marks: { clear: 4, specific: 4, credible: 4, useful: 4 }, outcome: 'approved' as const, comment: '' };
    await timed('approved together', () => reviewImport(office.db, first, queue[0]?.until ?? '', decision));

    const second = await read('二.xlsx', bytes);
    await timed('a second one taken', () => acceptImport(db, second));
    const refs = new Map<string, string>();
    for (let from = 0; ; from += 1000) {
      const { data } = await db
        .from('import_rows')
        .select('title, listing:listings(ref)')
        .eq('import_id', second)
        .order('position')
        .range(from, from + 999);
      for (const each of data ?? []) if (each.listing) refs.set(each.title, each.listing.ref);
      if ((data ?? []).length < 1000) break;
    }
    const changed = rows.map((cells, at) => {
      const ref = at === 0 ? undefined : refs.get(String(cells[2]));
      return ref === undefined ? cells : cells.with(0, ref).with(3, '改过的概况');
    });
    const third = await timed('changes read and staged', async () =>
      read('三.xlsx', await writeXlsx([{ name: '供需', widths: [], headerRows: 1, rows: changed }])),
    );
    await timed('counted', () => counts(third));
    await timed('changes taken', () => acceptImport(db, third));
    await timed('changes undone', () => undoImport(db, third, []));
    // The undo moved every working copy on, so the import before it asks for each of them.
    const fourth = await read('四.xlsx', bytes);
    await timed('a fourth one taken', () => acceptImport(db, fourth));
    await timed('undone', () => undoImport(db, fourth, []));
  } finally {
    await backend.close();
  }
}

if (values.database) await throughDatabase();
else {
  await measure('XLSX', bytes);
  await measure('CSV', Buffer.from(rows.map(csvLine).join('')));
}
