import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys } from '../keys.ts';
import { listen, type Mount } from './server.ts';

const TIMEOUT = 500;
const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const echo: Mount = { prefix: '/echo', access: 'open', service: async ({ body }) => ({ status: 200, body: body as Buffer }) };

let served: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const options = { mounts: [echo], keys: openKeys(folder), requireApiKey: false, trustedProxies: [], requestTimeout: TIMEOUT };
  served = await listen(options, ['127.0.0.1'], 0);
});
afterAll(() => {
  for (const server of served.servers) server.close();
  rmSync(folder, { recursive: true });
});

/** Sends the pieces with a pause [ms] after each, and reads until the server hangs up. */
async function sendSlowly(pieces: readonly string[], pause: number): Promise<string> {
  const socket = connect(served.port, '127.0.0.1');
  const answer = text(socket);
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return answer;
}

const head = 'POST /echo HTTP/1.1\r\nhost: here\r\nconnection: close\r\n';

describe('a request that takes its time', () => {
  it('is ended with 408 when it never arrives whole, be it body or headers; others are served meanwhile', async () => {
    const slow = Promise.all([sendSlowly([`${head}content-length: 10\r\n\r\nhalf`], 0), sendSlowly([head], 0)]);
    expect(await (await fetch(`http://127.0.0.1:${served.port}/echo`, { method: 'POST', body: 'quick' })).text()).toBe('quick');
    for (const answer of await slow) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is answered when it arrives in time', async () => {
    const answer = await sendSlowly([`${head}content-length: 4\r\n\r\n`, 'ha', 'lf'], TIMEOUT / 10);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*half$/);
  });
});
