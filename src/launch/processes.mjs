// The programs of a running Feiqiao: the backend, the pages, and a worker for long runs. Each says over IPC when it is ready.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ENV, NODE, ROOT } from './install.mjs';

/** @typedef {{ url: string, publishableKey: string, secretKey: string }} BackendAddress */

/**
 * Starts a program and waits for its `ready` message.
 * @template Ready
 * @param {string} script path from the root
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {(text: string) => void} onProgress
 * @returns {{ child: import('node:child_process').ChildProcess, ready: Promise<Ready> }}
 */
function start(script, args, env, onProgress) {
  const child = fork(join(ROOT, script), args, {
    execPath: NODE,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    cwd: ROOT,
    env: { ...ENV, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Its own process group: Ctrl-C reaches this process alone, which then stops the others in order.
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<Ready>} */
  const ready = new Promise((resolve, reject) => {
    child.on('message', (/** @type {any} */ message) => {
      if (message.type === 'ready') resolve(message);
      if (message.type === 'progress') onProgress(message.text);
      if (message.type === 'failed') reject(new Error(message.text));
    });
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  return { child, ready };
}

/** The pages are the only ones who speak for others: their word on a client's address is taken. */
const TRUSTED = ['--trust-proxy', '127.0.0.1', '--trust-proxy', '::1'];

/** @param {string[]} args @param {(text: string) => void} onProgress @returns {{ child: import('node:child_process').ChildProcess, ready: Promise<BackendAddress> }} */
export const startBackend = (args, onProgress) => start('supabase/embedded/main.ts', [...TRUSTED, ...args], {}, onProgress);

/** @param {BackendAddress} backend @param {Record<string, string>} env @returns {{ child: import('node:child_process').ChildProcess, ready: Promise<{ port: number }> }} */
export const startPages = (backend, env) =>
  start(
    'src/launch/serve.mjs',
    [],
    {
      NODE_ENV: 'production',
      PROTOCOL_HEADER: 'x-forwarded-proto',
      // Uploads end at 20 MB, with a sentence of their own; the rest is the form around them.
      BODY_SIZE_LIMIT: '25M',
      SUPABASE_URL: backend.url,
      SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
      SUPABASE_SECRET_KEY: backend.secretKey,
      ...env,
    },
    () => {},
  );

/**
 * Claims and solves what the pages enqueue. @param {BackendAddress} backend @param {Record<string, string>} [env]
 * @returns {{ child: import('node:child_process').ChildProcess, ready: Promise<void> }}
 */
export const startWorker = (backend, env = {}) =>
  start('src/worker/main.ts', [], { SUPABASE_URL: backend.url, SUPABASE_SECRET_KEY: backend.secretKey, ...env }, () => {});

/** How long the app does without a worker that ended, before it starts another [ms]. */
const WORKER_PAUSE = 5000;

/**
 * Keeps a worker running: without one the app still serves, its runs only wait.
 * @param {BackendAddress} backend @returns {{ end: () => Promise<void> }}
 */
export function keepWorker(backend) {
  let ended = false;
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let again;
  const begin = () => {
    const worker = startWorker(backend);
    child = worker.child;
    worker.ready.catch(() => {});
    child.once('exit', () => {
      if (!ended) again = setTimeout(begin, WORKER_PAUSE);
    });
  };
  begin();
  return {
    end: async () => {
      ended = true;
      clearTimeout(again);
      await end(child);
    },
  };
}

/** Asks a program to end and waits until it has. @param {import('node:child_process').ChildProcess} child */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(patience);
}
