import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { AnswerReader } from './answers.ts';
import type { EngineCode } from './engine-code.ts';
import { leaveAtFault } from './engine-fault.ts';
import { lazily } from './lazy-extension.ts';
import { DurableNodeFS } from './node-fs.ts';
import type { Exchange } from './session.ts';
import { MAX_STACK_DEPTH } from './stack-depth.ts';

/** The extensions that bootstrap.sql creates. */
const EXTENSIONS = [btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp];

/** Values travel as text here, so PGlite need not read all types at every start: that takes half of it. */
class TextEngine extends PGlite {
  override async _initArrayTypes(): Promise<void> {}
}

/**
 * Opens the database of a folder in this thread, creating it if the folder is empty.
 * @param code PGlite's compiled program, if another thread has it already
 */
export async function openEngine(folder: string, durable: boolean, code?: EngineCode): Promise<PGlite> {
  const pg = new TextEngine({
    ...(code === undefined ? {} : { pgliteWasmModule: code }),
    fs: durable ? new DurableNodeFS(folder) : new NodeFS(folder),
    extensions: Object.fromEntries(EXTENSIONS.map((extension) => [extension.name, lazily(extension)])),
    startParams: startParams(durable),
  });
  await pg.waitReady;
  leaveAtFault(pg);
  return pg;
}

/** The engine's side of a session. */
export function exchangeWith(pg: PGlite, onNotify?: (channel: string, payload: string) => void): Exchange {
  const reader = new AnswerReader(onNotify);
  return async (message) => {
    await pg.execProtocolRawStream(message, { syncToFs: false, onRawData: (bytes) => reader.add(bytes) });
    return reader.take();
  };
}

/** A quarter of the usual: all of it is filled with zeros at every start, and the system caches the files once more. */
const SHARED_BUFFERS = '32MB';

/** PGlite's own, except: fsync as asked for, and the search path that Supabase gives its roles. */
function startParams(durable: boolean): string[] {
  const searchPath = 'search_path="$user",public,extensions';
  const params = PGlite.defaultStartParams.map((param) => (param === 'search_path=public' ? searchPath : param));
  // Just-in-time compilation doesn't exist here; asking for it costs planning time.
  const common = [...params, '-c', 'jit=off', '-c', `max_stack_depth=${MAX_STACK_DEPTH}`, '-c', `shared_buffers=${SHARED_BUFFERS}`];
  if (!durable) return common;
  // fdatasync is a stub in Emscripten; only the fsync operation reaches the disk.
  return [...common.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
}
