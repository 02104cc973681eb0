import { createClient } from '@supabase/supabase-js';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { NO_FILTER } from '../../src/lib/domain/listing-filter.ts';
import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';
import type { Database } from '../../src/lib/server/database.ts';
import { publishedListings, publishedNow } from '../../src/lib/server/listing/published.ts';
import { saveSearch } from '../../src/lib/server/search/save-search.ts';
import { sendDigests } from '../../src/lib/server/search/send-digests.ts';
import { getSession } from '../../src/lib/server/session/get-session.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';

/** A kept search, the listing that is published afterwards, and the one mail about it. */
const ORIGIN = 'https://feiqiao.example';
const REF = 'digest-probe';
let backend: TestBackend;
let service: Db;
let person: Db;
let today: string;

beforeAll(async () => {
  backend = await testBackend();
  service = createServiceDb(backend.url, backend.secretKey);
  person = createClient<Database>(backend.url, backend.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  await person.auth.signInWithPassword({ email: 'enterprise@demo.feiqiao.example', password: DEMO_PASSWORD });
  today = new Date().toISOString().slice(0, 10);
  await publishedNow(service); // as a server does before the first person asks
  await sleep(100); // the backend is this process too: connections that it let go meanwhile are noticed
});
afterAll(() => backend?.close());

const version = async () => {
  const session = await getSession(person);
  if (!session.ok || !session.value) throw new Error('not signed in');
  return session.value.listingsVersion;
};
const reader = async () => ({ db: person, listingsVersion: await version() });
const aWeekLater = async () =>
  unwrap(
    'saved_searches',
    await service.from('saved_searches').update({ digested_at: '2026-01-01T00:00:00Z' }).neq('name', '').select('id'),
  );
const mails = async () =>
  unwrap('mails', await service.from('mails').select('subject, body').eq('to_email', 'enterprise@demo.feiqiao.example').order('id'));

describe('a kept search', () => {
  it('is kept with what it finds now, which is no news', async () => {
    const published = await publishedListings(await reader());
    const kept = await saveSearch(
      person,
      published,
      { name: '灰枣', digest: 'weekly' },
      { ...NO_FILTER, q: '灰枣 特产样本' },
      { locale: 'zh', today },
    );
    expect(kept).toEqual({ ok: true, value: null });
    await aWeekLater();
    expect(await sendDigests(service, ORIGIN, today)).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it('tells of a listing that is published afterwards, in one mail, once', async () => {
    const county = unwrap('organisations', await service.from('organisations').select('id').eq('name', '麦盖提县').limit(1))[0];
    const row = { ref: REF, organisation_id: county?.id ?? '', status: 'published' as const, title: '灰枣特产样本' };
    unwrap('listings', await service.from('listings').insert(row).select('id'));
    await aWeekLater();
    expect(await sendDigests(service, ORIGIN, today)).toBe(1);
    const [mail] = await mails();
    expect(mail?.subject).toBe('飞桥：您的搜索有 1 条新消息');
    expect(mail?.body).toContain('麦盖提县：灰枣特产样本');
    expect(mail?.body).toContain(`${ORIGIN}/listings/${REF}`);
    expect(mail?.body).toMatch(/\/stop-digest\?key=[0-9a-f-]{36}/);

    await aWeekLater();
    expect(await sendDigests(service, ORIGIN, today)).toBe(0);
    const notices = unwrap('notifications', await person.from('notifications').select('kind').eq('kind', 'search_news'));
    expect(notices).toHaveLength(1);
  });

  it('tells of a change of what it says, and not of one that says the same', async () => {
    unwrap('listings', await service.from('listings').update({ summary: '改过' }).eq('ref', REF).select('id'));
    await aWeekLater();
    expect(await sendDigests(service, ORIGIN, today)).toBe(1);
    expect((await mails()).at(-1)?.body).toContain('有变化');
    unwrap('listings', await service.from('listings').update({ summary: '改过' }).eq('ref', REF).select('id'));
    await aWeekLater();
    expect(await sendDigests(service, ORIGIN, today)).toBe(0);
  });

  it('ends its mails by the link of one, without signing in', async () => {
    const key = /key=([0-9a-f-]{36})/.exec((await mails())[0]?.body ?? '')?.[1] ?? '';
    expect(unwrap('stop_digest', await service.rpc('stop_digest', { stop_key: key }))).toBe('灰枣');
    expect(unwrap('due_searches', await service.rpc('due_searches'))).toEqual([]);
  });
});

describe('the published listings at hand', () => {
  it('follow each change without being read anew', async () => {
    const before = await publishedListings(await reader());
    const unchanged = before.byId.get('county-653127');
    unwrap('listings', await service.from('listings').update({ title: '灰枣新名' }).eq('ref', REF).select('id'));
    const after = await publishedListings(await reader());
    expect(after.byId.get(REF)?.listing.title).toBe('灰枣新名');
    expect(after.byId.get('county-653127')).toBe(unchanged); // the same object: it did not come again
    expect(after.findAll({ ...NO_FILTER, q: '新名' }, today).map(({ listing }) => listing.id)).toEqual([REF]);

    unwrap('listings', await service.from('listings').update({ status: 'paused' }).eq('ref', REF).select('id'));
    expect((await publishedListings(await reader())).byId.has(REF)).toBe(false);
    unwrap('listings', await service.from('listings').delete().eq('ref', REF).select('id'));
    expect((await publishedNow(service)).byId.size).toBe(276);
  });
});
