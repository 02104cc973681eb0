import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import type { PaperClause } from '../../engine/term-sheets/paper.ts';
import { clauseBookmark, END_BOOKMARK, stampBookmark, type PaperStamp } from '../../domain/term-sheet-paper.ts';

/** What a term sheet says on paper, in the order of reading. Texts are the caller's, in the language of the document. */
export type TermSheetPaper = {
  stamp: PaperStamp;
  title: string;
  /** Beneath the title: version, parties. */
  preamble: string[];
  clauses: PaperClause[];
  signatureTitle: string;
  /** One line a signature: who, as what, when; empty lines where somebody has still to sign. */
  signatures: string[];
  /** On every page beside the number: version and hash. */
  footer: string;
};

// Fonts of official documents (GB/T 9704): what is missing on a machine is replaced by its own.
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const SIZE = { title: 44, head: 32, body: 32, small: 21 }; // half-points: 二号, 三号, 三号, 五号
const LINE = { line: 560, lineRule: LineRuleType.EXACT }; // twentieths of a point: 28 pt
const INDENT = 640; // twentieths of a point: two signs of 三号

const paragraph = (text: string, options: IParagraphOptions = {}) =>
  new Paragraph({
    spacing: LINE,
    indent: { firstLine: INDENT },
    ...options,
    children: [new TextRun({ text, font: BODY, size: SIZE.body })],
  });

/** A term sheet as a Word document; every clause carries a bookmark by which it is known when it comes back. */
export async function writeTermSheet({
  stamp,
  title,
  preamble,
  clauses,
  signatureTitle,
  signatures,
  footer,
}: TermSheetPaper): Promise<Buffer> {
  const heading = ({ id, number, heading }: PaperClause) =>
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: LINE,
      indent: { firstLine: INDENT },
      children: [
        new Bookmark({
          id: clauseBookmark(id),
          children: [new TextRun({ text: `${number}\u3000${heading}`, font: HEAD, size: SIZE.head, color: '000000' })],
        }),
      ],
    });
  const document = new Document({
    title,
    creator: '飞桥',
    sections: [
      {
        // A4 with the margins of an official document [twentieths of a point].
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ font: BODY, size: SIZE.small, children: [`${footer}\u3000— `, PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { ...LINE, after: 280 },
            children: [
              new Bookmark({
                id: stampBookmark(stamp),
                children: [new TextRun({ text: title, font: TITLE, size: SIZE.title, bold: true, color: '000000' })],
              }),
            ],
          }),
          ...preamble.map((text) => paragraph(text)),
          ...clauses.flatMap((clause) => [heading(clause), ...clause.paragraphs.map((text) => paragraph(text))]),
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            keepNext: true,
            spacing: { ...LINE, before: 280 },
            children: [
              new Bookmark({
                id: END_BOOKMARK,
                children: [new TextRun({ text: signatureTitle, font: HEAD, size: SIZE.head, color: '000000' })],
              }),
            ],
          }),
          ...signatures.map((text) => paragraph(text, { keepLines: true })),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
