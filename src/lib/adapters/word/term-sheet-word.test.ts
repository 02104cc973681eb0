import { describe, expect, test } from 'vitest';
import { draftTermSheet } from '../../engine/term-sheets/draft.ts';
import { paperClauses } from '../../engine/term-sheets/paper.ts';
import { returnedTermSheet } from '../../engine/term-sheets/returned.ts';
import { parseXml } from '../spreadsheet/parse-xml.ts';
import { openPackage } from '../spreadsheet/open-package.ts';
import { loadClauses } from '../clauses.ts';
import { readParagraphs } from './read-paragraphs.ts';
import { writeTermSheet } from './write-term-sheet.ts';

const content = draftTermSheet('核桃深加工合作条款书', 'project', loadClauses(), { project_name: '核桃深加工', exit_notice: '90 日' });
const stamp = { sheet: '3f2b1c4d', version: 3 };
const written = () =>
  writeTermSheet({
    stamp,
    title: content.title,
    preamble: ['甲方：示例企业'],
    clauses: paperClauses(content),
    signatureTitle: '签署',
    signatures: ['甲方\u3000\u3000\u3000\u3000\u3000\u3000年\u3000月\u3000日'],
    footer: '第 3 版',
  });

describe('a term sheet as a Word document', () => {
  test('comes back untouched as the version that went out', async () => {
    const read = await readParagraphs(await written());
    if ('refused' in read) throw new Error(read.refused);
    expect(read.stamp).toEqual(stamp);
    expect(returnedTermSheet(read.paragraphs, content, '乙方')).toEqual(content);
  });
  test('names Chinese fonts for Chinese signs in every run', async () => {
    const xml = await (await openPackage(await written())).text('word/document.xml');
    let runs = 0;
    const fonts: (string | undefined)[] = [];
    parseXml(xml, {
      open: (name, attributes) => {
        if (name === 'r') runs += 1;
        if (name === 'rFonts') fonts.push(attributes['w:eastAsia']);
      },
    });
    expect(runs).toBeGreaterThan(content.clauses.length);
    expect(fonts).toHaveLength(runs);
    expect(new Set(fonts)).toEqual(new Set(['宋体', '黑体', '仿宋']));
  });
});

describe('what is no Word document is refused with its reason', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'file_empty'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'file_pdf'],
    ['plain text', Buffer.from('第一条\u3000合作事项'), 'file_of_another_kind'],
    ['a zip cut in the middle', Buffer.from('504b0304140000000800', 'hex'), 'file_broken'],
  ])('%s', async (_, bytes, code) => expect(await readParagraphs(bytes)).toEqual({ refused: code }));
});
