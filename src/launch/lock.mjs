// Who holds a data folder: the backend's lock file names its process.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} data @returns {number | null} the running process that holds it */
export function holderOf(data) {
  const lock = join(data, 'backend', 'backend.lock');
  if (!existsSync(lock)) return null;
  try {
    const { pid } = JSON.parse(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    // Gone, or no lock of ours; the backend itself decides in the doubtful cases.
    return null;
  }
}
