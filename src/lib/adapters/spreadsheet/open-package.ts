import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import { FileRefused } from './file-refused.ts';

/** The parts of an Office package (a zip), with limits kept while they unpack. */
export type OfficePackage = {
  has: (path: string) => boolean;
  paths: () => string[];
  /** A part as it unpacks. @throws FileRefused */
  stream: (path: string) => AsyncGenerator<Buffer>;
  /** A small part whole, as text. @throws FileRefused */
  text: (path: string) => Promise<string>;
};

const SMALL_PART = 16 * 1024 * 1024; // bytes: workbook, styles, relationships
const RATIO_COUNTS_FROM = 1024 * 1024; // bytes: a short part of one repeated word is no bomb

/** Opens a zip that should be a workbook. What it declares is checked here, what it really unpacks to while reading. */
export async function openPackage(bytes: Buffer): Promise<OfficePackage> {
  const { zip, entries } = await listEntries(bytes);
  const declared = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (declared > FILE_LIMITS.unpackedBytes) throw new FileRefused('file_unpacks_too_big');
  for (const { uncompressedSize, compressedSize, generalPurposeBitFlag } of entries.values()) {
    if (generalPurposeBitFlag & 1) throw new FileRefused('file_encrypted');
    if (uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * FILE_LIMITS.unpackedRatio)
      throw new FileRefused('file_unpacks_too_big');
  }

  async function* stream(path: string): AsyncGenerator<Buffer> {
    const entry = entries.get(path);
    if (!entry) throw new FileRefused('file_broken');
    let size = 0;
    try {
      for await (const chunk of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        // The library compares with the declared size itself; a lie ends there as a broken file.
        if (size > FILE_LIMITS.unpackedBytes) throw new FileRefused('file_unpacks_too_big');
        yield chunk;
      }
    } catch (error) {
      throw error instanceof FileRefused ? error : new FileRefused('file_broken', error);
    }
  }

  return {
    has: (path) => entries.has(path),
    paths: () => [...entries.keys()],
    stream,
    text: async (path) => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of stream(path)) {
        size += chunk.length;
        if (size > SMALL_PART) throw new FileRefused('file_unpacks_too_big');
        chunks.push(chunk);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

function listEntries(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const broken = (error: unknown) => reject(error instanceof FileRefused ? error : new FileRefused('file_broken', error));
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, zip) => {
      if (error) return broken(error);
      const entries = new Map<string, Entry>();
      if (zip.entryCount > FILE_LIMITS.parts) return broken(new FileRefused('file_unpacks_too_big'));
      zip.on('error', broken);
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.readEntry();
    });
  });
}

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
