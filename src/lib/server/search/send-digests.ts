import { z } from 'zod';
import { digestRhythm } from '../../domain/enums.ts';
import { parseListingFilter } from '../../domain/listing-filter.ts';
import { isLocale, loadMessages } from '../../i18n/index.ts';
import { unwrap, type Db } from '../db.ts';
import { publishedNow, type Published, type PublishedRow } from '../listing/published.ts';
import { contentMark } from './content-mark.ts';
import { digestMail } from './digest-mail.ts';

const DueSearch = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  query: z.string(),
  digest: z.enum(digestRhythm),
  locale: z.string().refine(isLocale),
  known: z.record(z.string(), z.string()),
  stopKey: z.uuid(),
  digestedAt: z.string(),
  email: z.string(),
  person: z.string(),
});
export type DueSearch = z.infer<typeof DueSearch>;

/** What one search has to tell: listings never told of, and listings that say something else than when they were told. */
export type SearchNews = { search: DueSearch; fresh: PublishedRow[]; changed: PublishedRow[] };

/**
 * Tells each person in one mail what her kept searches found since the last time; who has nothing new gets none. What was
 * told is noted in the transaction that queues the mail, so that no hit goes out twice, whoever else does the same.
 *
 * @param origin  the address of the pages, for links; empty where it is not known
 * @returns mails queued
 */
export async function sendDigests(service: Db, origin: string, today: string): Promise<number> {
  const due = z.array(DueSearch).parse(unwrap('due_searches', await service.rpc('due_searches')));
  if (due.length === 0) return 0;
  const published = await publishedNow(service);
  let mails = 0;
  for (const [userId, searches] of Map.groupBy(due, (search) => search.userId)) {
    const news = searches.map((search) => newsOf(search, published, today));
    if (await deliver(service, userId, news, origin)) mails += 1;
  }
  return mails;
}

export function newsOf(search: DueSearch, published: Published, today: string): SearchNews {
  const { filter } = parseListingFilter(new URLSearchParams(search.query));
  const hits = published.findAll(filter, today);
  return {
    search,
    fresh: hits.filter(({ listing }) => !(listing.id in search.known)),
    changed: hits.filter(({ listing }) => listing.id in search.known && search.known[listing.id] !== contentMark(listing)),
  };
}

async function deliver(service: Db, userId: string, news: readonly SearchNews[], origin: string): Promise<boolean> {
  const [first] = news;
  const hasNews = news.some(({ fresh, changed }) => fresh.length + changed.length > 0);
  if (!first) return false;
  const mail = hasNews ? digestMail(news, await loadMessages(first.search.locale), origin) : null;
  const told = news.map(({ search, fresh, changed }) => ({
    id: search.id,
    digestedAt: search.digestedAt,
    name: search.name,
    new: fresh.length,
    changed: changed.length,
    known: Object.fromEntries([...fresh, ...changed].map(({ listing }) => [listing.id, contentMark(listing)])),
  }));
  // The generated types don't know that an argument may be null.
  const text = { subject: mail?.subject ?? null, body: mail?.body ?? null } as { subject: string; body: string };
  const values = { person_id: userId, told, ...text };
  return unwrap('deliver_digest', await service.rpc('deliver_digest', values)) && mail !== null;
}
