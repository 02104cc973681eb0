import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ObjectFiles } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

const place = (bucketId: string) => ({ bucketId, version: crypto.randomUUID() });
const content = (text: string) => ReadableStream.from([Buffer.from(text)]) as AsyncIterable<Buffer>;
const textAt = async (files: ObjectFiles, at: ReturnType<typeof place>) => {
  const file = await files.open(at);
  return file && (await file.readFile('utf8').finally(() => file.close()));
};

/** Counts what waits for the disk from now on. */
async function countSyncs() {
  const file = await open(folder, 'r');
  const sync = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'sync');
  await file.close();
  return sync;
}

describe('files of objects', () => {
  it('durable ones have reached the disk, with their folder, when they have their place', async () => {
    const files = new ObjectFiles(join(folder, 'durable'), true);
    await files.keep(await files.receive(content('first'), 100), place('papers'));
    const sync = await countSyncs();
    const at = place('papers');
    await files.keep(await files.receive(content('second'), 100), at);
    // The bytes, and the folder in which they got their name.
    expect(sync).toHaveBeenCalledTimes(process.platform === 'win32' ? 1 : 2);
    expect(await textAt(files, at)).toBe('second');
  });

  it('fast ones wait for nothing', async () => {
    const sync = await countSyncs();
    const files = new ObjectFiles(join(folder, 'fast'), false);
    await files.keep(await files.receive(content('x'), 100), place('papers'));
    expect(sync).not.toHaveBeenCalled();
  });

  it('know size and digest, and end at the limit without a trace', async () => {
    const files = new ObjectFiles(join(folder, 'limited'), false);
    const received = await files.receive(content('abc'), 3);
    expect(received).toMatchObject({ size: 3, eTag: '"900150983cd24fb0d6963f7d28e17f72"' });
    await files.discard(received);
    await expect(files.receive(content('abcd'), 3)).rejects.toThrow('exceeded the maximum allowed size');
    expect(readdirSync(join(folder, 'limited/.incoming'))).toEqual([]);
  });

  it('duplicates outlive the original', async () => {
    const files = new ObjectFiles(join(folder, 'duplicated'), false);
    const [from, to] = [place('papers'), place('archive')];
    await files.keep(await files.receive(content('text'), 100), from);
    expect(await files.duplicate(from, to)).toBe(true);
    await files.remove(from);
    expect([await textAt(files, from), await textAt(files, to)]).toEqual([undefined, 'text']);
    expect(await files.duplicate(from, place('archive'))).toBe(false);
  });

  it('are reached by versions only: a row that says something else has no file', async () => {
    const files = new ObjectFiles(join(folder, 'guarded'), false);
    for (const version of ['', '..', '../papers', '../../etc/passwd']) {
      expect(await files.open({ bucketId: 'papers', version })).toBeUndefined();
      expect(await files.duplicate({ bucketId: 'papers', version }, place('papers'))).toBe(false);
      await files.remove({ bucketId: 'papers', version });
    }
  });
});
