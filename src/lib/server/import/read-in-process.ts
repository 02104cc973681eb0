import { resolve } from 'node:path';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import { converse } from './converse.ts';
import type { FileReader, FromReader, ToReader } from './reading.ts';

/** The built pages are bundled elsewhere; the reader runs from the source, as everything else that Node runs directly. */
const READER = resolve('src/lib/server/import/read-process.ts');
/** Of the reader's heap [MB]; with code and buffers it stays below 500 in all. */
const HEAP = 320;
/** A second reader beside the first would double the memory: files wait their turn. */
let turn: Promise<unknown> = Promise.resolve();

/** Reads a file in a process of its own. */
export const readInProcess: FileReader = (order, handle) => {
  const run = () =>
    converse<FromReader, ToReader>({
      reader: READER,
      heap: HEAP,
      seconds: FILE_LIMITS.seconds,
      first: { type: 'order', order },
      async handle(message) {
        const mapping = await handle(message);
        if (message.type === 'done' || message.type === 'refused') return null;
        if (message.type !== 'columns') return { type: 'next' };
        return mapping === null ? null : { type: 'mapping', mapping };
      },
      // The person gets a sentence, the log the cause.
      lost: (code) => handle({ type: 'refused', code }),
    });
  const mine = turn.then(run);
  turn = mine.catch(() => undefined);
  return mine;
};
