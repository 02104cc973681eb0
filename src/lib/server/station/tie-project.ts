import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { tieOf } from './home-ties.ts';

/**
 * Says what a project that was entered in words is tied to.
 * @errors `not_found`, `not_allowed`, `wrong_state`, `home_listing_unknown`, `home_post_unknown`, `home_tie_needed`
 */
export async function tieStationProject(db: Db, projectId: string, tie: string): Promise<Result<null, AppErrorCode>> {
  const tied = outcome('tie_station_project', await db.rpc('tie_station_project', { project_id: projectId, ...tieOf(tie) }));
  return tied.ok ? ok(null) : tied;
}
