import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startBackend } from '../../../supabase/embedded/backend.ts';
import { office } from './auth-clients.ts';
import { startProgram } from './core-program.ts';
import { MIGRATIONS, textOf } from './storage-papers/papers.ts';

// What lies on the disk is seen only where the backend is our own.
const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void vi.restoreAllMocks());

const start = (name: string) =>
  startBackend({ data: join(folder, name), port: 0, fast: true, config: { migrationsFolder: MIGRATIONS, seedFiles: [] } });
const filesOf = (name: string, bucket = 'papers') => {
  const path = join(folder, name, 'storage', bucket);
  return existsSync(path) ? readdirSync(path) : [];
};
const VERSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the folder', () => {
  it('holds a file for each object, named by nobody, readable by its owner alone; none for what was refused, replaced or removed', async () => {
    const backend = await start('kept');
    const papers = office(backend).storage.from('papers');
    for (const name of ['a.txt', 'folder/b.sh', 'c']) await papers.upload(name, name);
    await papers.upload('a.txt', 'refused');
    await papers.update('a.txt', 'replaced');
    await papers.remove(['c']);
    await papers.move('a.txt', 'd.txt');
    await papers.copy('d.txt', 'e.txt');
    await papers.move('folder/b.sh', 'b.sh', { destinationBucket: 'archive' });
    expect(filesOf('kept')).toHaveLength(2);
    expect(filesOf('kept', 'archive')).toHaveLength(1);
    expect(filesOf('kept', '.incoming')).toEqual([]);
    for (const file of filesOf('kept')) {
      expect(file).toMatch(VERSION);
      expect(statSync(join(folder, 'kept/storage/papers', file)).mode & 0o077).toBe(0);
    }
    await office(backend).storage.emptyBucket('papers');
    expect(filesOf('kept')).toEqual([]);
    await office(backend).storage.deleteBucket('papers');
    expect(existsSync(join(folder, 'kept/storage/papers'))).toBe(false);
    await backend.close();
  });

  it('keeps nothing of an upload that its client gives up', async () => {
    const backend = await start('given-up');
    const abort = new AbortController();
    const body = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new Uint8Array(100_000));
        if (filesOf('given-up', '.incoming').length > 0) abort.abort();
        await wait(5);
      },
    });
    const headers = { apikey: backend.secretKey, 'content-type': 'text/plain' };
    const init = { method: 'POST', headers, body, duplex: 'half', signal: abort.signal } as RequestInit;
    await expect(fetch(`${backend.url}/storage/v1/object/papers/half.txt`, init)).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(filesOf('given-up', '.incoming')).toEqual([]));
    expect((await office(backend).storage.from('papers').exists('half.txt')).data).toBe(false);
    expect(filesOf('given-up')).toEqual([]);
    await backend.close();
  });
});

describe('after a crash', () => {
  it('bytes without a row go, rows without bytes are told, the rest is served', async () => {
    const before = await start('crashed');
    for (const name of ['kept.txt', 'lost.txt']) await office(before).storage.from('papers').upload(name, name);
    const { data } = await office(before).storage.from('papers').info('lost.txt');
    await before.close();
    // As a process leaves it that dies in the middle of a body, or between the bytes and their row.
    mkdirSync(join(folder, 'crashed/storage/.incoming'), { recursive: true });
    writeFileSync(join(folder, 'crashed/storage/.incoming', crypto.randomUUID()), 'half');
    writeFileSync(join(folder, 'crashed/storage/papers', crypto.randomUUID()), 'whole');
    unlinkSync(join(folder, 'crashed/storage/papers', data?.version ?? ''));

    const told = vi.spyOn(console, 'warn').mockReturnValue();
    const after = await start('crashed');
    expect(await textOf(await office(after).storage.from('papers').download('kept.txt'))).toBe('kept.txt');
    expect((await office(after).storage.from('papers').download('lost.txt')).data).toBeNull();
    expect([filesOf('crashed').length, filesOf('crashed', '.incoming').length]).toEqual([1, 0]);
    expect(told.mock.calls.flat()).toEqual([
      'Storage: removed 1 files that belong to no object (uploads were interrupted)',
      'Storage: 1 objects have lost their file: papers/lost.txt',
    ]);
    await after.close();
  });

  it('a folder of which the database knows nothing is left alone', async () => {
    const before = await start('moved');
    await office(before).storage.from('papers').upload('a.txt', 'a');
    await before.close();
    cpSync(join(folder, 'moved/storage'), join(folder, 'other/storage'), { recursive: true });

    const told = vi.spyOn(console, 'warn').mockReturnValue();
    const other = await start('other');
    expect((await office(other).storage.from('papers').exists('a.txt')).data).toBe(false);
    expect(filesOf('other')).toHaveLength(1);
    expect(told.mock.calls.flat()).toEqual(['Storage: the database knows none of the folder’s 1 files; they are left alone']);
    await other.close();
  });

  it('in the middle of many uploads, every acknowledged one is there, whole, and nothing else', async () => {
    const data = join(folder, 'killed');
    const program = await startProgram('tests/integration/embedded/crash-backend.ts', [data, MIGRATIONS]);
    const { storage } = office(program);
    const acknowledged: string[] = [];
    let killed = false;
    const upload = async (writer: number) => {
      for (let n = 0; !killed; n++) {
        const { error } = await storage.from('papers').upload(`${writer}/${n}`, `${writer}/${n};`.repeat(30_000));
        if (!error) acknowledged.push(`${writer}/${n}`);
      }
    };
    const writers = [1, 2, 3, 4].map(upload);
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(20), { timeout: 20_000 });
    const gone = once(program.process, 'exit');
    program.process.kill('SIGKILL');
    await gone;
    killed = true;
    await Promise.all(writers);

    vi.spyOn(console, 'warn').mockReturnValue();
    const after = await start('killed');
    const papers = office(after).storage.from('papers');
    for (const name of acknowledged) expect(await textOf(await papers.download(name))).toBe(`${name};`.repeat(30_000));
    const { data: listed } = await papers.listV2({ limit: 1000 });
    expect(filesOf('killed')).toHaveLength(listed?.objects.length ?? -1);
    expect(filesOf('killed', '.incoming')).toEqual([]);
    await after.close();
  });
});

describe('fifty megabytes', () => {
  const SIZE = 50_000_000;

  it('four times at once come in and go out without being held', { timeout: 120_000 }, async () => {
    const program = await startProgram('tests/integration/embedded/crash-backend.ts', [join(folder, 'large'), MIGRATIONS]);
    const headers = { apikey: program.secretKey, 'content-type': 'application/octet-stream' };
    const passThrough = async (name: string) => {
      const address = `${program.url}/storage/v1/object/papers/${name}`;
      const posted = await fetch(address, { method: 'POST', headers, body: chunks(SIZE), duplex: 'half' } as RequestInit);
      expect(posted.status).toBe(200);
      let size = 0;
      for await (const chunk of (await fetch(address, { headers })).body as ReadableStream<Uint8Array>) size += chunk.length;
      expect(size).toBe(SIZE);
    };
    // Chunks are freed when the collector gets to it: one file fills that slack before it is measured.
    await passThrough('first');
    const memory = watchMemory(program.pid);
    const before = memory.now();
    await Promise.all(['a', 'b', 'c', 'd'].map(passThrough));
    const grown = memory.stop() - before;
    expect(grown, `${Math.round(grown / 1e6)} MB more`).toBeLessThan(2 * SIZE);
    await program.stop();
  });

  /** So many bytes, never all at once. */
  function chunks(total: number): ReadableStream<Uint8Array> {
    let left = total;
    return new ReadableStream({
      pull(controller) {
        const length = Math.min(left, 1 << 16);
        if (length > 0) controller.enqueue(new Uint8Array(length));
        else controller.close();
        left -= length;
      },
    });
  }

  /** A process's resident memory, looked at all the time [bytes]. */
  function watchMemory(pid: number) {
    const now = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * 1024;
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, now())), 20);
    const stop = () => {
      clearInterval(timer);
      return peak;
    };
    return { now, stop };
  }
});
