import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { allIndustryEntries } from './industry-entries.ts';

type Packed = Record<'br' | 'gzip' | 'identity', Uint8Array<ArrayBuffer>>;

let file: { version: string; packed: Packed } | undefined;

/** The classification as a file of some 17 kB, made when first asked for; `version` changes with what is in it. */
export function industryFile(): { version: string; packed: Packed } {
  if (file) return file;
  const text = Buffer.from(JSON.stringify(allIndustryEntries()));
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  file = {
    version,
    packed: { br: new Uint8Array(brotliCompressSync(text)), gzip: new Uint8Array(gzipSync(text)), identity: new Uint8Array(text) },
  };
  return file;
}

/** Where the picker finds it. */
export const industryFileAddress = (): string => `/industries.json?v=${industryFile().version}`;
