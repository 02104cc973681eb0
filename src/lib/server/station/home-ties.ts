import { unwrap, type Db } from '../db.ts';

/** What a project can be tied to at one place at home: its published listings, and the posts there that the caller may see. */
export type HomeTies = { home: string; listings: { ref: string; title: string }[]; posts: { id: string; name: string }[] };

const MOST = 500;

/** Ties of some home places, in the order given. */
export async function homeTies(db: Db, homes: readonly string[]): Promise<HomeTies[]> {
  if (homes.length === 0) return [];
  const [organisations, listings, posts] = await Promise.all([
    db.from('organisations').select('id, region_code').in('id', homes),
    db
      .from('listings')
      .select('ref, title, organisation_id')
      .in('organisation_id', homes)
      .eq('status', 'published')
      .order('ref')
      .limit(MOST),
    db.from('posts').select('id, title, unit:work_units(name, region_code, organisation_id)').order('ref').limit(MOST),
  ]);
  const regions = new Map(unwrap('organisations', organisations).map(({ id, region_code: region }) => [id, region]));
  const [published, seen] = [unwrap('listings', listings), unwrap('posts', posts)];
  return homes.map((home) => ({
    home,
    listings: published.filter((listing) => listing.organisation_id === home).map(({ ref, title }) => ({ ref, title })),
    posts: seen.flatMap(({ id, title, unit }) =>
      unit && (unit.organisation_id === home || unit.region_code === regions.get(home)) ? [{ id, name: `${title}（${unit.name}）` }] : [],
    ),
  }));
}

/** A choice as the form sends it: `listing:` with a number, or `post:` with an id. Anything else is no tie. */
export function tieOf(typed: string): { listing_ref?: string; post_id?: string } {
  const [, kind, what = ''] = /^(listing|post):(.+)$/.exec(typed) ?? [];
  if (kind === 'listing') return { listing_ref: what };
  return kind === 'post' && /^[0-9a-f-]{36}$/.test(what) ? { post_id: what } : {};
}
