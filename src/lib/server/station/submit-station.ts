import type { AppErrorCode } from '../../domain/errors.ts';
import { findRegion } from '../../domain/region-name.ts';
import { readStation, type StationFaults, type TypedStation } from '../../domain/station.ts';
import type { Db } from '../db.ts';
import { REGION_NAMES, REGIONS } from '../reference/reference.ts';
import { saveStation } from './save-station.ts';

/** Saved, or why not: the faults at the fields, or the code of the whole. */
export type Submitted = { id: string } | { id: null; faults: StationFaults; code: AppErrorCode | null };

/**
 * Reads the form and saves it. A place may be written by name: among several of one name the one near the writer is meant.
 *
 * @errors (as `code`) those of `saveStation`
 */
export async function submitStation(
  db: Db,
  at: { id: string | null; revision: number },
  typed: TypedStation,
  near: string | null,
): Promise<Submitted> {
  const found = findRegion(typed.region, REGION_NAMES, near);
  const { content, faults } = readStation({ ...typed, region: found.ok ? found.code : typed.region.trim() }, (code) => REGIONS.has(code));
  if (Object.keys(faults).length > 0) return { id: null, faults, code: null };
  const saved = await saveStation(db, at, content);
  return saved.ok ? { id: saved.value } : { id: null, faults: {}, code: saved.error.code };
}
