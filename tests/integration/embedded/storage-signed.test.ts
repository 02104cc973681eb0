import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, newPerson, openPapers, textOf } from './storage-papers/papers.ts';

let place: Awaited<ReturnType<typeof openPapers>>;
let alice: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  place = await openPapers();
  alice = await newPerson(place, 'alice');
  for (const name of ['a.txt', 'b (1)+&.txt']) await alice.storage.from('papers').upload(mine(name), name);
});
afterAll(() => place.close());

const mine = (name: string) => `${alice.id}/${name}`;
const message = async (response: Response) => [response.status, ((await response.json()) as { message: string }).message];

async function signed(name: string, seconds = 60, options = {}): Promise<URL> {
  const { data, error } = await alice.storage.from('papers').createSignedUrl(mine(name), seconds, options);
  if (error) throw error;
  return new URL(data.signedUrl);
}

async function signedUpload(name: string, upsert = false) {
  const { data, error } = await alice.storage.from('papers').createSignedUploadUrl(mine(name), { upsert });
  if (error) throw error;
  return data;
}

/** The same token with one bit of its signature turned. */
const tampered = (token: string) => {
  const [head, claims, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
  return [head, claims, bytes.toString('base64url')].join('.');
};

/** The same token, claiming something else under the old signature. */
const forged = (token: string, changes: object) => {
  const [head, claims = '', signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), ...changes };
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
};

describe('a signed address', () => {
  it('lets whoever has it read, without any key, until it ends', async () => {
    for (const name of ['a.txt', 'b (1)+&.txt']) {
      const response = await fetch(await signed(name));
      expect([response.status, await response.text()]).toEqual([200, name]);
      expect(Date.parse(response.headers.get('expires') ?? '')).toBeGreaterThan(Date.now());
    }
    const { data } = await alice.storage.from('papers').createSignedUrls([mine('a.txt'), mine('none')], 60);
    expect(await (await fetch(data?.[0]?.signedUrl ?? '')).text()).toBe('a.txt');
    expect(data?.[1]?.error).toContain('does not exist or you do not have access');
  });

  it('ends to the second', async () => {
    const url = await signed('a.txt', 1);
    await wait(1100);
    expect(await message(await fetch(url))).toEqual([400, '"exp" claim timestamp check failed']);
  });

  it('is good for one object only, and for nobody who changes it', async () => {
    const url = await signed('a.txt');
    const token = url.searchParams.get('token') ?? '';
    const ask = (other: string, path = url.pathname) => fetch(new URL(`${path}?token=${other}`, url));
    expect(await message(await ask(token, url.pathname.replace('a.txt', 'b%20(1)+&.txt')))).toEqual([400, 'Invalid signature']);
    expect(await message(await ask(token, url.pathname.replace('/papers/', '/archive/')))).toEqual([400, 'Invalid signature']);
    expect(await message(await ask(tampered(token)))).toEqual([400, 'signature verification failed']);
    expect(await message(await ask(forged(token, { exp: 4e9 })))).toEqual([400, 'signature verification failed']);
    expect(await message(await ask(''))).toEqual([400, 'Invalid Compact JWS']);
  });

  it('is no login, and a login is no signed address', async () => {
    const url = await signed('a.txt');
    const asLogin = await place.withKey(`/object/papers/${mine('a.txt')}`, { token: url.searchParams.get('token') ?? '' });
    expect(codeOf(await asLogin.json())).toBe('404');
    url.searchParams.set('token', alice.token);
    expect(await message(await fetch(url))).toEqual([400, 'Token is not scoped for download']);
  });

  it('ends with the object', async () => {
    await alice.storage.from('papers').upload(mine('brief.txt'), 'x');
    const url = await signed('brief.txt');
    await alice.storage.from('papers').remove([mine('brief.txt')]);
    expect(await message(await fetch(url))).toEqual([400, 'Object not found']);
  });

  it('is not given for a time that makes no sense', async () => {
    for (const expiresIn of [0, -1, 1.5, 1e15, null, '60']) {
      const init = { method: 'POST', token: alice.token, body: JSON.stringify({ expiresIn }) };
      expect(codeOf(await (await place.withKey(`/object/sign/papers/${mine('a.txt')}`, init)).json())).toBe('400');
    }
  });
});

describe('a signed address for uploading', () => {
  it('lets whoever has it upload in the signer’s place, once', async () => {
    const { path, token } = await signedUpload('sent.txt');
    const stranger = (await newPerson(place, 'stranger')).storage.from('papers');
    const sent = await stranger.uploadToSignedUrl(path, token, 'sent', { contentType: 'text/plain' });
    expect(sent.data).toMatchObject({ path, fullPath: `papers/${path}` });
    expect(await textOf(await alice.storage.from('papers').download(path))).toBe('sent');
    expect(codeOf((await stranger.uploadToSignedUrl(path, token, 'again')).error)).toBe('409');
    expect((await alice.storage.from('papers').remove([path])).data).toMatchObject([{ owner: alice.id }]);
  });

  it('replaces what is there only when signed for that', async () => {
    const { path, token } = await signedUpload('a.txt', true);
    expect((await alice.storage.from('papers').uploadToSignedUrl(path, token, 'new')).error).toBeNull();
    expect(await textOf(await alice.storage.from('papers').download(path))).toBe('new');
    const plain = await signedUpload('c.txt');
    const upsert = { method: 'PUT', body: 'x', headers: { 'x-upsert': 'true' } };
    const put = () => fetch(`${place.url}/storage/v1/object/upload/sign/papers/${mine('c.txt')}?token=${plain.token}`, upsert);
    expect([(await put()).status, (await put()).status]).toEqual([200, 400]);
  });

  it('is good for one object, and not for reading', async () => {
    const { token } = await signedUpload('d.txt');
    const download = await signed('a.txt');
    const at = (path: string, other: string, init = {}) => fetch(`${place.url}/storage/v1/object${path}?token=${other}`, init);
    const put = { method: 'PUT', body: 'x' };
    expect(await message(await at(`/upload/sign/papers/${mine('e.txt')}`, token, put))).toEqual([400, 'Invalid signature']);
    expect(await message(await at(`/sign/papers/${mine('d.txt')}`, token))).toEqual([400, 'Token is not scoped for download']);
    const read = download.searchParams.get('token') ?? '';
    expect(await message(await at(`/upload/sign/papers/${mine('a.txt')}`, read, put))).toEqual([400, 'Token is not scoped for upload']);
    expect(await textOf(await alice.storage.from('papers').download(mine('a.txt')))).toBe('new');
  });
});
