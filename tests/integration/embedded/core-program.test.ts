import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startMain } from './core-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run backend', () => {
  it('keeps keys and data from one start to the next, and ends when asked', async () => {
    const data = join(folder, 'data');
    const first = await startMain(data);
    expect(first.progress.at(-1)).toBe('Opening the database');
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(await first.stop()).toBe(0);
    expect(existsSync(join(data, 'backend.lock'))).toBe(false);

    const second = await startMain(data);
    expect([second.publishableKey, second.secretKey]).toEqual([first.publishableKey, first.secretKey]);
    expect(second.progress).toEqual(['Opening the database']);
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  it('ends when the process that started it goes away', async () => {
    const program = await startMain(join(folder, 'orphan'));
    const ended = new Promise((resolve) => program.process.once('exit', resolve));
    program.process.disconnect();
    expect(await ended).toBe(0);
  });
});
