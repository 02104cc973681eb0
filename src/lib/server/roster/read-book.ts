import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import type { RosterSheet } from '../../engine/spreadsheet/read-rosters.ts';

/** A register of a province is some thousand rows; more is a slip. */
export const ROSTER_LIMITS = { rows: 10_000, fileBytes: 10 * 1024 * 1024, seconds: 30 };

export type ReadBook = { ok: true; sheets: RosterSheet[] } | { ok: false; refusal: FileRefusalCode };

const READER = resolve('src/lib/server/roster/read-process.ts');
const HEAP = 256; // MB

/** The sheets of a workbook, read in a process of its own. */
export function readBook(bytes: Uint8Array): Promise<ReadBook> {
  const child = fork(READER, [], {
    execArgv: [`--max-old-space-size=${HEAP}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
  });
  return new Promise((done) => {
    let isOver = false;
    const finish = (answer: ReadBook) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(patience);
      child.kill('SIGKILL');
      done(answer);
    };
    const patience = setTimeout(() => finish({ ok: false, refusal: 'reading_too_long' }), ROSTER_LIMITS.seconds * 1000);
    child.on('message', (answer: ReadBook) => finish(answer));
    child.on('error', () => finish({ ok: false, refusal: 'reading_failed' }));
    child.on('exit', () => finish({ ok: false, refusal: 'reading_failed' }));
    child.send(bytes);
  });
}
