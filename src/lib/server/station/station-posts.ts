import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** A post of the caller's talent office, and whether its secondees live at this station. */
export type StationPost = { id: string; name: string; here: boolean };

/** Posts that a talent office keeps, those at the station first. */
export async function postsForStation(db: Db, officeId: string, stationId: string): Promise<StationPost[]> {
  const rows = db.from('posts').select('id, ref, title, station_posts(station_id)').eq('office_id', officeId).order('ref').limit(500);
  return unwrap('posts', await rows)
    .map(({ id, ref, title, station_posts: tie }) => ({ id, name: `${ref} ${title}`, here: tie?.station_id === stationId }))
    .sort((a, b) => Number(b.here) - Number(a.here));
}

/** Says where the secondees of a post live; null: nowhere in particular. @errors `not_found`, `not_allowed`, `no_places` */
export async function setPostStation(db: Db, postId: string, stationId: string | null): Promise<Result<null, AppErrorCode>> {
  // The generated types do not know that a station may be absent.
  const set = outcome('set_post_station', await db.rpc('set_post_station', { post_id: postId, station_id: stationId as string }));
  return set.ok ? ok(null) : set;
}
