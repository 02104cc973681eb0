import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AUTH_DEFAULTS } from '../config.ts';
import { createMailboxPage } from './mailbox-page.ts';
import { createMailbox, readMailbox } from './mailbox.ts';
import { Mailer } from './mailer.ts';
import { composeMail } from './messages.ts';
import { smtpServer } from '../../../../tests/support/smtp-server.ts';
import { createSmtpTransport } from './smtp.ts';
import type { AuthConfig } from '../config.ts';
import type { HttpRequest } from '../../http/message.ts';

const config: AuthConfig = { ...AUTH_DEFAULTS, externalUrl: 'http://127.0.0.1:54321', siteUrl: 'http://127.0.0.1:3000', mailboxFile: '' };
const variables = {
  ConfirmationURL: 'http://127.0.0.1:54321/auth/v1/verify?token=abc&type=recovery',
  Token: '123456',
  TokenHash: 'abc',
  SiteURL: 'http://127.0.0.1:3000',
  Email: 'a@b.cn',
  NewEmail: '"><script>alert(1)</script>@b.cn',
  RedirectTo: '',
};

describe('messages', () => {
  test.each(['confirmation', 'recovery', 'invite', 'magic_link', 'email_change'] as const)(
    '%s: both languages, the link, nothing left unfilled',
    (kind) => {
      const { subject, html } = composeMail(config, kind, 'a@b.cn', variables);
      expect(subject).toMatch(/^\p{Script=Han}+ · [A-Z][^{}]+$/u);
      expect(html).toContain('href="http://127.0.0.1:54321/auth/v1/verify?token=abc&amp;type=recovery"');
      expect(html).not.toMatch(/[{}]/);
      expect(html).not.toContain('<script');
    },
  );

  test('own wording comes first, and unknown variables stay as they are', () => {
    const templates = { invite: { subject: 'Come, {{ .Email }}', html: '{{.TokenHash}} {{ .Nonsense }}' } };
    expect(composeMail({ ...config, templates }, 'invite', 'a@b.cn', variables)).toEqual({
      to: 'a@b.cn',
      subject: 'Come, a@b.cn',
      html: 'abc {{ .Nonsense }}',
    });
  });

  test('a line break in a variable cannot start a new header', () => {
    const templates = { invite: { subject: '{{ .Email }}', html: '' } };
    const { subject } = composeMail({ ...config, templates }, 'invite', 'a@b.cn', { ...variables, Email: 'a\r\nBcc: c@d.cn' });
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('the development mailbox', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'feiqiao-mail-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const visit = (file: string, path: string, ip = '127.0.0.1', host = '127.0.0.1:54321') =>
    createMailboxPage(file)({ method: 'GET', path, headers: { host }, ip } as unknown as HttpRequest);

  test('shows the newest mail first, to its owner only', async () => {
    const file = join(folder, 'deep/mailbox.jsonl');
    const mailbox = createMailbox(file);
    for (const subject of ['first', 'second']) await mailbox.send({ to: 'a@b.cn', subject, html: '<p>hello</p>' });
    expect((await readMailbox(file, 10)).map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect((await readMailbox(file, 1)).map(({ subject }) => subject)).toEqual(['second']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await visit(file, '/messages')).body as string)).toMatchObject([{ subject: 'second' }, { subject: 'first' }]);
  });

  test('is a page, also when empty', async () => {
    const { status, body } = await visit(join(folder, 'none.jsonl'), '/');
    expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('没有邮件') as string });
  });

  test('keeps the markup of mails inside their frames', async () => {
    const file = join(folder, 'mailbox.jsonl');
    await createMailbox(file).send({ to: '<b>a</b>@b.cn', subject: '<script>1</script>', html: '"></iframe><script>2</script>' });
    const { body, headers } = await visit(file, '/');
    expect(body).not.toMatch(/<script|<b>/);
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
  });

  test.each([
    ['another machine', '192.168.1.7', '127.0.0.1:54321'],
    ['a site whose name points here', '127.0.0.1', 'evil.example'],
    ['a name that begins like ours', '127.0.0.1', 'localhost.evil.example'],
  ])('does not answer %s', async (_, ip, host) => {
    expect((await visit(join(folder, 'mailbox.jsonl'), '/', ip, host)).status).toBe(404);
    expect((await visit(join(folder, 'mailbox.jsonl'), '/messages', ip, host)).status).toBe(404);
  });
});

describe('the outgoing post', () => {
  test('a failure in the background is logged, not thrown', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const mailer = new Mailer({ send: () => Promise.reject(new Error('refused')), close: async () => {} });
    const mail = { to: 'a@b.cn', subject: '', html: '' };
    mailer.post(Promise.resolve(mail));
    await mailer.close();
    expect(log).toHaveBeenCalledOnce();
    await expect(mailer.send(mail)).rejects.toThrow('refused');
    log.mockRestore();
  });

  test('closing waits for what is under way', async () => {
    const sent: string[] = [];
    const slow = async ({ to }: { to: string }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      sent.push(to);
    };
    const mailer = new Mailer({ send: slow, close: async () => void sent.push('closed') });
    mailer.post(Promise.resolve({ to: 'a@b.cn', subject: '', html: '' }));
    await mailer.close();
    expect(sent).toEqual(['a@b.cn', 'closed']);
  });
});

describe('SMTP', () => {
  test('sends to the one address, from the configured sender', async () => {
    const { heard, port, stop } = await smtpServer();
    const transport = createSmtpTransport({
      host: '127.0.0.1',
      port,
      user: '',
      pass: '',
      adminEmail: 'post@feiqiao.cn',
      senderName: '飞桥, Feiqiao',
    });
    await transport.send({ to: 'a@b.cn', subject: '重设密码', html: '<p>链接</p>' });
    await transport.close();
    stop();
    expect(heard).toContain('MAIL FROM:<post@feiqiao.cn>');
    expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<a@b.cn>']);
    expect(heard.join('\n')).toContain('Content-Type: text/html; charset=utf-8');
  });
});
