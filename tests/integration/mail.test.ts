import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceDb, type Db } from '../../src/lib/server/db.ts';
import { createMailSender } from '../../src/lib/server/mail/mail-sender.ts';
import { sendMails } from '../../src/lib/server/mail/send-mails.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { smtpServer } from '../support/smtp-server.ts';

/** What the platform writes itself leaves the outbox once, and what could not leave says why. */
let backend: TestBackend;
let db: Db;

beforeAll(async () => {
  backend = await testBackend();
  db = createServiceDb(backend.url, backend.secretKey);
});
afterAll(() => backend?.close());

const outbox = async () =>
  (await db.from('mails').select('to_email, sent_at, attempts, fault').order('id')).data?.map((row) => ({
    ...row,
    sent_at: row.sent_at !== null,
  }));

it('sends what waits, once, and keeps what was refused with the reason', async () => {
  const { error } = await db.from('mails').insert([
    { to_email: 'reader@test.example', subject: '新供需', body: '麦盖提县' },
    { to_email: 'gone@test.example', subject: '新供需', body: '麦盖提县' },
  ]);
  expect(error).toBeNull();
  const smtp = await smtpServer({ refuse: 'gone@' });
  const send = createMailSender(`smtp://127.0.0.1:${smtp.port}`, 'post@feiqiao.example');

  await sendMails(db, send);
  expect(await outbox()).toEqual([
    { to_email: 'reader@test.example', sent_at: true, attempts: 1, fault: null },
    { to_email: 'gone@test.example', sent_at: false, attempts: 1, fault: expect.stringContaining('no such mailbox') as string },
  ]);

  await sendMails(db, send);
  expect(smtp.heard.filter((line) => line.startsWith('RCPT TO:<reader'))).toHaveLength(1);
  expect(await outbox()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]); // the refused one waits before it tries again
  smtp.stop();
});

it('never hands one mail to two servers at once', async () => {
  await db.from('mails').insert(Array.from({ length: 30 }, (_, n) => ({ to_email: `p${n}@test.example`, subject: 's', body: 'b' })));
  const taken = await Promise.all(Array.from({ length: 6 }, () => db.rpc('take_mails', { most: 10 })));
  const ids = taken.flatMap(({ data }) => (data ?? []).map(({ id }) => id));
  expect(ids).toHaveLength(30);
  expect(new Set(ids).size).toBe(30);
});

it('lets nobody but the platform take or write mails', async () => {
  const stranger = createClient(backend.url, backend.publishableKey, { auth: { persistSession: false } });
  expect((await stranger.rpc('take_mails', { most: 1 })).error?.code).toBe('42501');
  expect((await stranger.from('mails').insert({ to_email: 'a@b.example', subject: 's', body: 'b' })).error?.code).toBe('42501');
});
