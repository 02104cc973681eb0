import type { FileRefusalCode } from '../../domain/file-refusal.ts';

type Sniffed = { kind: 'zip' | 'text' } | { refused: FileRefusalCode };

const starts = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);
const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
const utf16 = (word: string) => Buffer.from(word, 'utf16le');

/** Old Office and encrypted new Office share one container: what is in its directory tells them apart. */
function ofContainer(bytes: Uint8Array): FileRefusalCode {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.includes(utf16('EncryptedPackage'))) return 'file_encrypted';
  if (content.includes(utf16('Workbook')) || content.includes(utf16('Book'))) return 'file_old_excel';
  if (content.includes(utf16('WordDocument'))) return 'file_word';
  return 'file_of_another_kind';
}

const PICTURES: readonly number[][] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
const ARCHIVES: readonly number[][] = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
];

/** What a file is by its content, whatever its name says. */
export function sniffFile(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { refused: 'file_empty' };
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'zip' };
  if (starts(bytes, 0x50, 0x4b)) return { refused: 'file_broken' };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: ofContainer(bytes) };
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return { refused: 'file_pdf' };
  if (text(bytes, 8, 12) === 'WEBP' || /^ftyp(?:heic|heix|mif1|avif)/.test(text(bytes, 4, 12))) return { refused: 'file_picture' };
  // "BM" may begin a text too: a bitmap has zeros soon after.
  if (PICTURES.some((signs) => starts(bytes, ...signs) && (signs.length > 2 || bytes.subarray(2, 16).includes(0))))
    return { refused: 'file_picture' };
  if (ARCHIVES.some((signs) => starts(bytes, ...signs))) return { refused: 'file_archive' };
  if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04) || starts(bytes, 0x09, 0x00)) return { refused: 'file_old_excel' };
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|meta|\?xml|!--)/i.test(text(bytes, 0, 256))) return { refused: 'file_web_page' };
  return { kind: 'text' };
}
