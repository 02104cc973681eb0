import { workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { DatabaseError } from './driver.ts';
import { lazily } from './lazy-extension.ts';
import { DurableNodeFS } from './node-fs.ts';
import { Session, type Answer } from './session.ts';
import type { Task, TaskMessage, TaskResult, WorkerMessage, WorkerStart } from './worker-messages.ts';

/**
 * The database's thread. It may be killed at any moment: Postgres' own write-ahead log brings the data back. It ends
 * itself when the session can't be trusted; whoever started it starts another.
 */
const { folder, durable, port, begun } = workerData as WorkerStart;
const latestBegun = new Int32Array(begun);

const pg = await PGlite.create({
  fs: durable ? new DurableNodeFS(folder) : new NodeFS(folder),
  extensions: Object.fromEntries(
    [btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp].map((extension) => [extension.name, lazily(extension)]),
  ),
  startParams: startParams(),
});
const session = new Session(async (message) => {
  const answers = await pg.execProtocolStream(message, { syncToFs: false, throwOnError: false });
  return answers as unknown as readonly Answer[];
});
await session.open();
pg.onNotification((channel, payload) => post({ kind: 'notify', channel, payload }));

const NOTHING: TaskResult = { rows: [], committed: true };

let last: Promise<void> = Promise.resolve();
port.on('message', (message: TaskMessage) => {
  last = last.then(() => perform(message));
});
post({ kind: 'ready' });

async function perform({ id, task }: TaskMessage): Promise<void> {
  Atomics.store(latestBegun, 0, id);
  try {
    post({ kind: 'done', id, result: await carryOut(task) });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { code, message, detail, hint, position } = error;
    post({ kind: 'refused', id, error: { code, message, detail, hint, position } });
  }
}

async function carryOut(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'run':
      return session.run(task.context, task.statement, task.rules);
    case 'query':
      return { rows: await session.query(task.text, task.params), committed: true };
    case 'exec':
      await session.exec(task.sql);
      return NOTHING;
    case 'close':
      await pg.close();
      return NOTHING;
  }
}

function post(message: WorkerMessage): void {
  port.postMessage(message);
}

/** PGlite's own, except: fsync as asked for, and the search path that Supabase gives its roles. */
function startParams(): string[] {
  const searchPath = 'search_path="$user",public,extensions';
  const params = PGlite.defaultStartParams.map((param) => (param === 'search_path=public' ? searchPath : param));
  // Just-in-time compilation doesn't exist here; asking for it costs planning time.
  const common = [...params, '-c', 'jit=off'];
  if (!durable) return common;
  // fdatasync is a stub in Emscripten; only the fsync operation reaches the disk.
  return [...common.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}
