import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { SitingTables, type SitingQuestion } from '../../domain/siting-run.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { jsonBytes, parseJson } from '../run/objects.ts';

/** Tables as the database keeps them: a hundred thousand ways become some two hundred kilobytes. */
const packTables = async (tables: SitingTables): Promise<string> =>
  Buffer.from(await promisify(gzip)(jsonBytes(tables))).toString('base64');

/** Tables as they were packed. @throws when they are not what was packed */
export const unpackTables = async (packed: string): Promise<SitingTables> =>
  SitingTables.parse(parseJson(await promisify(gunzip)(Buffer.from(packed, 'base64'))));

/**
 * Asks for a siting run; its tables are kept beside it.
 *
 * @returns the run's id
 * @errors `not_allowed`, `too_many_runs`
 */
export async function enqueueSiting(db: Db, question: SitingQuestion): Promise<Result<string, AppErrorCode>> {
  const { sites, counties, wayRows, ways, ...settings } = question;
  const tables = { sites, counties, ...(wayRows ? { wayRows } : {}), ...(ways ? { ways } : {}) };
  return outcome(
    'enqueue_siting',
    await db.rpc('enqueue_siting', {
      settings: { ...settings, siteCount: sites.length, countyCount: counties.length },
      packed: await packTables(tables),
    }),
  );
}

/** Tables by their fingerprint; null where there are none, or they are another organisation's. */
export async function readSitingTables(db: Db, hash: string): Promise<SitingTables | null> {
  const row = unwrap('siting_tables', await db.from('siting_tables').select('packed').eq('hash', hash).limit(1)).at(0);
  return row ? unpackTables(row.packed) : null;
}
