import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type RawWorkbook = {
  /** What stands inside `<worksheet>`, by the sheet's name. */
  sheets: Record<string, string>;
  /** What stands inside `<sst>`. */
  strings?: string;
  /** What stands inside `<styleSheet>`. */
  styles?: string;
  properties?: string;
  /** Further parts, or other contents for those above. */
  parts?: Record<string, string | Buffer>;
};

/** Parts as the bytes of a zip. */
export function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), path, { mtime: new Date(2000, 0, 1) });
  zip.end();
  return buffer(zip.outputStream);
}

/** The parts of a workbook written by hand, as Excel and WPS write them: shared strings, styles, merged cells. */
export function rawParts({ sheets, strings = '', styles = '', properties = '', parts = {} }: RawWorkbook): Record<string, string | Buffer> {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}">${properties}<sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships>${names.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('st', 'sharedStrings', 'sharedStrings.xml')}${relation('sy', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${strings}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${HEAD}<worksheet ${MAIN}>${sheets[name]}</worksheet>`]),
    ),
    ...parts,
  };
}

export const rawWorkbook = (book: RawWorkbook): Promise<Buffer> => zipOf(rawParts(book));
