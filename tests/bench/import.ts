import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import { readInProcess } from '../../src/lib/server/import/read-in-process.ts';

/**
 * `npm run bench:import`: seconds and peak memory of the process that reads 20,000 rows (5,000 listings of four factors),
 * as XLSX and as CSV, from the start of the process to the last listing handed over.
 */
const ROWS = 20_000;
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
  const listing = Math.floor(at / 4);
  const [direction = '', factor = '', unit = ''] = FACTORS[at % 4] ?? [];
  const own = at % 4 === 0;
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

async function measure(name: string, bytes: Uint8Array): Promise<void> {
  const began = performance.now();
  let [listings, peak, faults, cpu] = [0, 0, 0, 0];
  await readInProcess({ bytes, near: '653127', kind: 'county', mapping: null }, async (message) => {
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
    `${name.padEnd(6)}${(bytes.length / 1e6).toFixed(1)} MB  ${ROWS} rows, ${listings} listings, ${faults} faults  ${seconds} s (${cpu.toFixed(1)} s of processor)  peak ${peak} MB`,
  );
}

const rows = [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(at))];
await measure('XLSX', await writeXlsx([{ name: '供需', widths: [], headerRows: 1, rows }]));
await measure('CSV', Buffer.from(rows.map(csvLine).join('')));
