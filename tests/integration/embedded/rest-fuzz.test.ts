import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const CAMPAIGN = fileURLToPath(new URL('../../bench/rest-fuzz.ts', import.meta.url));
/** A twentieth of the long campaign, always the same. */
const REQUESTS = 5_000;
const SEED = 20261122;

it('any request gets an answer that is no fault of the server, soon', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [CAMPAIGN, String(REQUESTS), String(SEED)]);
  expect(stdout).toContain(', 0 failures');
});
