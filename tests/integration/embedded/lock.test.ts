import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, isAbandoned, lockFolder } from '../../../supabase/embedded/lock.ts';
import { startMain } from './core-program.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = () => join(folder, 'backend.lock');
const leave = (holder: unknown) => writeFileSync(lock(), typeof holder === 'string' ? holder : JSON.stringify(holder));

describe('a data folder', () => {
  it('is held by one, and free again when given back', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    release();
    expect(existsSync(lock())).toBe(false);
    lockFolder(folder)();
  });

  it('is not held by the dead', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    leave({ pid, started: 'whenever' });
    expect(isAbandoned(folder)).toBe(true);
    lockFolder(folder)();
  });

  it('is not held by another process that got a dead one’s number', () => {
    leave({ pid: process.pid, started: 'in another life' });
    lockFolder(folder)();
  });

  it('is not held by a lock file that says nothing', () => {
    leave('{"pid":');
    lockFolder(folder)();
  });

  it('is not given back by who has lost it', () => {
    const release = lockFolder(folder);
    leave({ pid: 1, started: 'x' });
    release();
    expect(JSON.parse(readFileSync(lock(), 'utf8'))).toEqual({ pid: 1, started: 'x' });
  });
});

describe('a second backend on a folder', () => {
  it('is refused with one sentence, and the first goes on', async () => {
    const first = await startMain(folder);
    const second = spawnSync(process.execPath, ['supabase/embedded/main.ts', '--data', folder, '--port', '0'], { encoding: 'utf8' });
    expect(second.status).toBe(1);
    expect(second.stderr.trim()).toBe(`The data folder ${folder} is in use by process ${first.pid}: stop it first, or use another folder.`);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
    await first.stop();
    expect(existsSync(lock())).toBe(false);
  });
});
