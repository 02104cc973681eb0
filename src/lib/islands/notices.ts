/*
 * Asks every 20 seconds whether there are new notices and shows how many in the header and the title. The page is complete
 * without it; nobody is asked for while the page is not looked at. Built apart, see vite.config.ts.
 */
const EVERY = 20_000; // ms
const link = document.querySelector<HTMLAnchorElement>('a[data-notices]');
let mark: string | null = null;

async function ask(): Promise<void> {
  if (!link || document.hidden) return;
  const answer = await fetch('/notices/unread', { redirect: 'manual', headers: mark === null ? {} : { 'if-none-match': mark } });
  // Signed out, or away for a moment: what the page shows stays.
  if (!answer.ok) return;
  mark = answer.headers.get('etag');
  const { unread } = (await answer.json()) as { unread: number };
  show(unread);
}

function show(unread: number): void {
  const badge = link?.querySelector('b');
  if (!badge || Number(badge.dataset['unread']) === unread) return;
  badge.dataset['unread'] = String(unread);
  badge.hidden = unread === 0;
  const number = badge.firstElementChild;
  if (number) number.textContent = unread > 99 ? '99+' : String(unread);
}

const round = () => void ask().catch(() => undefined);
setInterval(round, EVERY);
document.addEventListener('visibilitychange', round);
