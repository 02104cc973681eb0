import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPerson, openPapers } from './storage-papers/papers.ts';

/** How many requests; STORAGE_FUZZ=100000 for a long look. */
const REQUESTS = Number(process.env.STORAGE_FUZZ ?? 5000);
const SECRET = 'only alice may read this';

let place: Awaited<ReturnType<typeof openPapers>>;
let alice: Awaited<ReturnType<typeof newPerson>>;
let bob: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  place = await openPapers();
  alice = await newPerson(place, 'alice');
  bob = await newPerson(place, 'bob');
  await alice.storage.from('papers').upload(`${alice.id}/paper.txt`, SECRET);
});
afterAll(() => place.close());

it('any request gets an answer that is no failure of ours, and none that shows another’s paper', { timeout: 600_000 }, async () => {
  const word = fc.constantFrom('object', 'bucket', 'public', 'authenticated', 'sign', 'upload', 'info', 'list', 'list-v2', 'move', 'copy');
  const name = fc.constantFrom(
    'papers',
    'posters',
    alice.id,
    bob.id,
    'paper.txt',
    'empty',
    '..',
    '%2e%2e',
    '%00',
    '%',
    '%ff',
    '',
    '合',
    "a'b",
  );
  const part = fc.oneof(word, name, fc.string({ maxLength: 8 }).map(encodeURIComponentOf));
  const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `/${parts.join('/')}`);
  const query = fc.constantFrom(
    '',
    '?token=a.b.c',
    '?download=%0d%0ax',
    '?limit=-1',
    '?limit=1&offset=x',
    '?sortColumn=id;drop',
    '?search=%25',
  );
  const key = fc.constantFrom(
    'prefix',
    'prefixes',
    'paths',
    'expiresIn',
    'sourceKey',
    'destinationKey',
    'bucketId',
    'name',
    'id',
    'sortBy',
    'cursor',
    'limit',
  );
  const value = fc.oneof(
    fc.constantFrom('papers', `${alice.id}/paper.txt`, `${bob.id}/x`, 'a\0b', '\ud800'),
    fc.jsonValue({ maxDepth: 1 }),
    fc.constant({ column: 'name', order: 'asc' }),
  );
  const body = fc.oneof(
    fc.dictionary(key, value).map((fields) => JSON.stringify(fields)),
    fc.string(),
    fc.constant(undefined),
  );
  const type = fc.constantFrom(
    'application/json',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
    'image/svg+xml',
    'x',
  );
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH');
  const extra = fc.constantFrom(
    {},
    { 'x-upsert': 'true' },
    { range: 'bytes=5-2' },
    { 'x-metadata': '!' },
    { 'cache-control': 'é' },
    { 'if-none-match': '*' },
  );

  await fc.assert(
    fc.asyncProperty(method, path, query, body, type, extra, async (verb, where, rest, content, contentType, headers) => {
      const hasBody = content !== undefined && verb !== 'GET' && verb !== 'HEAD';
      const response = await place.withKey(`${where}${rest}`, {
        method: verb,
        token: bob.token,
        headers: { 'content-type': contentType, ...headers },
        ...(hasBody ? { body: content } : {}),
      });
      const text = await response.text();
      expect(text).not.toContain(SECRET);
      if (response.status !== 501) expect(response.status, text).toBeLessThan(500);
      if (response.status >= 400 && verb !== 'HEAD') expect(JSON.parse(text)).toMatchObject({ message: expect.any(String) as string });
    }),
    { numRuns: REQUESTS, seed: 20261122 },
  );
  expect(await (await alice.storage.from('papers').download(`${alice.id}/paper.txt`)).data?.text()).toBe(SECRET);
});

const encodeURIComponentOf = (text: string) => encodeURIComponent(text.toWellFormed());
