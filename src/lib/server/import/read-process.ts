import { readFile } from './read-file.ts';
import type { FromReader, ToReader } from './reading.ts';
import type { SheetMapping } from '../../domain/sheet-column.ts';

/**
 * A process of its own that reads one file: what is broken, endless or too big there ends this process and nothing else.
 * Started by `read-in-process.ts`, with a limit on its memory.
 */
const send = (message: FromReader) => process.send?.(message);

let answer: ((mapping: SheetMapping | null) => void) | null = null;
const ask = (message: FromReader): Promise<SheetMapping | null> =>
  new Promise((resolve) => {
    answer = resolve;
    send(message);
  });

process.on('message', (message: ToReader) => {
  if (message.type === 'order') {
    void readFile(message.order, ask, () => performance.now()).then(
      () => process.disconnect(),
      (error: unknown) => {
        console.error('import', error);
        process.exit(1);
      },
    );
  } else answer?.(message.type === 'mapping' ? message.mapping : null);
});
// Nobody waits for the result any more.
process.on('disconnect', () => process.exit(0));
