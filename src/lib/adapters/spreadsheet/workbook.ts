import { posix } from 'node:path';
import { numberLook, type NumberLook } from '../../domain/excel-number.ts';
import { FileRefused } from './file-refused.ts';
import { openPackage, type OfficePackage } from './open-package.ts';
import { parseXml, xmlParser } from './parse-xml.ts';

export type Workbook = {
  parts: OfficePackage;
  sheets: readonly { name: string; path: string; visible: boolean }[];
  strings: readonly string[];
  /** By the number of a cell's style. */
  looks: readonly NumberLook[];
  from1904: boolean;
};

const MOST_STRINGS = 60_000_000; // characters of all shared strings together

/** A workbook's frame: its sheets, shared strings and number formats. The cells come later, row by row. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = await openPackage(bytes);
  refuseOthers(parts);
  const types = parts.has('[Content_Types].xml') ? await parts.text('[Content_Types].xml') : '';
  if (/macroEnabled/i.test(types)) throw new FileRefused('file_with_macros');
  const main = mainPart(parts, parts.has('_rels/.rels') ? await parts.text('_rels/.rels') : '');
  const folder = posix.dirname(main);
  const related = await relationsOf(parts, `${folder}/_rels/${posix.basename(main)}.rels`, folder);

  const sheets: { name: string; path: string; visible: boolean }[] = [];
  let from1904 = false;
  parseXml(await parts.text(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const path = related.find(({ id }) => id === relationId(attributes))?.path;
      if (path !== undefined && parts.has(path) && /worksheet/i.test(related.find((each) => each.path === path)?.type ?? ''))
        sheets.push({ name: attributes['name'] ?? '', path, visible: !['hidden', 'veryHidden'].includes(attributes['state'] ?? '') });
    },
  });
  if (sheets.length === 0) throw new FileRefused('file_broken');
  const part = (type: string) => related.find((each) => each.type.endsWith(`/${type}`) && parts.has(each.path))?.path;
  const [strings, styles] = [part('sharedStrings'), part('styles')];
  return {
    parts,
    sheets,
    from1904,
    strings: strings === undefined ? [] : await readStrings(parts, strings),
    looks: styles === undefined ? [] : readLooks(await parts.text(styles)),
  };
}

/** Zips that are something else, each with its own sentence. */
function refuseOthers(parts: OfficePackage): void {
  const paths = parts.paths();
  if (paths.some((path) => /vbaProject|\/macrosheets\//i.test(path))) throw new FileRefused('file_with_macros');
  if (paths.some((path) => /xl\/workbook\.bin$/i.test(path))) throw new FileRefused('file_binary_workbook');
  if (parts.has('word/document.xml')) throw new FileRefused('file_word');
  if (paths.includes('mimetype') && paths.includes('content.xml')) throw new FileRefused('file_open_document');
  if (!paths.some((path) => /workbook.*\.xml$/i.test(path))) {
    throw new FileRefused(parts.has('[Content_Types].xml') ? 'file_of_another_kind' : 'file_archive');
  }
}

function mainPart(parts: OfficePackage, relations: string): string {
  const target = relations === '' ? undefined : readRelations(relations, '').find(({ type }) => type.endsWith('/officeDocument'))?.path;
  const main = target !== undefined && parts.has(target) ? target : 'xl/workbook.xml';
  if (!parts.has(main)) throw new FileRefused('file_broken');
  return main;
}

type Relation = { id: string; type: string; path: string };

const relationsOf = async (parts: OfficePackage, path: string, folder: string): Promise<Relation[]> =>
  parts.has(path) ? readRelations(await parts.text(path), folder) : [];

function readRelations(xml: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  parseXml(xml, {
    open: (name, { Id: id, Type: type, Target: target }) => {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      relations.push({ id, type, path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  });
  return relations;
}

/** `r:id`, whatever the prefix is called. */
const relationId = (attributes: Record<string, string>): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

/** Texts that cells share. Readings aids (rPh) are not part of what is written. */
async function readStrings(parts: OfficePackage, path: string): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, inAid, size] = ['', false, false, 0];
  const parser = xmlParser({
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 't') inText = !inAid;
      if (name === 'rPh') inAid = true;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inAid = false;
      if (name !== 'si') return;
      size += text.length;
      if (size > MOST_STRINGS) throw new FileRefused('file_unpacks_too_big');
      strings.push(text);
    },
    text: (piece) => {
      if (inText) text += piece;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of parts.stream(path)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.end();
  return strings;
}

function readLooks(xml: string): NumberLook[] {
  const codes = new Map<number, string>();
  const looks: NumberLook[] = [];
  let inCells = false;
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      looks.push(numberLook(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return looks;
}
