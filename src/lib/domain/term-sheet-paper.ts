import { ClauseId } from './clause.ts';

/** Which version of which term sheet a document was made from; it travels in the document itself. */
export type PaperStamp = { sheet: string; version: number };

// Word takes letters, digits and _ in the name of a bookmark, at most 40 characters.
const CLAUSE = 'c_';
const STAMP = /^feiqiao_([0-9a-f]{8})_v(\d{1,4})$/;

export const clauseBookmark = (id: ClauseId): string => CLAUSE + id.replaceAll('-', '_');
export function clauseOfBookmark(name: string): ClauseId | null {
  const read = ClauseId.safeParse(name.startsWith(CLAUSE) ? name.slice(CLAUSE.length).replaceAll('_', '-') : '');
  return read.success ? read.data : null;
}

/** The first eight signs of the sheet's id are enough to tell a document of another sheet. */
export const stampBookmark = ({ sheet, version }: PaperStamp): string => `feiqiao_${sheet.slice(0, 8)}_v${version}`;
export function stampOfBookmark(name: string): PaperStamp | null {
  const found = STAMP.exec(name);
  return found?.[1] && found[2] ? { sheet: found[1], version: Number(found[2]) } : null;
}

/** Where the clauses end: what stands behind it is signatures. */
export const END_BOOKMARK = 'feiqiao_end';
