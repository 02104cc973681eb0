import mammoth from 'mammoth';
import { clauseOfBookmark, END_BOOKMARK, stampOfBookmark, type PaperStamp } from '../../domain/term-sheet-paper.ts';
import type { ReturnedParagraph } from '../../engine/term-sheets/returned.ts';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import { FileRefused } from '../spreadsheet/file-refused.ts';
import { openPackage } from '../spreadsheet/open-package.ts';
import { sniffFile } from '../spreadsheet/sniff-file.ts';

/** What a Word document says: its paragraphs in order, and which version it was made from when it still knows. */
export type WordText = { stamp: PaperStamp | null; paragraphs: ReturnedParagraph[] };

/** Mammoth's document, as far as it is read here. */
type Node = { type: string; children?: Node[]; value?: string; name?: string; styleId?: string | null };

const DOCUMENT = 'word/document.xml';
/** A document of 60 clauses stays below 100 kB; pictures and history may make it larger. */
const LIMIT = 16 * 1024 * 1024; // bytes unpacked

/**
 * Reads a .docx: insertions that are still marked count as text, deletions do not, comments and footnotes are left out.
 *
 * @returns the paragraphs, or why the file is refused
 */
export async function readParagraphs(bytes: Buffer): Promise<WordText | { refused: FileRefusalCode }> {
  const sniffed = sniffFile(bytes);
  if ('refused' in sniffed) return sniffed;
  if (sniffed.kind !== 'zip') return { refused: 'file_of_another_kind' };
  try {
    const parts = await openPackage(bytes);
    if (!parts.has(DOCUMENT)) return { refused: parts.has('xl/workbook.xml') ? 'file_of_another_kind' : 'file_archive' };
    if (parts.paths().some((path) => /vbaProject/i.test(path))) return { refused: 'file_with_macros' };
    let size = 0;
    for (const path of parts.paths())
      for await (const chunk of parts.stream(path)) if ((size += chunk.length) > LIMIT) return { refused: 'file_unpacks_too_big' };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.code };
    throw error;
  }
  return textOf(await documentOf(bytes).catch(() => null));
}

/** Mammoth gives its own document to whoever wants to change it before it becomes HTML: that document is what is wanted. */
async function documentOf(buffer: Buffer): Promise<Node | null> {
  let document: Node | null = null;
  await mammoth.convertToHtml(
    { buffer },
    {
      externalFileAccess: false,
      transformDocument: (root: Node) => {
        document = root;
        return { ...root, children: [] };
      },
    },
  );
  return document;
}

function textOf(document: Node | null): WordText | { refused: FileRefusalCode } {
  if (!document) return { refused: 'file_broken' };
  let stamp: PaperStamp | null = null;
  const paragraphs: ReturnedParagraph[] = [];
  // A bookmark may stand before the paragraph that it names.
  let pending: string[] = [];
  let ended = false;
  const read = (node: Node, into: { text: string }): void => {
    if (node.type === 'bookmarkStart' && node.name) pending.push(node.name);
    else if (node.type === 'text') into.text += node.value ?? '';
    else if (node.type === 'tab') into.text += ' ';
    else if (node.type === 'break') into.text += '\n';
    else if (node.type !== 'noteReference' && node.type !== 'commentReference' && node.type !== 'image')
      for (const child of node.children ?? []) visit(child, into);
  };
  const visit = (node: Node, into: { text: string }): void => {
    if (node.type !== 'paragraph') return read(node, into);
    const words = { text: '' };
    for (const child of node.children ?? []) read(child, words);
    for (const name of pending) stamp = stampOfBookmark(name) ?? stamp;
    const bookmark = pending.map(clauseOfBookmark).find((id) => id !== null) ?? null;
    // Of an empty paragraph the next one inherits what it was called.
    if (!words.text.trim() && bookmark !== null) return;
    ended ||= pending.includes(END_BOOKMARK);
    pending = [];
    if (ended) return;
    paragraphs.push({ text: words.text, bookmark, heading: /heading|^\d$|标题|title/i.test(node.styleId ?? '') });
  };
  visit(document, { text: '' });
  return { stamp, paragraphs };
}
