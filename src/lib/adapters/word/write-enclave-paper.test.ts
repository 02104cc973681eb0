import { describe, expect, it } from 'vitest';
import { openPackage } from '../spreadsheet/open-package.ts';
import { parseXml } from '../spreadsheet/parse-xml.ts';
import { writeEnclavePaper } from './write-enclave-paper.ts';

const PARTS = ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/footer1.xml', 'word/_rels/document.xml.rels'];

describe('a paper about an enclave', () => {
  it('is a package of well-formed parts with East Asian fonts and everything that was said', async () => {
    const bytes = await writeEnclavePaper({
      title: '飞地合作条款 <草案> & “附件”',
      beneath: ['甲市 · 乙县'],
      parts: [
        { kind: 'heading', text: '一、分享' },
        { kind: 'text', text: '飞出地得 50%。', bold: true },
        { kind: 'points', points: ['先抬到保底', '再压到上限'] },
        {
          kind: 'table',
          widths: [1, 3],
          rows: [
            ['年份', '划转'],
            ['2029', '120.5'],
          ],
        },
      ],
      footer: '第 1 版',
    });
    const parts = await openPackage(bytes);
    const texts = new Map<string, string>();
    for (const name of PARTS) {
      const xml = await parts.text(name);
      expect(xml, name).not.toBeNull();
      let text = '';
      parseXml(xml ?? '', { open: () => {}, close: () => {}, text: (piece) => (text += piece) });
      texts.set(name, text);
    }
    const said = texts.get('word/document.xml') ?? '';
    for (const words of ['飞地合作条款 <草案> & “附件”', '甲市 · 乙县', '一、分享', '飞出地得 50%。', '再压到上限', '120.5'])
      expect(said).toContain(words);
    const document = (await parts.text('word/document.xml')) ?? '';
    for (const font of ['仿宋', '黑体', '宋体']) expect(document).toContain(`w:eastAsia="${font}"`);
    expect(texts.get('word/footer1.xml')).toContain('第 1 版');
  });
});
