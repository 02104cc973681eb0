import { readMailbox } from './mailbox.ts';
import type { DeliveredMail } from './mailbox.ts';
import { escapeHtml } from './messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../http/message.ts';

/** Newest mails shown. */
const SHOWN = 100;

/**
 * The development mailbox as a page (`/mailbox`) and as JSON (`/mailbox/messages`). Whoever reads it can open any account,
 * so it answers this machine only, and only under this machine's names: another site's page can't reach it by pointing
 * its own name at 127.0.0.1.
 */
export function createMailboxPage(file: string): Service {
  return async (request) => {
    if (request.method !== 'GET' || !isThisMachine(request)) return page(404, '<p>Not found</p>');
    const mails = await readMailbox(file, SHOWN);
    if (request.path === '/messages')
      return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: JSON.stringify(mails) };
    if (request.path === '/') return page(200, mails.length === 0 ? '<p>没有邮件 · No mail yet</p>' : mails.map(article).join('\n'));
    return page(404, '<p>Not found</p>');
  };
}

function isThisMachine(request: HttpRequest): boolean {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  return /^(127\.\d+\.\d+\.\d+|::1)$/.test(request.ip) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

/** The mail itself stands in a frame without scripts; its links open in the whole window. */
const article = ({ at, to, subject, html }: DeliveredMail) => `<article>
  <h2>${escapeHtml(subject)}</h2>
  <p>${escapeHtml(to)} · <time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time></p>
  <iframe title="${escapeHtml(subject)}" sandbox="allow-top-navigation-by-user-activation" srcdoc="${escapeHtml(`<base target="_top">${html}`)}"></iframe>
</article>`;

const page = (status: number, content: string): HttpResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  },
  body: `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>邮箱 · Mailbox</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
  h2 { margin: 2rem 0 0; font-size: 1.1rem; }
  iframe { width: 100%; height: 14rem; border: 1px solid #8888; background: #fff; color-scheme: light; }
</style>
<h1>邮箱 · Mailbox</h1>
${content}
</html>
`,
});
