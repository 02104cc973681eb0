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

/** A paper about an enclave: its texts are the caller's, in the language of the document. */
export type EnclavePaper = { title: string; beneath: string[]; parts: PaperPart[]; footer: string };

// Fonts of official documents (GB/T 9704): what is missing on a machine is replaced by its own.
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const SIZE = { title: 40, head: 30, body: 28, table: 24, small: 21 }; // half-points
const LINE = { line: 480, after: 60 }; // twentieths of a point
const INDENT = SIZE.body * 20; // twentieths of a point: two signs

const run = (text: string, size: number, font = BODY, bold = false) => new TextRun({ text, font, size, bold, color: '000000' });

/** A Word document with East Asian fonts: title, parts, page numbers. */
export async function writeEnclavePaper({ title, beneath, parts, footer }: EnclavePaper): Promise<Buffer> {
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: BODY, size: SIZE.body } } } },
    sections: [
      {
        properties: { page: { margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } }, // 37, 35, 28, 26 mm
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ font: BODY, size: SIZE.small, children: [footer, '\u3000— ', PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [run(title, SIZE.title, TITLE, true)],
          }),
          ...beneath.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, SIZE.table)] })),
          ...parts.flatMap(partOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function partOf(part: PaperPart): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 200, after: 60 },
          children: [run(part.text, SIZE.head, HEAD)],
        }),
      ];
    case 'text':
      return [new Paragraph({ spacing: LINE, indent: { firstLine: INDENT }, children: [run(part.text, SIZE.body, BODY, part.bold)] })];
    case 'points':
      return part.points.map(
        (text) => new Paragraph({ spacing: LINE, indent: { left: INDENT, hanging: INDENT / 2 }, children: [run(`· ${text}`, SIZE.body)] }),
      );
    case 'table':
      return [tableOf(part)];
  }
}

const LINE_OF_TABLE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };

function tableOf({ widths, rows }: Extract<PaperPart, { kind: 'table' }>): Table {
  const sum = widths.reduce((all, width) => all + width, 0);
  const borders = { top: LINE_OF_TABLE, bottom: LINE_OF_TABLE, left: LINE_OF_TABLE, right: LINE_OF_TABLE };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths.map((width) => Math.round((width / sum) * 8845)), // twentieths of a point between the margins
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
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
                children: [new Paragraph({ children: [run(text, SIZE.table, at === 0 ? HEAD : BODY)] })],
              }),
          ),
        }),
    ),
  });
}
