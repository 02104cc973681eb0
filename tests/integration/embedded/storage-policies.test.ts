import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, newPerson, openPapers, textOf } from './storage-papers/papers.ts';

let place: Awaited<ReturnType<typeof openPapers>>;
let alice: Awaited<ReturnType<typeof newPerson>>;
let bob: Awaited<ReturnType<typeof newPerson>>;
/** Alice's paper, and its poster in the public bucket. */
let paper: string;
beforeAll(async () => {
  place = await openPapers();
  alice = await newPerson(place, 'alice');
  bob = await newPerson(place, 'bob');
  paper = `${alice.id}/paper.txt`;
  for (const bucket of ['papers', 'archive', 'posters']) {
    expect((await alice.storage.from(bucket).upload(paper, `alice’s in ${bucket}`)).error).toBeNull();
  }
});
afterAll(() => place.close());

describe('Bob, in Alice’s folder', () => {
  const papers = () => bob.storage.from('papers');

  it('sees nothing', async () => {
    expect(codeOf((await papers().info(paper)).error)).toBe('404');
    expect((await papers().exists(paper)).data).toBe(false);
    expect((await papers().download(paper)).data).toBeNull();
    expect((await papers().list(alice.id)).data).toEqual([]);
    expect((await papers().list('')).data).toEqual([]);
    expect((await papers().listV2({ prefix: alice.id })).data).toMatchObject({ objects: [], folders: [], hasNext: false });
    expect(codeOf((await papers().createSignedUrl(paper, 60)).error)).toBe('404');
    expect((await papers().createSignedUrls([paper], 60)).data).toMatchObject([{ signedUrl: null, error: expect.any(String) as string }]);
  });

  it('puts nothing, under no pretext', async () => {
    const refused = [
      await papers().upload(`${alice.id}/new.txt`, 'x'),
      await papers().upload(paper, 'x', { upsert: true }),
      await papers().update(paper, 'x'),
      await papers().createSignedUploadUrl(`${alice.id}/new.txt`),
    ];
    for (const { error } of refused) expect([codeOf(error), error?.message]).toEqual(['403', 'new row violates row-level security policy']);
    // A name that is taken tells so before policies do: Postgres has it that way for inserts.
    expect(['403', '409']).toContain(codeOf((await papers().upload(paper, 'x')).error));
  });

  it('moves, copies and removes nothing', async () => {
    const own = `${bob.id}/own.txt`;
    expect(codeOf((await papers().move(paper, own)).error)).toBe('404');
    expect(codeOf((await papers().copy(paper, own)).error)).toBe('404');
    expect((await papers().remove([paper])).data).toEqual([]);
    const single = await place.withKey(`/object/papers/${paper}`, { method: 'DELETE', token: bob.token });
    expect(codeOf(await single.json())).toBe('403');

    await papers().upload(own, 'bob’s');
    expect(codeOf((await papers().move(own, `${alice.id}/gift.txt`)).error)).toBe('403');
    expect(codeOf((await papers().move(own, `${alice.id}/gift.txt`, { destinationBucket: 'archive' })).error)).toBe('403');
    expect(codeOf((await papers().copy(own, `${alice.id}/gift.txt`)).error)).toBe('403');
    expect(await textOf(await papers().download(own))).toBe('bob’s');
  });

  it('reaches what lies in a public bucket, but cannot change it', async () => {
    const posters = bob.storage.from('posters');
    expect(await textOf(await posters.download(paper))).toBe('alice’s in posters');
    expect(codeOf((await posters.update(paper, 'x')).error)).toBe('403');
    expect((await posters.remove([paper])).data).toEqual([]);
    expect((await posters.list(alice.id)).data).toEqual([]);
  });

  it('left everything as it was', async () => {
    for (const bucket of ['papers', 'archive', 'posters']) {
      expect(await textOf(await alice.storage.from(bucket).download(paper))).toBe(`alice’s in ${bucket}`);
      expect((await alice.storage.from(bucket).list(alice.id)).data?.map(({ name }) => name)).toEqual(['paper.txt']);
    }
  });
});

describe('Alice', () => {
  it('keeps what a policy keeps from its owner', async () => {
    const archive = alice.storage.from('archive');
    expect((await archive.remove([paper])).data).toEqual([]);
    expect(await textOf(await archive.download(paper))).toBe('alice’s in archive');
    await alice.storage.from('papers').upload(`${alice.id}/scan.txt`, 'x');
    const moved = await alice.storage.from('papers').move(`${alice.id}/scan.txt`, `${alice.id}/scan.txt`, { destinationBucket: 'scans' });
    expect(codeOf(moved.error)).toBe('403');
    expect(await textOf(await alice.storage.from('papers').download(`${alice.id}/scan.txt`))).toBe('x');
  });

  it('owns what she uploads', async () => {
    const { data } = await alice.storage.from('papers').remove([`${alice.id}/scan.txt`]);
    expect(data).toMatchObject([{ owner: alice.id }]);
  });
});

describe('buckets', () => {
  it('are seen by whom policies let see them, and made and changed by the administrator alone', async () => {
    expect((await alice.storage.listBuckets()).data?.map(({ id }) => id)).toEqual(['archive', 'papers', 'posters', 'scans']);
    expect(codeOf((await alice.storage.createBucket('mine')).error)).toBe('403');
    expect(codeOf((await alice.storage.updateBucket('papers', { public: true })).error)).toBe('404');
    expect((await place.administrator.createBucket('fresh', { public: false })).error).toBeNull();
    expect(codeOf((await alice.storage.deleteBucket('fresh')).error)).toBe('404');
    expect(codeOf((await place.administrator.createBucket('fresh')).error)).toBe('409');
    expect((await place.administrator.deleteBucket('fresh')).error).toBeNull();
    expect(codeOf((await place.administrator.getBucket('fresh')).error)).toBe('404');
  });

  it('are not deleted while full, and emptied only of what the caller may delete', async () => {
    await place.administrator.createBucket('shared room', { public: true });
    const room = (who: typeof alice) => who.storage.from('shared room');
    for (const person of [alice, bob]) expect((await room(person).upload(`${person.id}/x`, 'x')).error).toBeNull();
    expect(codeOf((await place.administrator.deleteBucket('shared room')).error)).toBe('409');
    expect((await alice.storage.emptyBucket('shared room')).error).toBeNull();
    expect((await room(bob).exists(`${alice.id}/x`)).data).toBe(false);
    expect((await room(bob).exists(`${bob.id}/x`)).data).toBe(true);
    expect((await place.administrator.emptyBucket('shared room')).error).toBeNull();
    expect((await place.administrator.deleteBucket('shared room')).error).toBeNull();
  });
});

describe('a stranger', () => {
  it('gets what is public, without a key; nothing else, with one', async () => {
    const open = await fetch(`${place.url}/storage/v1/object/public/posters/${paper}`);
    expect([open.status, await open.text()]).toEqual([200, 'alice’s in posters']);
    expect((await fetch(`${place.url}/storage/v1/object/posters/${paper}`)).status).toBe(200);
    for (const path of [`/object/public/papers/${paper}`, `/object/papers/${paper}`, `/object/info/public/papers/${paper}`]) {
      const refused = await fetch(`${place.url}/storage/v1${path}`);
      expect([refused.status, codeOf(await refused.json())]).toEqual([400, '404']);
    }
    expect(codeOf(await (await place.withKey(`/object/papers/${paper}`)).json())).toBe('404');
    const upload = await place.withKey(`/object/papers/${alice.id}/x`, { method: 'POST', body: 'x' });
    expect(codeOf(await upload.json())).toBe('403');
  });

  it('is told so when a key or a good token is missing', async () => {
    const nobody = await fetch(`${place.url}/storage/v1/bucket`);
    expect(await nobody.json()).toMatchObject({ statusCode: '403', error: 'Unauthorized', message: 'Invalid Compact JWS' });
    // A bad token is refused, never taken for a stranger's.
    for (const token of ['nonsense', `${alice.token.slice(0, -8)}AAAAAAAA`]) {
      const refused = await place.withKey('/bucket', { token });
      expect(codeOf(await refused.json())).toBe('403');
    }
  });
});
