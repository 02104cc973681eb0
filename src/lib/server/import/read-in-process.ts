import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import type { SheetMapping } from '../../domain/sheet-column.ts';
import type { FileReader, FromReader, ReadingOrder, ToReader } from './reading.ts';

/** The built pages are bundled elsewhere; the reader runs from the source, as everything else that Node runs directly. */
const READER = resolve('src/lib/server/import/read-process.ts');
/** Of the reader's heap [MB]; with code and buffers it stays below 500 in all. */
const HEAP = 320;
/** A second reader beside the first would double the memory: files wait their turn. */
let turn: Promise<unknown> = Promise.resolve();

/** Reads a file in a process of its own. */
export const readInProcess: FileReader = (order, handle) => {
  const mine = turn.then(() => run(order, handle));
  turn = mine.catch(() => undefined);
  return mine;
};

function run(order: ReadingOrder, handle: (message: FromReader) => Promise<SheetMapping | null>): Promise<void> {
  const child = fork(READER, [], {
    execArgv: [`--max-old-space-size=${HEAP}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
  });
  const tell = (message: ToReader) => {
    if (child.connected) child.send(message);
  };
  return new Promise((resolve, reject) => {
    let isOver = false;
    let patience: NodeJS.Timeout | undefined;
    const waitFor = () => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        void handle({ type: 'refused', code: 'reading_too_long' }).then(finish, fail);
      }, FILE_LIMITS.seconds * 1000);
    };
    const end = () => {
      isOver = true;
      clearTimeout(patience);
      child.kill('SIGKILL');
    };
    const finish = () => {
      if (isOver) return;
      end();
      resolve();
    };
    const fail = (error: unknown) => {
      if (isOver) return;
      end();
      reject(error instanceof Error ? error : new Error(String(error)));
    };

    child.on('message', (message: FromReader) => {
      if (isOver) return;
      clearTimeout(patience);
      void handle(message).then((mapping) => {
        if (isOver) return;
        if (message.type === 'done' || message.type === 'refused' || (message.type === 'columns' && mapping === null)) return finish();
        tell(message.type === 'columns' ? { type: 'mapping', mapping } : { type: 'next' });
        waitFor();
      }, fail);
    });
    child.on('error', fail);
    // Out of memory or a bug of ours: the person gets a sentence, the log the cause.
    child.on('exit', () => {
      if (!isOver) void handle({ type: 'refused', code: 'reading_failed' }).then(finish, fail);
    });
    waitFor();
    tell({ type: 'order', order });
  });
}
