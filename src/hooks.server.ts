import { randomUUID } from 'node:crypto';
import { error, redirect, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from '$env/dynamic/private';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { chineseDay } from '$lib/domain/working-day';
import { HTML_LANG, isLocale, loadMessages } from '$lib/i18n';
import { compressed } from '$lib/server/compressed';
import { createRequestDb, createServiceDb, SESSION_COOKIE, watchedFetch, type Db } from '$lib/server/db';
import { startDuties } from '$lib/server/duty/start-duties';
import { ListingsNotReady, publishedNow } from '$lib/server/listing/published';
import { accessTokenIn } from '$lib/server/session/access-token';
import { getSession, getSessionBy } from '$lib/server/session/get-session';

const backend = { url: env.SUPABASE_URL ?? '', publishableKey: env.SUPABASE_PUBLISHABLE_KEY ?? '' };
/** The platform's own rights, for duties and invitations; nothing a page shows is read with it. */
const serviceDb = env.SUPABASE_SECRET_KEY ? createServiceDb(backend.url, env.SUPABASE_SECRET_KEY) : null;

/** Begins what the platform does by itself, in the server process that has the right to. */
export const init: ServerInit = () => {
  if (!serviceDb) return;
  // Before the first person asks; where it fails, her asking tries again.
  publishedNow(serviceDb).catch(() => {});
  startDuties(serviceDb, {
    smtpUrl: env.SMTP_URL,
    sender: env.MAIL_FROM,
    // Without an address of its own the platform is on this machine only.
    origin: env.ORIGIN ?? `http://127.0.0.1:${env.PORT ?? 3000}`,
    everySeconds: Number(env.DUTY_EVERY_SECONDS ?? 600),
  });
};

/** Chinese unless the person chose otherwise on this device. */
const locale: Handle = ({ event, resolve }) => {
  const chosen = event.cookies.get('locale');
  event.locals.locale = isLocale(chosen) ? chosen : 'zh';
  event.locals.today = chineseDay(new Date());
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%feiqiao.lang%', HTML_LANG[event.locals.locale]),
  });
};

/** Who asks? */
const session: Handle = async ({ event, resolve }) => {
  const { locals, cookies, url } = event;
  locals.backendDown = false;
  locals.notReady = false;
  locals.account = null;
  locals.listingsVersion = '';
  locals.unread = 0;
  locals.serviceDb = serviceDb;
  locals.sessionState = cookies.getAll().some(({ name }) => name.startsWith(SESSION_COOKIE)) ? 'expired' : 'none';
  const client = {
    address: event.getClientAddress(),
    secure: url.protocol === 'https:',
    fetch: watchedFetch(() => (locals.backendDown = true)),
    cookies,
  };
  // Many pages never ask the client itself for anything.
  let db: Db | null = null;
  Object.defineProperty(locals, 'db', { get: () => (db ??= createRequestDb(backend, client)), enumerable: true });

  // Addresses that lead nowhere need no session; cookies alone prove nothing until the database has seen the token.
  if (locals.sessionState === 'expired' && event.route.id !== null) await identify(locals, cookies.get(SESSION_COOKIE), client);

  const response = await resolve(event);
  // A load that failed because the backend went away in mid-request is an outage, not a bug.
  if (response.status !== 500 || !(locals.backendDown || locals.notReady)) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', locals.notReady ? '3' : '10');
  if (locals.notReady) headers.set('refresh', '3');
  return new Response(response.body, { status: 503, headers });
};

async function identify(locals: App.Locals, cookie: string | undefined, client: { address: string; fetch: typeof fetch }): Promise<void> {
  try {
    const token = accessTokenIn(cookie, Date.now() / 1000);
    const session = token === null ? await renewed(locals.db) : await getSessionBy(token, backend, client);
    if (!session?.ok) return;
    locals.sessionState = 'valid';
    locals.account = session.value?.account ?? null;
    locals.listingsVersion = session.value?.listingsVersion ?? '';
    locals.unread = session.value?.unread ?? 0;
  } catch (cause) {
    if (!locals.backendDown) throw cause;
  }
}

/** By the client, which renews a token that runs out; null where there is no session to renew. */
async function renewed(db: Db) {
  const { data } = await db.auth.getSession();
  return data.session ? getSession(db) : null;
}

/** Pages inside `(app)` are for members; everyone else is asked to sign in and brought back to where she wanted to go. */
const guard: Handle = async ({ event, resolve }) => {
  const { locals, route, url } = event;
  if (!route.id?.startsWith('/(app)') || locals.account) return resolve(event);

  if (locals.backendDown) {
    const { error: sentences } = await loadMessages(locals.locale);
    error(APP_ERRORS.backend_down, { code: 'backend_down', message: sentences.backend_down });
  }
  const reason = { none: 'required', expired: 'expired', valid: 'no_membership' }[locals.sessionState];
  redirect(303, `/sign-in?${new URLSearchParams({ reason, next: url.pathname + url.search })}`);
};

/** On a slow line what counts is the bytes. */
const small: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

export const handle = sequence(small, locale, session, guard);

/** Unexpected failures: the log gets the cause, the person a sentence and an id that finds it. */
export const handleError: HandleServerError = async ({ error: cause, event, status }) => {
  const { error: sentences } = await loadMessages(event.locals.locale ?? 'zh');
  if (cause instanceof ListingsNotReady) {
    event.locals.notReady = true;
    return { code: 'listings_not_ready', message: sentences.listings_not_ready };
  }
  if (status === 404) return { code: 'not_found', message: sentences.not_found };
  // More than the server takes of a body at all: the form's own limit could not answer.
  if (status === 413) return { code: 'file_too_large', message: sentences.file_too_large };
  const code: AppErrorCode = event.locals.backendDown ? 'backend_down' : status < 500 ? 'bad_request' : 'unexpected';
  const id = randomUUID().slice(0, 8);
  console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, cause);
  return { code, message: sentences[code], id };
};
