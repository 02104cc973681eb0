import { FileRefused } from './file-refused.ts';

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The text of a file whose encoding nobody named: UTF-8 (with or without mark), UTF-16 with mark, or GB 18030, which
 * holds GBK and GB 2312.
 *
 * Strict UTF-8 is all but never GB 18030 by chance; where short bytes are both, the reading with more everyday Chinese
 * wins.
 *
 * @throws FileRefused `text_unreadable` for what is neither, or is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
  for (const [encoding, mark] of Object.entries(marked)) {
    if (mark.every((sign, at) => bytes[at] === sign)) return readable(decoded(bytes, encoding));
  }
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null && (startsWithMark(bytes) || bytes.every((byte) => byte < 0x80))) return readable(utf8);
  const gb = decoded(bytes, 'gb18030');
  if (utf8 === null || gb === null) return readable(utf8 ?? gb);
  return readable(everydayShare(utf8) >= everydayShare(gb) ? utf8 : gb);
}

const startsWithMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Zeros and other control characters in number mean that this is no text, whatever its encoding. */
function readable(text: string | null): string {
  if (text === null) throw new FileRefused('text_unreadable');
  // eslint-disable-next-line no-control-regex -- control characters are the point
  const odd = text.slice(0, 100_000).match(/[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff]/g)?.length ?? 0;
  if (odd > Math.min(text.length, 100_000) / 100) throw new FileRefused('text_unreadable');
  return text.replace(/^\ufeff/, '');
}

/** The share of non-ASCII signs that everyday Chinese uses: the 3,755 characters of GB 2312's first level, and its punctuation. */
function everydayShare(text: string): number {
  const foreign = [...text.slice(0, 20_000)].filter((sign) => sign > '\u007f');
  return foreign.length === 0 ? 1 : foreign.filter((sign) => everyday().has(sign)).length / foreign.length;
}

let known: Set<string> | undefined;
function everyday(): Set<string> {
  if (known) return known;
  const pairs: number[] = [];
  // GB 2312: rows 0xB0 to 0xD7 hold the first level, rows 0xA1 and 0xA3 punctuation and full-width signs.
  for (const row of [0xa1, 0xa3, ...Array.from({ length: 0xd8 - 0xb0 }, (_, at) => 0xb0 + at)]) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) pairs.push(row, cell);
  }
  known = new Set(new TextDecoder('gb18030').decode(new Uint8Array(pairs)));
  return known;
}
