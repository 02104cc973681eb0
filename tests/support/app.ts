import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, startBackend, startPages, startWorker } from '../../src/launch/processes.mjs';

type BackendAddress = { url: string; publishableKey: string; secretKey: string };

export type App = {
  url: string;
  /** The way in of the backend's owner: for what a journey can't wait for, such as next year. */
  backend: BackendAddress;
  pids: { backend: number; pages: number };
  stopBackend: () => Promise<void>;
  close: () => Promise<void>;
};

/** A whole Feiqiao with demo data, on free ports, in a folder of its own that goes away at the end. */
export async function startApp(): Promise<App> {
  const data = mkdtempSync(join(tmpdir(), 'feiqiao-app-'));
  const backend = startBackend(['--data', data, '--fast', '--port', '0', '--seed'], () => {});
  const address = await backend.ready;
  const pages = startPages(address, { PORT: '0', HOST: '127.0.0.1', FEIQIAO_DEMO: '1' });
  const worker = startWorker(address);
  const { port } = await pages.ready;
  await worker.ready;
  return {
    url: `http://127.0.0.1:${port}`,
    backend: address,
    pids: { backend: backend.child.pid ?? 0, pages: pages.child.pid ?? 0 },
    stopBackend: () => end(backend.child),
    close: async () => {
      await end(worker.child);
      await end(pages.child);
      await end(backend.child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
