import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** A part of a paper: a heading, running text, points, or a table with its head first. */
export type PaperPart =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; bold?: boolean }
  | { kind: 'points'; points: string[] }
  | { kind: 'table'; widths: number[]; rows: string[][] };

/** A paper about an enclave: its texts are the caller's, in the language of the document. `oneSheet`: small enough for one sheet of A4. */
export type EnclavePaper = { title: string; beneath: string[]; parts: PaperPart[]; footer: string; oneSheet?: boolean };

// Fonts of official documents (GB/T 9704): what is missing on a machine is replaced by its own.
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
/** Fonts in half-points; lines, gaps and margins in twentieths of a point. */
type Sizes = Record<'title' | 'head' | 'body' | 'table' | 'small' | 'line' | 'after' | 'before', number> & {
  page: Record<'top' | 'bottom' | 'left' | 'right', number>;
};
const OFFICIAL: Sizes = {
  ...{ title: 40, head: 30, body: 28, table: 24, small: 21, line: 480, after: 60, before: 200 },
  page: { top: 2098, bottom: 1984, left: 1587, right: 1474 }, // 37, 35, 28, 26 mm
};
const ONE_SHEET: Sizes = {
  ...{ title: 28, head: 21, body: 19, table: 19, small: 18, line: 245, after: 0, before: 50 },
  page: { top: 794, bottom: 794, left: 964, right: 964 }, // 14, 17 mm
};
const PAGE_WIDTH = 11_906; // A4

const run = (text: string, size: number, font = BODY, bold = false) => new TextRun({ text, font, size, bold, color: '000000' });

/** A Word document with East Asian fonts: title, parts, page numbers. */
export async function writeEnclavePaper({ title, beneath, parts, footer, oneSheet = false }: EnclavePaper): Promise<Buffer> {
  const size = oneSheet ? ONE_SHEET : OFFICIAL;
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: BODY, size: size.body } } } },
    sections: [
      {
        properties: { page: { size: { width: PAGE_WIDTH, height: 16_838 }, margin: { ...size.page, footer: size.page.bottom / 2 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ font: BODY, size: size.small, children: [footer, '\u3000— ', PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: size.before },
            children: [run(title, size.title, TITLE, true)],
          }),
          ...beneath.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, size.table)] })),
          ...parts.flatMap((part) => partOf(part, size)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function partOf(part: PaperPart, size: Sizes): (Paragraph | Table)[] {
  const spacing = { line: size.line, after: size.after };
  const indent = size.body * 20; // two signs
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: size.before, after: size.after },
          children: [run(part.text, size.head, HEAD)],
        }),
      ];
    case 'text':
      return [new Paragraph({ spacing, indent: { firstLine: indent }, children: [run(part.text, size.body, BODY, part.bold)] })];
    case 'points':
      return part.points.map(
        (text) => new Paragraph({ spacing, indent: { left: indent, hanging: indent / 2 }, children: [run(`· ${text}`, size.body)] }),
      );
    case 'table':
      return [tableOf(part, size)];
  }
}

const LINE_OF_TABLE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };

function tableOf({ widths, rows }: Extract<PaperPart, { kind: 'table' }>, size: Sizes): Table {
  const between = PAGE_WIDTH - size.page.left - size.page.right;
  const sum = widths.reduce((all, width) => all + width, 0);
  const borders = { top: LINE_OF_TABLE, bottom: LINE_OF_TABLE, left: LINE_OF_TABLE, right: LINE_OF_TABLE };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((width) => Math.round((width / sum) * between)),
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: cells.map(
            (text, column) =>
              new TableCell({
                borders,
                width: { size: Math.round(((widths[column] ?? 1) / sum) * 100), type: WidthType.PERCENTAGE },
                margins: { top: Math.min(40, size.after), bottom: Math.min(40, size.after), left: 80, right: 80 },
                children: [new Paragraph({ children: [run(text, size.table, at === 0 ? HEAD : BODY)] })],
              }),
          ),
        }),
    ),
  });
}
