import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import { columnLetters } from '../../domain/sheet-place.ts';
import { xmlText } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Rows for which a list of choices drops down: as many as an import may have. */
const CHOICE_ROWS = 50_000;
/** Entries carry one date, so that the same content gives the same bytes. */
const MTIME = new Date(2000, 0, 1);
const STYLE = { plain: 0, header: 1, fault: 2, money: 3 } as const;
/** `#,##0.00`, one of the formats that every program knows by number. */
const MONEY_FORMAT = 4;

/** A workbook as the bytes of an XLSX file: texts, numbers, lists of choices. Rows are made as they are written. */
export function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(HEAD + text), path, { mtime: MTIME });
  add('[Content_Types].xml', contentTypes(sheets.length));
  add('_rels/.rels', relationships([{ type: 'officeDocument', target: 'xl/workbook.xml' }]));
  add('xl/workbook.xml', workbook(sheets));
  add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, at) => ({ type: 'worksheet', target: `worksheets/sheet${at + 1}.xml` })),
      { type: 'styles', target: 'styles.xml' },
    ]),
  );
  add('xl/styles.xml', styles());
  sheets.forEach((sheet, at) => {
    zip.addReadStream(Readable.from(worksheet(sheet), { objectMode: false }), `xl/worksheets/sheet${at + 1}.xml`, { mtime: MTIME });
  });
  zip.end();
  return buffer(zip.outputStream);
}

function* worksheet(sheet: Sheet): Generator<Buffer> {
  const frozen = sheet.headerRows
    ? `<pane ySplit="${sheet.headerRows}" topLeftCell="A${sheet.headerRows + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  const columns = sheet.widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  let chunk = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
  const faults = new Set(sheet.faultColumns);
  const money = new Set(sheet.moneyColumns);
  const lookOf = (column: number) => (faults.has(column) ? STYLE.fault : money.has(column) ? STYLE.money : STYLE.plain);
  let at = 0;
  for (const row of sheet.rows) {
    at += 1;
    const style = (column: number) => (at <= sheet.headerRows ? STYLE.header : lookOf(column));
    chunk += `<row r="${at}">${row.map((value, column) => cell(value, `${columnLetters(column)}${at}`, style(column))).join('')}</row>`;
    if (chunk.length < 65_536) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(`${chunk}</sheetData>${validations(sheet)}</worksheet>`);
}

function cell(value: SheetValue, place: string, style: number): string {
  if (value === null || value === '') return '';
  const styled = style === STYLE.plain ? '' : ` s="${style}"`;
  if (typeof value === 'number') return `<c r="${place}"${styled}><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"${styled}><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function validations({ choices = [], headerRows }: Sheet): string {
  if (choices.length === 0) return '';
  const each = choices.map(({ column, range, strict }) => {
    const letters = columnLetters(column);
    // A strict list refuses other words at once; a lenient one only proposes.
    const mode = strict ? ' showErrorMessage="1"' : '';
    return `<dataValidation type="list" allowBlank="1"${mode} sqref="${letters}${headerRows + 1}:${letters}${CHOICE_ROWS}"><formula1>${xmlText(range)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name, hidden }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`;
}

function relationships(targets: readonly { type: string; target: string }[]): string {
  const each = targets.map(({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const part = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet'));
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${parts.join('')}</Types>`
  );
}

/** Four looks: plain, the header's, that of a fault, and money. Cells are text (format 49), so that 000123 stays as typed. */
function styles(): string {
  const font = (inner: string) => `<font>${inner}<sz val="11"/><name val="Microsoft YaHei"/></font>`;
  const fill = (colour: string) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
  const look = (fontId: number, fillId: number, numFmtId = 0) =>
    `<xf numFmtId="${numFmtId}" applyNumberFormat="1" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  return (
    `<styleSheet xmlns="${MAIN}"><fonts count="3">${font('')}${font('<b/>')}${font('<color rgb="FFA32A22"/>')}</fonts>` +
    `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFDCEBF3')}</fills>` +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="4">${look(0, 0)}${look(1, 2)}${look(2, 0)}${look(0, 0, MONEY_FORMAT)}</cellXfs></styleSheet>`
  );
}
