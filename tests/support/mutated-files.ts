import { csvLine } from '../../src/lib/domain/csv-text.ts';
import { messyWorkbook } from './messy-sheet.ts';
import { rawParts, zipOf } from './raw-workbook.ts';

/** A small fast generator with a seed (mulberry32): the same seed gives the same files everywhere. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const upTo = (random: Random, most: number): number => Math.floor(random() * most);

const WORDS = [
  '',
  '灰枣',
  '土地',
  '提供',
  '需求',
  '麦盖提',
  '朝阳区',
  '１２，３４５',
  '2.3万亩',
  '-5',
  '约500人',
  '1e309',
  '2026年13月',
  '46082',
  '#REF!',
  '=cmd|x',
  "'=1",
  '合计',
  '注：x',
  '示例-1',
  '\u0000',
  '\ud800',
  '"',
  ',,,',
  'L-1',
  '653127',
  '13 农副食品加工业',
  'x'.repeat(40_000),
];
const HEADERS = [
  '编号',
  '单位名称',
  '标题',
  '概况',
  '区划',
  '行业',
  '方向',
  '要素',
  '说明',
  '数量（亩）',
  '单位',
  '必需',
  '可用起',
  '可用止',
  '备注',
  '土地·起始价（万元/亩）',
  '',
];

function csv(random: Random): Buffer {
  const columns = Array.from({ length: 3 + upTo(random, 14) }, () => pick(random, HEADERS));
  const rows = Array.from({ length: upTo(random, 20) }, () => columns.map(() => pick(random, WORDS)));
  const text = [columns, ...rows].map(csvLine).join('');
  return Buffer.from(pick(random, ['', '\ufeff']) + text);
}

function jsonl(random: Random): Buffer {
  const value = (): unknown =>
    pick<unknown>(random, [null, 7, -1, true, [], {}, ...WORDS, { factor: 'land' }, [{ factor: 'land', quantity: 1, unit: 'mu' }]]);
  const keys = ['id', 'organisation', 'title', 'summary', 'industries', 'offers', 'seeks', 'year', '__proto__', 'colour'];
  const good = {
    id: 'A-1',
    organisation: { name: '甲', kind: 'county', region: '653127' },
    title: '甲',
    industries: ['01'],
    offers: [],
    seeks: [{ factor: 'capital' }],
  };
  return Buffer.from(
    Array.from({ length: 1 + upTo(random, 6) }, () =>
      JSON.stringify({ ...good, ...Object.fromEntries([[pick(random, keys), value()]]) }),
    ).join('\n'),
  );
}

/** A workbook whose XML is well-formed but says odd things. */
function workbook(random: Random): Promise<Buffer> {
  const cell = (column: number, row: number) => {
    const usual = `${String.fromCharCode(65 + column)}${row}`;
    const place = random() < 0.97 ? usual : pick(random, ['XFD1048576', 'A0', '', 'A1']);
    const type = pick(random, ['inlineStr', 's', 'str', 'n', 'e', 'b', 'd', 'z']);
    const text = (row === 1 ? pick(random, HEADERS) : pick(random, WORDS)).replace(/[^\p{L}\p{N}\p{P}\p{S} ]|[<&]/gu, '').slice(0, 500);
    const inner =
      type === 'inlineStr'
        ? `<is><t>${text}</t></is>`
        : `${pick(random, ['', '<f>A1</f>'])}<v>${pick(random, ['0', '999999999', '-1', '1e400', '', text])}</v>`;
    return `<c r="${place}" t="${type}" s="${upTo(random, 9)}">${inner}</c>`;
  };
  const rows = Array.from(
    { length: 1 + upTo(random, 15) },
    (_, at) =>
      `<row r="${pick(random, [at + 1, at + 1, 0, 5])}">${Array.from({ length: 12 }, (_each, column) => cell(column, at + 1)).join('')}</row>`,
  );
  const merges = `<mergeCells>${Array.from({ length: upTo(random, 5) }, () => `<mergeCell ref="${pick(random, ['A1:Z1', 'A2:A9', 'B2:XFD1048576', 'Z9:A1', 'A1:A1', 'x'])}"/>`).join('')}</mergeCells>`;
  return zipOf(
    rawParts({
      sheets: { 表: `<sheetData>${rows.join('')}</sheetData>${merges}` },
      strings: '<si><t>标题</t></si><si/>',
      styles: '<cellXfs><xf numFmtId="14"/><xf numFmtId="x"/></cellXfs>',
    }),
  );
}

/** Bytes changed, cut, doubled or put in the wrong place. */
function damaged(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const kind = upTo(random, 5);
  if (kind === 0) return copy.subarray(0, upTo(random, copy.length));
  if (kind === 1) return Buffer.concat([copy, copy.subarray(upTo(random, copy.length))]);
  if (kind === 2) return Buffer.concat([copy.subarray(upTo(random, copy.length)), copy]);
  for (let times = 1 + upTo(random, kind === 3 ? 3 : 60); times > 0 && copy.length > 0; times--)
    copy[upTo(random, copy.length)] = upTo(random, 256);
  return copy;
}

let messy: Promise<Buffer> | undefined;

/** The file of a seed: a table, a workbook or lines, sound or damaged. */
export async function mutatedFile(seed: number): Promise<{ name: string; bytes: Buffer }> {
  const random = chance(seed);
  const kind = seed % 6;
  messy ??= messyWorkbook();
  const sound =
    kind === 0
      ? csv(random)
      : kind === 1
        ? jsonl(random)
        : kind === 2
          ? await workbook(random)
          : kind === 3
            ? await messy
            : kind === 4
              ? csv(random)
              : jsonl(random);
  return {
    name: `第${seed}个.${['csv', 'jsonl', 'xlsx', 'xlsx', 'csv', 'jsonl'][kind]}`,
    bytes: kind === 0 || kind === 2 ? sound : damaged(sound, random),
  };
}
