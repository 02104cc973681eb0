import { z } from 'zod';
import { digestRhythm } from '../../domain/enums.ts';
import { err, isAppErrorCode, ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { listingFilterQuery, type ListingFilter } from '../../domain/listing-filter.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Db } from '../db.ts';
import type { Published } from '../listing/published.ts';
import { contentMark } from './content-mark.ts';

/** What a person says about a search that she keeps. */
export const SearchForm = z.object({ name: z.string().trim().min(1).max(60), digest: z.enum(digestRhythm) });
export type SearchForm = z.infer<typeof SearchForm>;

/** The code that SQL raised; anything else is a bug or an outage and throws. */
export function refusal(what: string, { code, message }: { code: string; message: string }): Result<never, AppErrorCode> {
  if (code === 'P0001' && isAppErrorCode(message)) return err(message);
  throw new Error(`${what}: ${code} ${message}`);
}

/**
 * Keeps a search. What it finds today counts as told: the digest is about what comes afterwards.
 *
 * @errors `too_many_searches`, `search_name_taken`
 */
export async function saveSearch(
  db: Db,
  published: Published,
  { name, digest }: SearchForm,
  filter: ListingFilter,
  { locale, today }: { locale: Locale; today: string },
): Promise<Result<null>> {
  const query = listingFilterQuery({ ...filter, page: 1 });
  const known = Object.fromEntries(published.findAll(filter, today).map(({ listing }) => [listing.id, contentMark(listing)]));
  const { error } = await db.rpc('save_search', { name, query, digest, locale, known });
  return error ? refusal('save_search', error) : ok(null);
}
