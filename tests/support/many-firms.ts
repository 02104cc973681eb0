import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../../src/lib/server/database.ts';
import { unwrap } from '../../src/lib/server/db.ts';
import { madeUpCountry } from '../bench/bundles/likeness.ts';

/** What holds a call to the backend small [rows]. */
const AT_ONCE = 500;

/**
 * Publishes made-up firms in the likeness of the samples, marked as such: for what only many listings show.
 *
 * @param count  how many, at most 800
 */
export async function publishManyFirms({ url, secretKey }: { url: string; secretKey: string }, count: number): Promise<void> {
  const db = createClient<Database>(url, secretKey, { auth: { persistSession: false } });
  const firms = madeUpCountry(1000, 7)
    .filter(({ organisation }) => organisation.kind === 'enterprise')
    .slice(0, count)
    .map((listing, at) => ({ ...listing, listingId: randomUUID(), organisationId: randomUUID(), name: `${listing.title}${at}（示例）` }));
  const slices = <T>(rows: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) => rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  for (const some of slices(firms)) {
    unwrap(
      'organisations',
      await db.from('organisations').insert(
        some.map(({ organisationId, name, organisation }) => ({
          id: organisationId,
          kind: 'enterprise' as const,
          name,
          region_code: organisation.region,
          is_sample: true,
        })),
      ),
    );
    unwrap(
      'listings',
      await db.from('listings').insert(
        some.map(({ listingId, organisationId, title, summary, id }) => ({
          id: listingId,
          ref: `made-up-${id}`,
          organisation_id: organisationId,
          status: 'published' as const,
          title,
          summary,
          is_sample: true,
        })),
      ),
    );
  }
  const factors = firms.flatMap(({ listingId, offers, seeks }) =>
    (['offer', 'seek'] as const).flatMap((direction) =>
      (direction === 'offer' ? offers : seeks).map(({ factor, description, quantity, unit }, position) => ({
        listing_id: listingId,
        direction,
        position,
        factor,
        description,
        quantity: quantity ?? null,
        unit: unit ?? null,
      })),
    ),
  );
  for (const some of slices(factors)) unwrap('listing_factors', await db.from('listing_factors').insert(some));
}
