import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, newPerson, openPapers } from './storage-papers/papers.ts';

let place: Awaited<ReturnType<typeof openPapers>>;
let alice: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  place = await openPapers();
  alice = await newPerson(place, 'alice');
  const files = { 'text.txt': 'text/plain', 'page.html': 'text/html; charset=utf-8', 'drawing.svg': 'image/svg+xml' };
  for (const [name, contentType] of Object.entries(files)) {
    await alice.storage.from('papers').upload(mine(name), Buffer.from('0123456789'), { contentType, cacheControl: '60' });
  }
});
afterAll(() => place.close());

const mine = (name: string) => `${alice.id}/${name}`;
const get = (name: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  place.withKey(`/object/papers/${mine(name)}`, { ...init, token: alice.token, headers });

describe('a download', () => {
  it('in parts', async () => {
    const part = await get('text.txt', { range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    const end = await get('text.txt', { range: 'bytes=-3' });
    expect([end.status, end.headers.get('content-length'), await end.text()]).toEqual([206, '3', '789']);
    const beyond = await get('text.txt', { range: 'bytes=10-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    expect(await beyond.json()).toMatchObject({ statusCode: '416', error: 'invalid_range' });
    const tag = part.headers.get('etag') ?? '';
    expect((await get('text.txt', { range: 'bytes=0-1', 'if-range': tag })).status).toBe(206);
    expect(await (await get('text.txt', { range: 'bytes=0-1', 'if-range': '"older"' })).text()).toBe('0123456789');
  });

  it('is spared when the client has it already', async () => {
    const first = await get('text.txt');
    const known = await get('text.txt', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect(known.headers.get('cache-control')).toBe('max-age=60');
    expect((await get('text.txt', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get('text.txt', { 'if-modified-since': first.headers.get('last-modified') ?? '' })).status).toBe(304);
  });

  it('can be asked about without its bytes', async () => {
    const head = await get('text.txt', {}, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
    expect((await get('none.txt', {}, { method: 'HEAD' })).status).toBe(400);
  });

  it('is saved under the name asked for, whatever its letters', async () => {
    const named = await place.withKey(`/object/papers/${mine('text.txt')}?download=${encodeURIComponent('援疆 "协议"\r\n(1).txt')}`, {
      token: alice.token,
    });
    const name = '%E6%8F%B4%E7%96%86%20%22%E5%8D%8F%E8%AE%AE%22%0D%0A%281%29.txt';
    expect(named.headers.get('content-disposition')).toBe(`attachment; filename=${name}; filename*=UTF-8''${name}`);
    const plain = await place.withKey(`/object/papers/${mine('text.txt')}?download=`, { token: alice.token });
    expect(plain.headers.get('content-disposition')).toBe('attachment;');
  });

  it('can’t run scripts on this address', async () => {
    for (const name of ['text.txt', 'page.html', 'drawing.svg']) {
      expect((await get(name)).headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await get('page.html')).headers.get('content-type')).toBe('text/plain');
    expect((await get('drawing.svg')).headers.get('content-security-policy')).toContain('sandbox');
    expect((await get('text.txt')).headers.get('content-security-policy')).toBeNull();
  });
});

describe('limits', () => {
  const scans = () => alice.storage.from('scans');

  it('of size hold for bytes, forms and streams, and leave the connection in order', async () => {
    const big = Buffer.alloc(1001, 1);
    const image = { contentType: 'image/png' };
    expect((await scans().upload(mine('fits'), big.subarray(1), image)).error).toBeNull();
    const form = new FormData();
    form.append('', new Blob([big], { type: 'image/png' }), 'x.png');
    const stream = new Blob([big, Buffer.alloc(3_000_000)]).stream();
    const refused = [
      await scans().upload(mine('bytes'), big, image),
      await scans().upload(mine('form'), form),
      await scans().upload(mine('stream'), stream, { ...image, duplex: 'half' }),
    ];
    for (const { error } of refused) {
      expect([codeOf(error), error?.message]).toEqual(['413', 'The object exceeded the maximum allowed size']);
    }
    expect((await scans().list(alice.id)).data?.map(({ name }) => name)).toEqual(['fits']);
  });

  it('of type hold', async () => {
    expect((await scans().upload(mine('a.pdf'), 'x', { contentType: 'application/pdf' })).error).toBeNull();
    const { error } = await scans().upload(mine('a.html'), 'x', { contentType: 'text/html' });
    expect([codeOf(error), error?.message]).toEqual(['415', 'mime type text/html is not supported']);
    const form = new FormData();
    form.append('', new Blob(['x'], { type: 'text/html' }), 'x.png');
    expect(codeOf((await scans().upload(mine('b.html'), form)).error)).toBe('415');
  });

  it('of a bucket are within the installation’s and can be changed and lifted', async () => {
    const { administrator } = place;
    await administrator.createBucket('limits', { public: false, fileSizeLimit: '1kb', allowedMimeTypes: ['text/*'] });
    expect(codeOf((await administrator.updateBucket('limits', { public: false, fileSizeLimit: '60gb' })).error)).toBe('413');
    expect(codeOf((await administrator.updateBucket('limits', { public: false, fileSizeLimit: 'some' })).error)).toBe('400');
    expect(codeOf((await administrator.createBucket('typed', { public: false, allowedMimeTypes: ['no type'] })).error)).toBe('415');
    await administrator.updateBucket('limits', { public: true });
    expect((await administrator.getBucket('limits')).data).toMatchObject({
      public: true,
      file_size_limit: 1000,
      allowed_mime_types: ['text/*'],
    });
    await administrator.updateBucket('limits', { public: true, fileSizeLimit: null, allowedMimeTypes: null });
    expect((await administrator.getBucket('limits')).data).toMatchObject({ file_size_limit: null, allowed_mime_types: null });
  });
});

describe('names', () => {
  it('odd ones are kept as they are, with what is in them', async () => {
    for (const name of ["it's (1) & 2+2=4;v@3.txt", 'a  b', 'UPPER.TXT', 'x.'.repeat(100), '...', 'not..up/x']) {
      const { error } = await alice.storage.from('papers').upload(mine(`odd/${name}`), name);
      expect(error, name).toBeNull();
      expect(await (await alice.storage.from('papers').download(mine(`odd/${name}`))).data?.text()).toBe(name);
    }
  });

  it('that hosted projects refuse are refused here, in their words', async () => {
    for (const name of ['协议.pdf', 'straße.txt', 'a~b', 'a{b}', 'x'.repeat(1100)]) {
      const { error } = await alice.storage.from('papers').upload(mine(name), 'x');
      expect([codeOf(error), error?.message], name).toEqual(['400', `Invalid key: ${mine(name)}`]);
    }
    for (const name of ['桶', 'a/b', ' a']) expect(codeOf((await place.administrator.createBucket(name)).error)).toBe('400');
  });

  it('cannot disguise a way out', async () => {
    const disguised = ['../x', '..%2Fx', '%2e%2e/x', '%2e%2e%2fx', 'a/../../x', './x', '..%5cx', 'x%00.txt'];
    for (const name of disguised) {
      for (const [method, body] of [['POST', 'x'], ['PUT', 'x'], ['GET'], ['DELETE']] as const) {
        const { status, text } = await raw(method, `/storage/v1/object/papers/${alice.id}/${name}`, body);
        expect(status, `${method} ${name}: ${text}`).toBe(400);
      }
    }
    const own = mine('text.txt');
    for (const to of [`${alice.id}/../elsewhere/x`, '..', '../../keys.json']) {
      expect(codeOf((await alice.storage.from('papers').move(own, to)).error)).toBe('400');
      expect(codeOf((await alice.storage.from('papers').copy(own, to)).error)).toBe('400');
    }
    const { status } = await raw('GET', '/storage/v1/object/public/..%2f..%2f/keys.json');
    expect(status).toBe(400);
  });

  /** A request whose path nobody tidies up on the way. */
  function raw(method: string, path: string, body?: string): Promise<{ status: number | undefined; text: string }> {
    const { hostname, port } = new URL(place.url);
    const headers = { apikey: place.publishableKey, authorization: `Bearer ${alice.token}` };
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, method, path, headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }
});

describe('what is not there', () => {
  it('says so', async () => {
    const status = async (path: string, init = {}) => (await place.withKey(path, { token: alice.token, ...init })).status;
    expect(await status(`/render/image/authenticated/papers/${mine('text.txt')}?width=10`)).toBe(501);
    expect(await status('/upload/resumable', { method: 'POST' })).toBe(501);
    expect(await status('/s3/papers')).toBe(501);
    expect(await status('/nothing')).toBe(404);
    expect(await status('/bucket/papers', { method: 'PATCH' })).toBe(404);
  });
});
