import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressed } from './compressed.ts';

const page = '<p>红枣</p>'.repeat(500);
const asked = (encoding?: string) => new Request('http://a/', { headers: encoding ? { 'accept-encoding': encoding } : {} });
const answer = (type: string, body = page) => new Response(body, { headers: { 'content-type': type, etag: '"x"' } });

it('sends text small to whoever can unpack it, and everything else as it is', async () => {
  const small = await compressed(asked('gzip, br'), answer('text/html; charset=utf-8'));
  expect([small.headers.get('content-encoding'), small.headers.get('vary'), small.headers.get('etag')]).toEqual([
    'gzip',
    'accept-encoding',
    '"x"',
  ]);
  const bytes = Buffer.from(await small.arrayBuffer());
  expect(bytes.length).toBeLessThan(page.length / 10);
  expect(gunzipSync(bytes).toString()).toBe(page);

  const untouched = [
    await compressed(asked(), answer('text/html')),
    await compressed(asked('gzip'), answer('application/pdf')),
    await compressed(asked('gzip'), answer('text/html', '<p>短</p>')),
  ];
  for (const response of untouched) expect(response.headers.has('content-encoding')).toBe(false);
  expect(await untouched[2]!.text()).toBe('<p>短</p>');
});
