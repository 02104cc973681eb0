import type { Messages } from '../../i18n/zh.ts';
import type { PublishedRow } from '../listing/published.ts';
import type { SearchNews } from './send-digests.ts';

/** Listings named in a mail for each search and kind of news; the rest is a number and a link. */
const NAMED = 10;

/** One person's news as a plain-text mail. */
export function digestMail(news: readonly SearchNews[], { search: m }: Messages, origin: string): { subject: string; body: string } {
  const telling = news.filter(({ fresh, changed }) => fresh.length + changed.length > 0);
  const count = telling.reduce((sum, { fresh, changed }) => sum + fresh.length + changed.length, 0);
  const lines = [m.mail.hello(news[0]?.search.person ?? ''), '', m.mail.lead];
  for (const { search, fresh, changed } of telling) {
    lines.push('', m.mail.heading(search.name, fresh.length, changed.length), `${origin}/listings${search.query}`);
    lines.push(...named(m.mail.fresh, fresh), ...named(m.mail.changed, changed));
    lines.push(m.mail.stop, `${origin}/stop-digest?key=${search.stopKey}`);
  }
  return { subject: m.mail.subject(count), body: [...lines, '', m.mail.foot].join('\n') };

  function named(label: string, rows: readonly PublishedRow[]): string[] {
    if (rows.length === 0) return [];
    const shown = rows
      .slice(0, NAMED)
      .map(({ listing: { id, organisation, title } }) => `- ${organisation.name}：${title}\n  ${origin}/listings/${id}`);
    return ['', label, ...shown, ...(rows.length > NAMED ? [m.mail.more(rows.length - NAMED)] : [])];
  }
}
