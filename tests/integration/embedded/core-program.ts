import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type Program = {
  url: string;
  publishableKey: string;
  secretKey: string;
  pid: number;
  process: ChildProcess;
  /** What it said about its progress. */
  progress: string[];
  /** Asks it to end, and waits until it has. @returns its exit code */
  stop(): Promise<number | null>;
};

type Message = { type: 'ready'; url: string; publishableKey: string; secretKey: string } | { type: 'progress' | 'failed'; text: string };

/** Starts a program that serves a backend, in a process of its own, and waits until it is ready. */
export async function startProgram(script: string, args: readonly string[]): Promise<Program> {
  const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const progress: string[] = [];
  const address = await new Promise<Extract<Message, { type: 'ready' }>>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.type === 'ready') resolve(message);
      else progress.push(message.text);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  const stop = async () => {
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    const [code] = await ended;
    return code;
  };
  const { url, publishableKey, secretKey } = address;
  return { url, publishableKey, secretKey, pid: child.pid ?? 0, process: child, progress, stop };
}

/** The backend as people start it, over the project's migrations. */
export const startMain = (data: string, args: readonly string[] = ['--fast', '--no-seed']) =>
  startProgram('supabase/embedded/start.mjs', ['--data', data, '--port', '0', ...args]);
