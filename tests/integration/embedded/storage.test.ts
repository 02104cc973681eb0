import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, newPerson, openPapers, textOf } from './storage-papers/papers.ts';

let place: Awaited<ReturnType<typeof openPapers>>;
let alice: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  place = await openPapers();
  alice = await newPerson(place, 'alice');
});
afterAll(() => place.close());

const papers = () => alice.storage.from('papers');
const mine = (name: string) => `${alice.id}/${name}`;

describe('uploading', () => {
  it('takes bytes, blobs, forms and streams, and gives the very bytes back', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * 7919) % 256));
    const form = new FormData();
    form.append('', new Blob([bytes]), '合同.bin');
    const bodies = { bytes, blob: new Blob([bytes]), form, stream: Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]) };
    for (const [kind, body] of Object.entries(bodies)) {
      const { data } = await papers()
        .upload(mine(`kinds/${kind}`), body, { duplex: 'half' })
        .then(expectDone);
      expect(data).toMatchObject({ path: mine(`kinds/${kind}`), fullPath: `papers/${mine(`kinds/${kind}`)}` });
      const { data: back } = await papers()
        .download(mine(`kinds/${kind}`))
        .then(expectDone);
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes), kind).toBe(true);
    }
  });

  it('takes an empty file', async () => {
    await papers().upload(mine('empty'), Buffer.alloc(0)).then(expectDone);
    expect(await textOf(await papers().download(mine('empty')))).toBe('');
  });

  it('remembers type, caching and whatever else the client wants to', async () => {
    const metadata = { title: '援疆协议', pages: 12 };
    const options = { contentType: 'application/pdf', cacheControl: '60', metadata };
    await papers().upload(mine('a.pdf'), Buffer.from('%PDF'), options).then(expectDone);
    await papers()
      .upload(mine('b.pdf'), new Blob(['%PDF'], { type: 'application/pdf' }), options)
      .then(expectDone);
    for (const name of ['a.pdf', 'b.pdf']) {
      const { data } = await papers().info(mine(name)).then(expectDone);
      expect(data).toMatchObject({ name: mine(name), bucketId: 'papers', size: 4, contentType: 'application/pdf', metadata });
      expect(data.cacheControl).toBe('max-age=60');
    }
  });

  it('does not replace what is there unless told to', async () => {
    await papers().upload(mine('once'), 'first').then(expectDone);
    const second = await papers().upload(mine('once'), 'second');
    expect([codeOf(second.error), second.error?.message]).toEqual(['409', 'The resource already exists']);
    expect(await textOf(await papers().download(mine('once')))).toBe('first');
    await papers().upload(mine('once'), 'third', { upsert: true }).then(expectDone);
    await papers().update(mine('once'), 'fourth').then(expectDone);
    expect(await textOf(await papers().download(mine('once')))).toBe('fourth');
  });

  it('of the same new name from two sides ends with one of them, whole, and the other told', async () => {
    const [one, other] = ['1', '2'].map((digit) => digit.repeat(300_000));
    const answers = await Promise.all([papers().upload(mine('race'), one ?? ''), papers().upload(mine('race'), other ?? '')]);
    expect(answers.map(({ error }) => codeOf(error)).sort()).toEqual(['409', undefined]);
    expect(await textOf(await papers().download(mine('race')))).toBe(answers[0]?.error ? other : one);
  });

  it('over the same name from many sides leaves one of them, whole, and always something to read', async () => {
    await papers().upload(mine('desk'), 'x'.repeat(50_000)).then(expectDone);
    const writes = [...'abcdefgh'].map((letter) => papers().upload(mine('desk'), letter.repeat(50_000), { upsert: true }));
    const reads = Array.from({ length: 16 }, () => papers().download(mine('desk')));
    for (const { error } of await Promise.all(writes)) expect(error).toBeNull();
    for (const read of [...(await Promise.all(reads)), await papers().download(mine('desk'))]) {
      const text = (await textOf(read)) ?? '';
      expect([text.length, new Set(text).size]).toEqual([50_000, 1]);
    }
  });
});

describe('listing', () => {
  beforeAll(async () => {
    for (const name of ['b.txt', 'a.txt', 'year/2025.txt', 'year/2026.txt', 'a/deep/er.txt']) {
      await papers()
        .upload(mine(`list/${name}`), name)
        .then(expectDone);
    }
  });
  const names = async (prefix: string, options = {}) =>
    (await papers().list(prefix, options).then(expectDone)).data.map(({ name }) => name);

  it('shows one level, folders without an id', async () => {
    const { data } = await papers().list(mine('list')).then(expectDone);
    expect(data.map(({ name, id }) => [name, id === null])).toEqual([
      ['a.txt', false],
      ['a', true],
      ['b.txt', false],
      ['year', true],
    ]);
    expect(data[0]?.metadata).toMatchObject({ size: 5, mimetype: 'text/plain;charset=UTF-8' });
  });

  it('sorts, searches and pages', async () => {
    expect(await names(mine('list'), { sortBy: { column: 'name', order: 'desc' } })).toEqual(['year', 'b.txt', 'a', 'a.txt']);
    expect(await names(mine('list'), { sortBy: { column: 'created_at', order: 'asc' } })).toEqual(['a', 'year', 'b.txt', 'a.txt']);
    expect(await names(mine('list'), { limit: 2, offset: 1 })).toEqual(['a', 'b.txt']);
    expect(await names(mine('list'), { search: 'Y' })).toEqual(['year']);
    expect(await names(mine('list/year'), { search: '2026' })).toEqual(['2026.txt']);
    expect(await names(mine('list'), { search: '%' })).toEqual([]);
  });

  it('page by page gives everything once, in every order', async () => {
    for (const column of ['name', 'created_at'] as const) {
      for (const order of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = { prefix: mine('list/'), with_delimiter: true, limit: 1, sortBy: { column, order } };
          const { data } = await papers()
            .listV2(cursor === undefined ? page : { ...page, cursor })
            .then(expectDone);
          seen.push(...data.folders.map(({ name }) => name), ...data.objects.map(({ name }) => name));
          cursor = data.nextCursor;
          if (!data.hasNext) break;
        }
        const everything = ['a.txt', 'a/', 'b.txt', 'year/'].map((name) => mine(`list/${name}`));
        expect([...seen].sort()).toEqual(everything);
        if (column === 'name') expect(seen).toEqual(order === 'asc' ? everything : everything.toReversed());
      }
    }
    expect((await place.withKey('/object/list-v2/papers', post({ cursor: 'bm8=' }, alice.token))).status).toBe(400);
  });
});

describe('moving, copying, removing', () => {
  it('moves within a bucket and to another, bytes and metadata with it', async () => {
    await papers()
      .upload(mine('draft'), 'text', { metadata: { by: 'alice' } })
      .then(expectDone);
    await papers().move(mine('draft'), mine('final')).then(expectDone);
    expect(codeOf((await papers().info(mine('draft'))).error)).toBe('404');
    await papers().move(mine('final'), mine('kept'), { destinationBucket: 'archive' }).then(expectDone);
    expect((await papers().exists(mine('final'))).data).toBe(false);
    const archive = alice.storage.from('archive');
    expect(await textOf(await archive.download(mine('kept')))).toBe('text');
    expect((await archive.info(mine('kept'))).data?.metadata).toEqual({ by: 'alice' });
  });

  it('copies, and the copy lives on when the original is changed or gone', async () => {
    await papers().upload(mine('original'), 'text').then(expectDone);
    const { data } = await papers().copy(mine('original'), mine('copy')).then(expectDone);
    expect(data.path).toBe(`papers/${mine('copy')}`);
    await papers().copy(mine('original'), mine('copy'), { destinationBucket: 'archive' }).then(expectDone);
    await papers().update(mine('original'), 'changed').then(expectDone);
    await papers().remove([mine('original')]);
    expect(await textOf(await papers().download(mine('copy')))).toBe('text');
    expect(await textOf(await alice.storage.from('archive').download(mine('copy')))).toBe('text');
  });

  it('overwrites nothing by the way', async () => {
    for (const name of ['one', 'two']) await papers().upload(mine(name), name).then(expectDone);
    expect(codeOf((await papers().move(mine('one'), mine('two'))).error)).toBe('409');
    expect(codeOf((await papers().copy(mine('one'), mine('two'))).error)).toBe('409');
    expect(codeOf((await papers().move(mine('none'), mine('three'))).error)).toBe('404');
    expect(codeOf((await papers().copy(mine('none'), mine('three'))).error)).toBe('404');
    expect(await textOf(await papers().download(mine('two')))).toBe('two');
  });

  it('removes many, naming those that were there', async () => {
    const { data } = await papers()
      .remove([mine('one'), mine('two'), mine('never was')])
      .then(expectDone);
    expect(data.map(({ name }) => name).sort()).toEqual([mine('one'), mine('two')]);
    expect((await papers().exists(mine('one'))).data).toBe(false);
    const again = await place.withKey(`/object/papers/${mine('one')}`, { method: 'DELETE', token: alice.token });
    expect(await again.json()).toMatchObject({ statusCode: '404', error: 'not_found' });
  });
});

const post = (body: unknown, token: string) => ({ method: 'POST', token, body: JSON.stringify(body) });

function expectDone<T extends { data: unknown; error: unknown }>(answer: T): Extract<T, { error: null }> {
  expect(answer.error).toBeNull();
  return answer as Extract<T, { error: null }>;
}
