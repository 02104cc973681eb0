import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Module = { FS: { filesystems: { NODEFS: { stream_ops: StreamOps } } } };
type StreamOps = { fsync?: (stream: { nfd: number }) => number };

/**
 * The data folder on a real disk. Emscripten's NODEFS has no fsync operation: Postgres asks for one at each commit and
 * believes it happened. This gives it a real one, so that an acknowledged commit survives a power cut.
 */
export class DurableNodeFS extends NodeFS {
  /** How often the disk was waited for. */
  syncs = 0;

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (module: unknown) => {
      const { NODEFS } = (module as Module).FS.filesystems;
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd);
        this.syncs++;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } };
  }
}
