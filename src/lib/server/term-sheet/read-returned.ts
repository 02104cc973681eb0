import { readParagraphs } from '../../adapters/word/read-paragraphs.ts';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import type { TermSheet, TermSheetContent } from '../../domain/term-sheet.ts';
import { TermSheetContent as Content } from '../../domain/term-sheet.ts';
import { returnedTermSheet } from '../../engine/term-sheets/returned.ts';

/** [bytes] A document of clauses is far smaller; pictures make it larger. */
export const RETURNED_LIMIT = 5 * 1024 * 1024;

/** Why a document that came back cannot be read: the file itself, another sheet's document, or no clause in it. */
export type ReturnedRefusal = FileRefusalCode | 'other_sheet' | 'no_clauses';

/**
 * A Word document as the next version of a sheet. `from`: the version that it says it was made from; null when it says
 * nothing. A document of an older version is read against the newest, so that what others changed meanwhile shows as undone.
 */
export async function readReturned(
  sheet: TermSheet,
  bytes: Buffer,
  by: string,
): Promise<{ ok: true; content: TermSheetContent; from: number | null } | { ok: false; refused: ReturnedRefusal }> {
  const read = await readParagraphs(bytes);
  if ('refused' in read) return { ok: false, refused: read.refused };
  if (read.stamp && !sheet.id.startsWith(read.stamp.sheet)) return { ok: false, refused: 'other_sheet' };
  const content = Content.safeParse(returnedTermSheet(read.paragraphs, sheet.content, by));
  return content.success ? { ok: true, content: content.data, from: read.stamp?.version ?? null } : { ok: false, refused: 'no_clauses' };
}
