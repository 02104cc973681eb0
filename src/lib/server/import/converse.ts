import { fork } from 'node:child_process';

/** Why nothing more comes from a reader: it took too long, or it ended (out of memory, or a bug of ours). */
export type ReaderLost = 'reading_too_long' | 'reading_failed';

type Conversation<From, To extends object> = {
  /** The reader's program, run from the source as everything else that Node runs directly. */
  reader: string;
  /** Of its heap [MB]. */
  heap: number;
  /** Longest silence [s]. */
  seconds: number;
  first: To;
  /** What to answer; null ends the conversation. */
  handle: (message: From) => Promise<To | null>;
  lost: (why: ReaderLost) => Promise<unknown>;
};

/**
 * Talks with a process of its own that reads somebody's file: what is broken, endless or too big there ends that process and
 * nothing else. Fails only with what `handle` or `lost` throws.
 */
export function converse<From, To extends object>({ reader, heap, seconds, first, handle, lost }: Conversation<From, To>): Promise<void> {
  const child = fork(reader, [], {
    execArgv: [`--max-old-space-size=${heap}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
  });
  return new Promise((resolve, reject) => {
    let isOver = false;
    let patience: NodeJS.Timeout | undefined;
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
    const waitFor = () => {
      clearTimeout(patience);
      patience = setTimeout(() => void lost('reading_too_long').then(finish, fail), seconds * 1000);
    };
    const tell = (message: To) => {
      if (child.connected) child.send(message);
    };
    child.on('message', (message: From) => {
      if (isOver) return;
      clearTimeout(patience);
      void handle(message).then((answer) => {
        if (isOver) return;
        if (answer === null) return finish();
        tell(answer);
        waitFor();
      }, fail);
    });
    child.on('error', fail);
    child.on('exit', () => {
      if (!isOver) void lost('reading_failed').then(finish, fail);
    });
    waitFor();
    tell(first);
  });
}
