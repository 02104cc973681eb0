import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A `WebAssembly.Module`; TypeScript declares these for browsers only. */
export type EngineCode = object;
const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<EngineCode> } };

let compiled: Promise<EngineCode> | undefined;

/** PGlite's program, compiled once: a thread that replaces another one finds the code ready, and warm. */
export function engineCode(): Promise<EngineCode> {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  compiled ??= readFile(join(folder, 'pglite.wasm')).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
