import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Extension, ExtensionSetupResult } from '@electric-sql/pglite';

type FileSystem = { mkdirTree(path: string): void; writeFile(path: string, data: Uint8Array): void };
type Module = { FS: FileSystem; WASM_PREFIX: string };
type Setup = Omit<ExtensionSetupResult, 'emscriptenOpts'> & { emscriptenOpts?: ModuleOptions };
type ModuleOptions = { preRun?: ((module: Module) => void)[] };

/**
 * The same extension, but its library is compiled when a function of it is first called, not at every start: pgcrypto
 * alone takes 0.3 s, and most sessions never call it.
 */
export function lazily(extension: Extension): Extension {
  return {
    name: extension.name,
    async setup(pg, options: ModuleOptions, clientOnly) {
      const { bundlePath, emscriptenOpts = options, ...rest } = (await extension.setup(pg, options, clientOnly)) as Setup;
      if (!bundlePath) throw new Error(`The extension ${extension.name} has no files to load later`);
      const files = [...readTar(gunzipSync(readFileSync(bundlePath)))];
      const copyIn = ({ FS, WASM_PREFIX }: Module) => {
        for (const { name, data } of files) {
          const path = `${WASM_PREFIX}/${name}`;
          FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
          FS.writeFile(path, data);
        }
      };
      return { ...rest, emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), copyIn] } };
    },
  };
}

const BLOCK = 512;

/** The plain files of a tar archive (ustar): a header of one block, then the contents in whole blocks. */
function* readTar(archive: Buffer): Generator<{ name: string; data: Buffer }> {
  const text = (from: number, length: number) => archive.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const [path, size, type, prefix] = [text(at, 100), Number.parseInt(text(at + 124, 12), 8), text(at + 156, 1), text(at + 345, 155)];
    const from = at + BLOCK;
    const name = (prefix ? `${prefix}/${path}` : path).replace(/^\.\//, '');
    // Directories come into being with their files; names with a leading dot are the packing system's own.
    if ((type === '0' || type === '') && !name.startsWith('.')) yield { name, data: archive.subarray(from, from + size) };
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
}
