import { describe, expect, it } from 'vitest';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import type { SheetRow } from '../../domain/sheet-table.ts';
import { gbk } from '../../../../tests/support/gbk.ts';
import { rawParts, rawWorkbook, zipOf } from '../../../../tests/support/raw-workbook.ts';
import { openFile } from './read-table.ts';
import { writeXlsx } from './write-xlsx.ts';

async function rowsOf(bytes: Buffer, table = 0): Promise<SheetRow[]> {
  const file = await openFile(bytes);
  if (file.format === 'jsonl') throw new Error('no table');
  const rows: SheetRow[] = [];
  for await (const row of file.tables[table]?.rows() ?? []) rows.push(row);
  return rows;
}
const refusal = (bytes: Buffer) =>
  rowsOf(bytes).then(
    () => null,
    (error: { code?: string }) => error.code,
  );
describe('a workbook', () => {
  it('is read as it shows: shared strings, dates, percentages, units in the format, errors, cached values', async () => {
    const styles =
      '<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot;万亩&quot;"/><numFmt numFmtId="166" formatCode="0!.0,&quot;万&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
    const cells =
      '<c r="A3" t="s"><v>0</v></c><c r="C3" s="1"><v>46082</v></c><c r="D3" s="2"><v>0.35</v></c><c r="E3" s="3"><v>2.3</v></c><c r="F3" s="4"><v>23000</v></c>' +
      '<c r="G3" t="e"><v>#REF!</v></c><c r="H3"><f>A1*2</f><v>0.30000000000000004</v></c><c r="I3"><f>A1*2</f></c><c r="J3" t="str"><f>A1</f><v></v></c><c r="K3" t="b"><v>1</v></c>';
    const bytes = await rawWorkbook({
      sheets: { 表: `<sheetData><row r="3">${cells}</row><row r="5"><c r="A5" s="1"/></row></sheetData>` },
      strings: '<si><r><t>灰</t></r><r><t>枣</t></r><rPh sb="0" eb="1"><t>huī</t></rPh></si>',
      styles,
    });
    expect(await rowsOf(bytes)).toEqual([
      { number: 3, cells: ['灰枣', '', '2026-03-01', '35%', '2.3万亩', '23000', '#REF!', '0.3', '#UNCALCULATED!', '', 'TRUE'] },
    ]);
  });

  it('counts from 1904 where it says so', async () => {
    const bytes = await rawWorkbook({
      properties: '<workbookPr date1904="1"/>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      sheets: { 表: '<sheetData><row><c s="0"><v>44620</v></c></row></sheetData>' },
    });
    expect(await rowsOf(bytes)).toEqual([{ number: 1, cells: ['2026-03-01'] }]);
  });

  it('names its merged cells and all its sheets', async () => {
    const bytes = await rawWorkbook({
      sheets: {
        封面: '<sheetData/>',
        数据: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>',
      },
    });
    const file = await openFile(bytes);
    if (file.format === 'jsonl') throw new Error('no table');
    expect(file.tables.map(({ name }) => name)).toEqual(['封面', '数据']);
    expect(await file.tables[1]?.merges()).toEqual([{ top: 0, left: 0, bottom: 2, right: 1 }]);
  });

  it('written by us is read by us', async () => {
    const rows = [
      ['标题', '数量'],
      ['a<b>&"c"\n二行', 12.5],
      [' 前后空格 ', null],
    ];
    expect(await rowsOf(await writeXlsx([{ name: '供需', widths: [20], headerRows: 1, rows }]))).toEqual([
      { number: 1, cells: ['标题', '数量'] },
      { number: 2, cells: ['a<b>&"c"\n二行', '12.5'] },
      { number: 3, cells: [' 前后空格 '] },
    ]);
  });
});

describe('a file that is refused', () => {
  const ole = (word: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(word, 'utf16le')]);
  const sheet = { 表: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' };

  it.each([
    ['empty', Buffer.alloc(0), 'file_empty'],
    ['blank', Buffer.from(' \r\n'), 'file_empty'],
    ['encrypted', ole('EncryptedPackage'), 'file_encrypted'],
    ['an old workbook', ole('Workbook'), 'file_old_excel'],
    ['an old Word file', ole('WordDocument'), 'file_word'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file_picture'],
    ['a photo', Buffer.from('ffd8ffe000104a4649460001', 'hex'), 'file_picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'file_pdf'],
    ['a RAR', Buffer.from('Rar!\x1a\x07\x00'), 'file_archive'],
    ['a web page', Buffer.from('\ufeff<html><table><tr><td>1</td></tr></table></html>'), 'file_web_page'],
    ['bytes of no kind', Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256)), 'text_unreadable'],
    ['cut off', Buffer.from('504b0304140000000800', 'hex'), 'file_broken'],
    ['too big', Buffer.alloc(FILE_LIMITS.fileBytes + 1, 'a'), 'file_too_big'],
  ])('%s: %#', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it.each([
    ['with macros', { 'xl/vbaProject.bin': 'x' }, 'file_with_macros'],
    [
      'with macros named only',
      { '[Content_Types].xml': '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' },
      'file_with_macros',
    ],
    ['binary', { 'xl/workbook.bin': 'x' }, 'file_binary_workbook'],
    ['a Word file', { 'word/document.xml': '<w/>' }, 'file_word'],
    ['without its sheet', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c>' }, 'file_broken'],
    [
      'with entities of its own',
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' },
      'file_broken',
    ],
  ])('a workbook %s', async (_, parts, code) => {
    expect(await refusal(await zipOf({ ...rawParts({ sheets: sheet }), ...(parts as Record<string, string>) }))).toBe(code);
  });

  it('an open document, an archive, a bomb', async () => {
    expect(await refusal(await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }))).toBe(
      'file_open_document',
    );
    expect(await refusal(await zipOf({ 'a.txt': 'x' }))).toBe('file_archive');
    expect(await refusal(await zipOf({ ...rawParts({ sheets: sheet }), 'xl/worksheets/sheet1.xml': Buffer.alloc(30_000_000, ' ') }))).toBe(
      'file_unpacks_too_big',
    );
  });

  it('too many rows, too many columns', async () => {
    expect(await refusal(Buffer.from('1\n'.repeat(FILE_LIMITS.rows + 1)))).toBe('too_many_rows');
    expect(await refusal(Buffer.from('1,'.repeat(FILE_LIMITS.columns) + '1'))).toBe('too_many_columns');
  });
});

describe('a text', () => {
  const line = '编号,标题\r\nA1,"灰枣, 原料"\r\n';
  const expected = [
    { number: 1, cells: ['编号', '标题'] },
    { number: 2, cells: ['A1', '灰枣, 原料'] },
  ];
  it.each([
    ['UTF-8', Buffer.from(line)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${line}`)],
    ['UTF-16 with mark', Buffer.from(`\ufeff${line}`, 'utf16le')],
    ['GBK', gbk(line)],
    ['semicolons', Buffer.from(line.replaceAll(',', ';').replace('; 原料', ', 原料'))],
    ['tabs', Buffer.from(line.replaceAll(',', '\t').replace('\t 原料', ', 原料'))],
  ])('in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(expected);
  });

  it('of few GBK bytes is not taken for UTF-8, nor the other way round', async () => {
    for (const word of ['联通', '单位', '土地', '劳动力', '麦盖提县', '数量（亩）', '鄂尔多斯', '一', '姝']) {
      expect((await rowsOf(gbk(word)))[0]?.cells, `GBK ${word}`).toEqual([word]);
      expect((await rowsOf(Buffer.from(word)))[0]?.cells, `UTF-8 ${word}`).toEqual([word]);
    }
  });
});
