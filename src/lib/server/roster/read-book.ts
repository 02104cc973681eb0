import { resolve } from 'node:path';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import type { RosterSheet } from '../../engine/spreadsheet/read-rosters.ts';
import { converse } from '../import/converse.ts';

/** A register of a province is some thousand rows; more is a slip. */
export const ROSTER_LIMITS = { rows: 10_000, fileBytes: 10 * 1024 * 1024, seconds: 30 };

export type ReadBook = { ok: true; sheets: RosterSheet[] } | { ok: false; refusal: FileRefusalCode };

const READER = resolve('src/lib/server/roster/read-process.ts');
const HEAP = 256; // MB

/** The sheets of a workbook, read in a process of its own. */
export async function readBook(bytes: Uint8Array): Promise<ReadBook> {
  let answer: ReadBook = { ok: false, refusal: 'reading_failed' };
  await converse<ReadBook, Uint8Array>({
    reader: READER,
    heap: HEAP,
    seconds: ROSTER_LIMITS.seconds,
    first: bytes,
    handle: (read) => {
      answer = read;
      return Promise.resolve(null);
    },
    lost: (refusal) => {
      answer = { ok: false, refusal };
      return Promise.resolve();
    },
  });
  return answer;
}
