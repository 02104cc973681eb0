import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process that holds a folder, as written in its lock file. */
type Holder = { pid: number; started: string };

/** Another process has the folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/**
 * Takes a data folder for this process. PGlite itself has no lock: two engines on one folder lose each other's rows
 * without a word.
 * @returns gives the folder back
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  const path = lockFile(folder);
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder);
  // A second round only after a dead holder's file was removed; another process may be quicker each time.
  for (let round = 0; round < 10; round++) {
    if (created(path, mine)) return () => release(path, mine);
    const text = readText(path);
    const holder = text === undefined ? undefined : readHolder(text);
    if (holder && isRunning(holder)) {
      throw new FolderInUse(`The data folder ${folder} is in use by process ${holder.pid}: stop it first, or use another folder.`);
    }
    if (text !== undefined) removeStale(path, text);
  }
  throw new FolderInUse(`The data folder ${folder} is being taken by several processes at once: try again.`);
}

/** Whether a process that is gone left its lock in the folder. */
export function isAbandoned(folder: string): boolean {
  const text = readText(lockFile(folder));
  const holder = text === undefined ? undefined : readHolder(text);
  return holder !== undefined && !isRunning(holder);
}

const lockFile = (folder: string) => join(folder, 'backend.lock');

function created(path: string, text: string): boolean {
  // Written aside and linked: a lock file is never seen half written, and a link never replaces one that is there.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the dead holder's file away; if it was another's by then, it is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== stale) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true });
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** A process number is given out again: only with the same start time is it the same process. */
function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === '' || now === '' || now === started;
}

/** When a process started, in whatever form the system tells it; empty where it doesn't. */
function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      // Field 22, counted after the command name, which may contain blanks and brackets.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
      // Ticks count from the machine's start: a container's processes get the same ones again after it.
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
